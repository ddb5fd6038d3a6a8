import { z } from 'zod';
import { currencyCode, money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { day, id, instant } from '../platform/id.schema.js';
import { pageOf } from '../platform/list.schema.js';
import { reference } from '../platform/reference.schema.js';
import { dashboardFilters } from './dashboard.schema.js';
import { figurePart, hasPart } from './figure-part.js';
import { dashboardFigures } from './figures.js';

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

const asked = { figure: z.enum(dashboardFigures), part: figurePart.optional() };
const noSuchPart = { path: ['part'], message: 'the figure has no such part' };
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(2000).optional() };
/** Money of one currency alone. */
const currency = { currency: currencyCode.optional() };

/** GET /dashboards/portfolio/rows?figure=…: in order of project code; `…/rows.csv` and `…/rows.xlsx` give all of them. */
export const figureQuery = z.strictObject({ ...dashboardFilters.shape, ...asked, ...currency, ...page }).refine(hasPart, noSuchPart);
export type FigureQuery = z.infer<typeof figureQuery>;
export const figureFileQuery = z.strictObject({ ...dashboardFilters.shape, ...asked, ...currency }).refine(hasPart, noSuchPart);
export type FigureFileQuery = z.infer<typeof figureFileQuery>;
/** GET /dashboards/projects/{id}/rows?figure=…: the rows of one project alone. */
export const projectFigureQuery = z.strictObject({ ...asked, ...page }).refine(hasPart, noSuchPart);
export type ProjectFigureQuery = z.infer<typeof projectFigureQuery>;
export const projectFigureFileQuery = z.strictObject(asked).refine(hasPart, noSuchPart);
export type ProjectFigureFileQuery = z.infer<typeof projectFigureFileQuery>;

/** GET /dashboards/portfolio/table.csv?table=… and table.xlsx: a table of the dashboard as it is shown. */
export const dashboardTables = ['states', 'money', 'persons', 'quarters', 'countries', 'themes', 'funders', 'reports', 'ageing', 'overdue'] as const;
export type DashboardTable = (typeof dashboardTables)[number];
export const tableQuery = z.strictObject({ ...dashboardFilters.shape, table: z.enum(dashboardTables) });
export type TableQuery = z.infer<typeof tableQuery>;
/** GET /dashboards/projects/{id}/table.csv?table=… and table.xlsx. */
export const projectTables = ['indicators', 'categories', 'periods', 'quarters', 'persons', 'ageing'] as const;
export type ProjectTable = (typeof projectTables)[number];
export const projectTableQuery = z.strictObject({ table: z.enum(projectTables) });
export type ProjectTableQuery = z.infer<typeof projectTableQuery>;
