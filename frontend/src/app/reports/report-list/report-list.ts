import { Component, computed, effect, inject } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportClocks, reportPage, reportStates, type ReportRow } from '#shared/reports';
import { DayPipe, InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import { injectUrlQuery } from '../../ui/url-query';
import { BulkSelection, Chosen } from '../report-bulk/bulk-selection';
import { shownClock, shownReport } from '../data/report-shown';
import { queryOf, viewIn, viewsFor } from '../data/report-views';

/** The reports that the reader may see: first what waits for the reader, oldest first; all of them by filters. The view stands in the address. */
@Component({
  selector: 'app-report-list',
  imports: [BulkSelection, Cell, DayPipe, FilterChips, InstantPipe, ListTable, MatCheckbox, MatTabLink, MatTabNav, MatTabNavPanel, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './report-list.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); } mat-tab-nav-panel { display: flex; flex-direction: column; gap: var(--space-4); }',
})
export class ReportList {
  private readonly texts = inject(Texts);
  private readonly session = inject(SessionStore);
  protected readonly query = injectUrlQuery();
  private readonly audience = computed(() => (this.session.can('report.write') ? 'partner' as const : 'staff' as const));
  protected readonly views = computed(() => viewsFor(this.audience(), this.query));
  protected readonly view = computed(() => viewIn(this.views(), this.query));
  protected readonly reports = injectKeysetList<ReportRow>(reportPage, () => ({ url: '/reports', query: queryOf(this.view(), this.query) }));
  /** Reports that are chosen for one act; another list begins without any. */
  protected readonly chosen = new Chosen();
  protected readonly mayChoose = computed(() => this.session.can('report.remind'));
  protected readonly columns = computed((): ListColumn[] => [
    ...(this.mayChoose() ? [{ id: 'choose', head: this.texts.say('reports.bulk.choose') }] : []),
    { id: 'report', head: this.texts.say('reports.report'), isFixed: true },
    { id: 'lead', head: this.texts.say('reports.lead') },
    { id: 'state', head: this.texts.say('common.state') },
    { id: 'due', head: this.texts.say('common.due') },
    { id: 'submitted', head: this.texts.say('reports.submittedAt') },
    { id: 'findings', head: this.texts.say('reports.findings'), isNumber: true },
    { id: 'comments', head: this.texts.say('reports.openComments'), isNumber: true },
  ]);
  protected readonly filters = computed((): Filter[] => [
    { name: 'status', label: this.texts.say('common.state'), options: reportStates.map((value) => ({ value, text: shownReport(value, this.texts, this.audience()).text })) },
    { name: 'clock', label: this.texts.say('common.due'), options: reportClocks.map((value) => ({ value, text: shownClock(value, this.texts).text })) },
    { name: 'sort', label: this.texts.say('reports.sort'), isSingle: true, options: ['due', '-due', 'submittedAt', '-submittedAt'].map((value) => ({ value, text: this.texts.say(`reports.sortBy.${value}`) })) },
  ]);

  constructor() {
    effect(() => {
      this.view();
      this.chosen.clear();
    });
  }

  /** What the clock says as long as nothing was submitted, then the state. */
  protected shown(row: ReportRow): ShownState {
    return row.clock ? shownClock(row.clock, this.texts) : shownReport(row.state, this.texts, this.audience());
  }
}
