import type { Query } from '../../platform/http/api';
import type { UrlQuery } from '../../ui/url-query';

/** A view of the list: which reports, in which order. */
export interface ReportListView {
  readonly id: 'write' | 'waiting' | 'overdue' | 'all';
  readonly query: Query;
}
const toWrite: ReportListView = { id: 'write', query: { status: ['draft', 'changes_requested', 'reopened'], sort: 'due' } };
const waiting: ReportListView = { id: 'waiting', query: { status: ['submitted', 'in_review'], sort: 'submittedAt' } };
const overdue: ReportListView = { id: 'overdue', query: { clock: ['overdue'], sort: 'due' } };

/** The parameters of the address that say which list it is: a report that is opened from it carries them along. */
export const listParams = ['view', 'status', 'clock', 'sort', 'project', 'programme'] as const;

/** The views of this side, first what waits for the reader. */
export function viewsFor(audience: 'staff' | 'partner', query: Pick<UrlQuery, 'all' | 'one'>): ReportListView[] {
  const all: ReportListView = { id: 'all', query: { status: query.all('status'), clock: query.all('clock'), sort: query.one('sort') ?? 'due' } };
  return audience === 'partner' ? [toWrite, all] : [waiting, overdue, all];
}

/** The view that the address asks for; without one, what waits for the reader, or everything where the address asks for something of its own. */
export function viewIn(views: readonly ReportListView[], query: Pick<UrlQuery, 'one'>): ReportListView {
  const isFiltered = ['status', 'clock', 'sort', 'project'].some((name) => query.one(name) !== null);
  const [first = toWrite] = views;
  return views.find(({ id }) => id === (query.one('view') ?? (isFiltered ? 'all' : first.id))) ?? first;
}

/** What GET /reports is asked for this view and address. */
export function queryOf(view: ReportListView, query: Pick<UrlQuery, 'one'>): Query {
  return { ...view.query, project: query.one('project'), programme: query.one('programme') };
}
