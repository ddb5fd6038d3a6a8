import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { languages, type Language } from '#shared/platform';
import { languageNames, Languages } from '../platform/i18n/languages';
import { SessionStore } from '../platform/session/session-store';

/** Switches the language in place; nothing on the page is lost. */
@Component({
  selector: 'app-language-menu',
  imports: [MatButton, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe],
  template: `
    <button matButton type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="('frame.language' | transloco) + ': ' + names[current()]">
      <mat-icon svgIcon="language" /><span class="word">{{ names[current()] }}</span>
    </button>
    <mat-menu #menu="matMenu">
      @for (language of all; track language) {
        <button mat-menu-item type="button" role="menuitemradio" [attr.aria-checked]="language === current()" [lang]="language" (click)="use(language)">
          <mat-icon [svgIcon]="language === current() ? 'check' : 'globe'" />{{ names[language] }}
        </button>
      }
    </mat-menu>
  `,
  styles: '@media (max-width: 799px) { .word { display: none; } button { --mat-button-text-icon-spacing: 0; min-inline-size: 44px; } }',
})
export class LanguageMenu {
  private readonly session = inject(SessionStore);
  protected readonly current = inject(Languages).current;
  protected readonly all = languages;
  protected readonly names = languageNames;

  protected use(language: Language): Promise<void> {
    return this.session.useLanguage(language);
  }
}
