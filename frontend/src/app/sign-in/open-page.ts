import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from '../ui/language-choice';
import { ReachBanner } from '../ui/reach-banner';

/** The frame of pages for people who are not signed in: name, language, one column. */
@Component({
  selector: 'app-open-page',
  imports: [LanguageChoice, ReachBanner, RouterLink, TranslocoPipe],
  template: `
    <header>
      <a class="brand" routerLink="/">
        <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 5 26 10.8v10.4L16 27 6 21.2V10.8z" /><path class="cross" d="M16 12v8M12 16h8" /></svg>
        {{ 'frame.product' | transloco }}
      </a>
      <a routerLink="/public/calls">{{ 'frame.openCalls' | transloco }}</a>
      <app-language-choice />
    </header>
    <app-reach-banner />
    <main tabindex="-1" [class.wide]="isWide()"><ng-content /></main>
  `,
  styles: `
    :host { display: block; min-block-size: 100dvh; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-4); padding: var(--space-3) var(--space-5); background: var(--rail); color: var(--rail-ink); }
    header a { color: inherit; }
    .brand { display: flex; align-items: center; gap: var(--space-3); margin-inline-end: auto; font-weight: 600; text-decoration: none; color: var(--rail-ink-strong); }
    svg { inline-size: 28px; block-size: 28px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .cross { stroke: #f3c969; }
    header :focus-visible { outline-color: #f3c969; }
    main { max-inline-size: 30rem; margin-inline: auto; padding: var(--space-7) var(--space-4); }
    main.wide { max-inline-size: 72rem; }
    @media (max-width: 599px) { main { padding-block: var(--space-4); } }
  `,
})
export class OpenPage {
  readonly isWide = input(false);
}
