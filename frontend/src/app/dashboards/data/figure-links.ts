import { writePart, type DashboardTable, type Figure, type FigurePart, type ProjectTable } from '#shared/dashboards';
import type { Opening } from '../../ui/chart/chart-data';
import { fileAddress, type ChosenFilters } from './chosen-filters';

/** What a figure, or a part of it, is asked for with. */
export interface Asked {
  readonly part?: FigurePart;
  readonly currency?: string;
  /** Filters that name the part, in place of those that are chosen. */
  readonly filters?: ChosenFilters;
}
/** Where the figures of a dashboard open their rows, and where its tables are to be had as files. */
export interface FigureLinks {
  readonly rows: (figure: Figure, asked?: Asked) => Opening;
  readonly table: (table: DashboardTable & ProjectTable, format?: 'csv' | 'xlsx') => string;
}
export interface PortfolioLinks extends FigureLinks {
  readonly table: (table: DashboardTable, format?: 'csv' | 'xlsx') => string;
}
export interface ProjectLinks extends FigureLinks {
  readonly table: (table: ProjectTable, format?: 'csv' | 'xlsx') => string;
}

/** Of the portfolio, for the filters at hand. */
export function portfolioLinks(filters: ChosenFilters): PortfolioLinks {
  return {
    rows: (figure, { part, currency, filters: own } = {}) => ({ link: '/dashboards/rows', query: { ...filters, ...own, figure, ...(part && { part: writePart(part) }), ...(currency && { currency }) } }),
    table: (table, format = 'xlsx') => fileAddress(`/dashboards/portfolio/table.${format}`, filters, { table }),
  };
}

/** Of one project: it has one currency. */
export function projectLinks(id: string): ProjectLinks {
  return {
    rows: (figure, { part } = {}) => ({ link: `/dashboards/projects/${id}/rows`, query: { figure, ...(part && { part: writePart(part) }) } }),
    table: (table, format = 'xlsx') => fileAddress(`/dashboards/projects/${id}/table.${format}`, {}, { table }),
  };
}
