import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from './icon-drawings';

/** Nothing here: why, and what to do (put the button inside). */
@Component({
  selector: 'app-empty-state',
  imports: [MatIcon],
  template: `
    <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    <p class="title">{{ title() }}</p>
    @if (text(); as words) { <p class="soft">{{ words }}</p> }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host { display: flex; flex-direction: column; align-items: center; gap: var(--space-2); padding: var(--space-7) var(--space-4); text-align: center; }
    .mat-icon { inline-size: 36px; block-size: 36px; color: var(--ink-soft); }
    .title { font-weight: 600; }
    .actions:empty { display: none; }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input<string>();
  readonly icon = input<IconName>('empty');
}
