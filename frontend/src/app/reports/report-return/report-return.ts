import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { history } from '#shared/platform';
import { Api } from '../../platform/http/api';
import { ServerReach } from '../../platform/http/server-reach';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { SessionStore } from '../../platform/session/session-store';
import { ReportDesk } from '../data/report-desk';

/** Why the report came back to the partner, as it was said then: by the send-back or the reopening that it is in. */
@Component({
  selector: 'app-report-return',
  imports: [InstantPipe, MatIcon, TranslocoPipe],
  template: `
    @if (said(); as one) {
      <div class="panel stack">
        <p class="row"><mat-icon svgIcon="reply" aria-hidden="true" /><span><b>{{ 'reports.event.' + one.action | transloco }}</b> · {{ one.at | instant }} @if (one.by) { · <bdi>{{ one.by.name }}</bdi> }</span></p>
        <p dir="auto" class="words">{{ one.words }}</p>
      </div>
    } @else if (events.error()) {
      <p class="soft">{{ 'reports.returnUnread' | transloco }}</p>
    }
  `,
  styles: '.panel { gap: var(--space-2); border-inline-start: 4px solid var(--warn-ink); } .words { white-space: pre-line; }',
})
export class ReportReturn {
  private readonly desk = inject(ReportDesk);
  private readonly session = inject(SessionStore);
  protected readonly events = inject(Api).resource(history, () => {
    const view = this.desk.view();
    const isBack = view?.state === 'changes_requested' || view?.state === 'reopened';
    return view && isBack && this.session.can('report.write') ? `/reports/${view.id}/history` : undefined;
  });
  protected readonly said = computed(() => {
    if (!this.events.hasValue()) return null;
    const found = this.events.value().items.find((one) => one.action === 'request-changes' || one.action === 'reopen');
    const words = [found?.details['reason'], found?.details['message']].find((one) => typeof one === 'string' && one !== '');
    return found && typeof words === 'string' ? { ...found, words } : null;
  });

  constructor() {
    const reach = inject(ServerReach);
    effect(() => { if (!reach.isAway() && untracked(() => this.events.error())) this.events.reload(); });
  }
}
