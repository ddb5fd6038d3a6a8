import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { languages, type Language } from '#shared/platform';
import { languageNames, Languages } from '../platform/i18n/languages';
import { SessionStore } from '../platform/session/session-store';

/** All languages side by side, each in its own name: for pages that should load fast. */
@Component({
  selector: 'app-language-choice',
  imports: [TranslocoPipe],
  template: `<div role="group" [attr.aria-label]="'frame.language' | transloco">
    @for (language of all; track language) {
      <button type="button" [lang]="language" [attr.aria-pressed]="language === current()" (click)="use(language)">{{ names[language] }}</button>
    }
  </div>`,
  styles: `
    div { display: flex; flex-wrap: wrap; gap: 2px; }
    button { min-block-size: 36px; padding-inline: var(--space-2); border: 0; border-radius: var(--corner); background: none; color: inherit; font: inherit; font-size: var(--text-small); cursor: pointer; }
    button[aria-pressed='true'] { background: var(--rail-active); color: var(--rail-ink-strong); font-weight: 600; }
    button:hover { text-decoration: underline; }
  `,
})
export class LanguageChoice {
  private readonly session = inject(SessionStore);
  protected readonly current = inject(Languages).current;
  protected readonly all = languages;
  protected readonly names = languageNames;

  protected use(language: Language): Promise<void> {
    return this.session.useLanguage(language);
  }
}
