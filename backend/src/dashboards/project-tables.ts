import type { ProjectDashboard, ProjectTable } from '#shared/dashboards';
import type { CsvCell } from '../platform/http/csv.js';
import { ageingTable, amount, date, number, personTable, quarterTable } from './dashboard-tables.js';
import type { Table } from './table-file.js';

/** The tables of a project's dashboard as its screen shows them. */
export const projectTableOf: Record<ProjectTable, (view: ProjectDashboard) => Table> = {
  indicators: ({ indicators }) => ({
    columns: ['code', 'title', 'unit', 'baseline', 'target', 'actual', 'progress', 'state'],
    rows: indicators.map(({ code, title, unit, baseline, target, actual, progress, status }) => [code, title, unit, number(baseline), number(target), number(actual), number(progress), status]),
  }),
  categories: ({ categories, currency }) => ({
    columns: ['category', 'currency', 'budget', 'accepted', 'overspend'],
    rows: categories.map(({ category, budget, accepted, overspend }) => [category, currency, amount(budget, currency), amount(accepted, currency), number(overspend)]),
  }),
  periods: ({ periods, currency }) => ({
    columns: ['from', 'to', 'due', 'state', 'currency', 'planned', 'accepted', 'requested', 'authorised'],
    rows: periods.map(({ start, end, due, state, planned, accepted, requested, authorised }) => [
      date(start), date(end), date(due), state, currency, ...[planned, accepted, requested, authorised].map((minor): CsvCell => (minor === null ? null : amount(minor, currency))),
    ]),
  }),
  quarters: ({ quarters }) => quarterTable(quarters),
  persons: ({ persons }) => personTable(persons),
  ageing: ({ ageing, currency }) => ageingTable([{ currency, buckets: ageing }]),
};
