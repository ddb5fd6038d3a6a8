import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportNeighbours } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { SessionStore } from '../../platform/session/session-store';
import { injectUrlQuery } from '../../ui/url-query';
import { ReportDesk } from '../data/report-desk';
import { queryOf, viewIn, viewsFor } from '../data/report-views';

/**
 * The way to the next report without the list between: in the list that this one was opened from, for an officer in the queue, else to the project's
 * other periods. Stays the queue after the decision took the report out of it.
 */
@Component({
  selector: 'app-report-neighbours',
  imports: [MatButton, MatIcon, RouterLink, TranslocoPipe],
  host: { class: 'row no-print' },
  template: `
    @if (beside().previous; as id) {
      <a matButton [routerLink]="['/reports', id]" [queryParams]="carried()" queryParamsHandling="merge"><mat-icon svgIcon="arrow-start" aria-hidden="true" />{{ words() + '.previous' | transloco }}</a>
    }
    @if (beside().next; as id) {
      <a matButton [routerLink]="['/reports', id]" [queryParams]="carried()" queryParamsHandling="merge">{{ words() + '.next' | transloco }}<mat-icon svgIcon="arrow-end" iconPositionEnd aria-hidden="true" /></a>
    }
  `,
})
export class ReportNeighbours {
  private readonly desk = inject(ReportDesk);
  private readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  private readonly api = inject(Api);
  private readonly isWaiting = computed(() => ['submitted', 'in_review'].includes(this.desk.view()?.state ?? '') && this.session.can('report.review'));
  private readonly isInQueue = linkedSignal<{ id: string | undefined; isWaiting: boolean }, boolean>({
    source: () => ({ id: this.desk.view()?.id, isWaiting: this.isWaiting() }),
    computation: (now, before) => now.isWaiting || (before?.source.id === now.id && before?.value === true),
  });
  private readonly list = computed(() => (this.query.one('view') !== null || this.isInQueue() ? viewIn(viewsFor(this.desk.audience(), this.query), this.query) : null));
  private readonly found = this.api.resource(reportNeighbours, () => {
    const [list, id] = [this.list(), this.desk.view()?.id];
    return list && id ? { url: `/reports/${id}/neighbours`, query: queryOf(list, this.query) } : undefined;
  });
  protected readonly beside = computed(() => {
    const none = { previous: null, next: null };
    if (!this.list()) return this.desk.view()?.neighbours ?? none;
    return this.found.hasValue() ? this.found.value() : none;
  });
  protected readonly words = computed(() => (this.list() ? 'reports.inList' : 'reports.inProject'));
  /** The list goes along; which version was compared does not. */
  protected readonly carried = computed(() => ({ view: this.list()?.id ?? null, with: null }));
}
