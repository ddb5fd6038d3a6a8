import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { day, id, instant } from '../platform/id.schema.js';
import { pageOf } from '../platform/list.schema.js';
import { reference } from '../platform/reference.schema.js';
import { dashboardFilters } from './dashboard.schema.js';

export type FigureColumn = 'code' | 'title' | 'period' | 'on' | 'due' | 'state' | 'money' | 'value' | 'progress' | 'days' | 'link';

/** The figures that open their rows, and the columns that each fills beside project and partner. The rows add up to the figure. */
export const figureColumns = {
  projects: ['period', 'state', 'money'],
  budget: ['period', 'state', 'money'],
  released: ['code', 'on', 'money'],
  refunded: ['code', 'on', 'money'],
  accepted: ['period', 'on', 'money', 'link'],
  advance: ['state', 'money'],
  ageing: ['on', 'days', 'money'],
  persons: ['code', 'title', 'value'],
  targets: ['code', 'title', 'value', 'progress', 'state'],
  outputs: ['code', 'title', 'value', 'progress', 'state'],
  reports: ['period', 'due', 'on', 'state', 'link'],
  overdue: ['period', 'due', 'days', 'link'],
  turnaround: ['period', 'on', 'state', 'days', 'link'],
} as const satisfies Record<string, readonly FigureColumn[]>;
export type Figure = keyof typeof figureColumns;
export const dashboardFigures = Object.keys(figureColumns) as [Figure, ...Figure[]];

/**
 * A row behind a figure; what a figure does not fill is null. `on`: the day of the payment, approval, submission or release; `days`: late, or open;
 * `value`: persons, the indicator's actual, or targets met; `state`: of the project, indicator (ahead …), output, report (on_time, late, missing) or answer.
 */
export const figureRow = z.object({
  id: z.string(), project: reference, partner: z.string(), code: z.string().nullable(), title: z.string().nullable(),
  period: z.object({ start: day, end: day }).nullable(), on: day.nullable(), at: instant.nullable(), due: day.nullable(), state: z.string().nullable(),
  money: money.nullable(), value: derived.nullable(), progress: derived.nullable(), days: z.int().nullable(), report: id.nullable(),
});
export type FigureRow = z.infer<typeof figureRow>;
export const figurePage = pageOf(figureRow);

/** GET /dashboards/portfolio/rows?figure=…: in order of project code; `…/rows.csv` gives all of them. */
export const figureQuery = z.strictObject({
  ...dashboardFilters.shape, figure: z.enum(dashboardFigures), limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(2000).optional(),
});
export type FigureQuery = z.infer<typeof figureQuery>;
export const figureCsvQuery = z.strictObject({ ...dashboardFilters.shape, figure: z.enum(dashboardFigures) });
export type FigureCsvQuery = z.infer<typeof figureCsvQuery>;

/** GET /dashboards/portfolio/table.csv?table=…: a table of the dashboard as it is shown. */
export const dashboardTables = ['states', 'money', 'persons', 'quarters', 'countries', 'themes', 'funders', 'ageing', 'overdue'] as const;
export type DashboardTable = (typeof dashboardTables)[number];
export const tableQuery = z.strictObject({ ...dashboardFilters.shape, table: z.enum(dashboardTables) });
export type TableQuery = z.infer<typeof tableQuery>;
