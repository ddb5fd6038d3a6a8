import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { ShownAsOf } from '../platform/device/kept-answers';
import { ServerReach } from '../platform/http/server-reach';
import { InstantPipe } from '../platform/i18n/format-pipes';

/** The server does not answer: said while it lasts. */
@Component({
  selector: 'app-reach-banner',
  imports: [InstantPipe, MatIcon, TranslocoPipe],
  template: `<div role="status">
    @if (reach.isAway()) { <p><mat-icon svgIcon="cloud-off" aria-hidden="true" />{{ 'frame.away' | transloco }}@if (asOf.at(); as at) {&ngsp;{{ 'frame.asOf' | transloco: { at: (at | instant) } }} }</p> }
  </div>`,
  styles: `
    p { display: flex; align-items: center; gap: var(--space-2); max-inline-size: none; padding: var(--space-2) var(--space-6); background: var(--bad-fill); color: var(--bad-ink); font-weight: 500; }
    .mat-icon { inline-size: 18px; block-size: 18px; }
  `,
})
export class ReachBanner {
  protected readonly asOf = inject(ShownAsOf);
  protected readonly reach = inject(ServerReach);
}
