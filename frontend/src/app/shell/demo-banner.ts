import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** Says that all of this is invented, and where the mails that were not sent can be read. */
@Component({
  selector: 'app-demo-banner',
  imports: [RouterLink, TranslocoPipe],
  template: `<aside [attr.aria-label]="'frame.demo.label' | transloco">
    <span>{{ 'frame.demo.text' | transloco }}</span> <a routerLink="/demo/mails">{{ 'frame.demo.mails' | transloco }}</a>
  </aside>`,
  styles: `
    aside { padding: 5px var(--space-6); background: var(--warn-fill); color: var(--warn-ink); font-size: var(--text-small); text-align: center; }
    a { color: inherit; font-weight: 600; margin-inline-start: var(--space-2); }
  `,
})
export class DemoBanner {}
