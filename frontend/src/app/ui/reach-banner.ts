import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { ShownAsOf } from '../platform/device/kept-answers';
import { ServerReach } from '../platform/http/server-reach';
import { formatInstant } from '../platform/i18n/format-day';
import { Languages } from '../platform/i18n/languages';

/** The server does not answer: said while it lasts. */
@Component({
  selector: 'app-reach-banner',
  imports: [MatIcon, TranslocoPipe],
  template: `<div role="status">
    @if (reach.isAway()) { <p><mat-icon svgIcon="cloud-off" aria-hidden="true" />{{ 'frame.away' | transloco }}@if (shownAsOf(); as at) {&ngsp;{{ 'frame.asOf' | transloco: { at } }} }</p> }
  </div>`,
  styles: `
    p { display: flex; align-items: center; gap: var(--space-2); max-inline-size: none; padding: var(--space-2) var(--space-6); background: var(--bad-fill); color: var(--bad-ink); font-weight: 500; }
    .mat-icon { inline-size: 18px; block-size: 18px; }
  `,
})
export class ReachBanner {
  private readonly asOf = inject(ShownAsOf);
  private readonly languages = inject(Languages);
  protected readonly reach = inject(ServerReach);
  // Not by its pipe: with it the first page would load the formats of money too.
  protected readonly shownAsOf = computed(() => { const at = this.asOf.at(); return at && formatInstant(at, this.languages.current()); });
}
