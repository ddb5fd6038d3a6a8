import { Component, computed, inject } from '@angular/core';
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
import { shownClock, shownReport } from '../data/report-shown';

/** All reports that the reader may see, by due day; the officer's queue is the same list, oldest submission first. */
@Component({
  selector: 'app-report-list',
  imports: [Cell, DayPipe, FilterChips, InstantPipe, ListTable, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './report-list.html',
})
export class ReportList {
  private readonly texts = inject(Texts);
  private readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  private readonly audience = computed(() => (this.session.can('report.write') ? 'partner' as const : 'staff' as const));
  protected readonly reports = injectKeysetList<ReportRow>(reportPage, () => ({
    url: '/reports',
    query: { status: this.query.all('status'), clock: this.query.all('clock'), sort: this.query.one('sort') ?? 'due', project: this.query.one('project'), programme: this.query.one('programme') },
  }));
  protected readonly columns = computed((): ListColumn[] => [
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

  /** What the clock says as long as nothing was submitted, then the state. */
  protected shown(row: ReportRow): ShownState {
    return row.clock ? shownClock(row.clock, this.texts) : shownReport(row.state, this.texts, this.audience());
  }
}
