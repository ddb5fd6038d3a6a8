import type { DashboardTable, FigureColumn, FigureRow, Portfolio, TargetFigures } from '#shared/dashboards';
import { minorToDecimal, type Money } from '#shared/money';
import { figureColumns, type Figure } from '#shared/dashboards';
import type { CsvCell } from '../platform/http/csv.js';
import type { Table, TableColumn } from './table-file.js';

type MoneyRow = Portfolio['kpis']['money'][number];

export const number = (figure: string | number | null): CsvCell => (figure === null ? null : { figure });
export const amount = (minor: number, currency: string): CsvCell => ({ figure: minorToDecimal(minor, currency) });
const moneyColumns = ['currency', 'projects', 'budget', 'released', 'accepted', 'refunded', 'advanceBalance', 'burnRate'] as const;
const targetColumns = ['measurable', 'met', 'averageProgress'] as const;

/** The tables of a portfolio as its screen shows them (domain 7: every chart has its table). */
export const tableOf: Record<DashboardTable, (portfolio: Portfolio) => Table> = {
  states: ({ kpis }) => ({ columns: ['state', 'projects'], rows: kpis.projects.byState.map(({ state, count }) => [state, number(count)]) }),
  money: ({ kpis }) => ({ columns: moneyColumns, rows: kpis.money.map(moneyCells) }),
  persons: ({ kpis: { persons } }) => personTable(persons),
  quarters: ({ series }) => quarterTable(series.quarters),
  countries: ({ breakdowns }) => partTable('country', breakdowns.countries.map(({ country, ...part }) => ({ name: country, ...part }))),
  themes: ({ breakdowns }) => partTable('theme', breakdowns.themes.map(({ theme, ...part }) => ({ name: theme ?? '', ...part }))),
  funders: ({ breakdowns }) => ({ columns: ['funder', ...moneyColumns], rows: breakdowns.funders.flatMap(({ funder, money }) => money.map((row) => [funder.name, ...moneyCells(row)])) }),
  reports: ({ kpis: { reports } }) => ({ columns: ['state', 'reports'], rows: [['on_time', number(reports.onTime)], ['late', number(reports.late)], ['missing', number(reports.missing)]] }),
  ageing: ({ kpis }) => ageingTable(kpis.ageing),
  overdue: ({ kpis }) => ({
    columns: ['project', 'title', 'partner', 'from', 'to', 'due', 'daysLate'],
    rows: kpis.overdue.map(({ project, lead, period, daysLate }) => [project.code, project.title, lead, date(period.start), date(period.end), date(period.due), number(daysLate)]),
  }),
};

export function personTable(persons: Portfolio['kpis']['persons']): Table {
  const split = (['sex', 'age'] as const).flatMap((dimension) => persons[dimension].map(({ category, value }): CsvCell[] => [dimension, category, number(value)]));
  return { columns: ['dimension', 'category', 'persons'], rows: [['total', '', number(persons.total)], ...split] };
}

export function quarterTable(quarters: Portfolio['series']['quarters']): Table {
  return {
    columns: ['quarter', 'from', 'to', 'currency', 'planned', 'accepted', 'released'],
    rows: quarters.map(({ quarter, start, end, currency, planned, accepted, released }) => [quarter, date(start), date(end), currency, ...[planned, accepted, released].map((minor) => amount(minor, currency))]),
  };
}

export function ageingTable(ageing: Portfolio['kpis']['ageing']): Table {
  return {
    columns: ['fromMonths', 'toMonths', 'currency', 'amount'],
    rows: ageing.flatMap(({ currency, buckets }) => buckets.map((bucket) => [number(bucket.from), number(bucket.to), currency, amount(bucket.amount, currency)])),
  };
}

function moneyCells({ currency, projects, budget, released, accepted, refunded, advanceBalance, burnRate }: MoneyRow): CsvCell[] {
  return [currency, number(projects), ...[budget, released, accepted, refunded, advanceBalance].map((minor) => amount(minor, currency)), number(burnRate)];
}

function partTable(of: TableColumn, parts: readonly { name: string; persons: string | null; targets: TargetFigures; money: readonly MoneyRow[] }[]): Table {
  return {
    columns: [of, ...moneyColumns, 'persons', ...targetColumns],
    rows: parts.flatMap(({ name, persons, targets, money }) =>
      money.map((row) => [name, ...moneyCells(row), number(persons), number(targets.measurable), number(targets.met), number(targets.averageProgress)])),
  };
}

const cellsOf: Record<FigureColumn, { columns: readonly TableColumn[]; cells: (row: FigureRow) => CsvCell[] }> = {
  code: { columns: ['code'], cells: (row) => [row.code] },
  title: { columns: ['title'], cells: (row) => [row.title] },
  period: { columns: ['from', 'to'], cells: ({ period }) => [date(period?.start ?? null), date(period?.end ?? null)] },
  on: { columns: ['on'], cells: (row) => [date(row.on)] },
  due: { columns: ['due'], cells: (row) => [date(row.due)] },
  state: { columns: ['state'], cells: (row) => [row.state] },
  money: { columns: ['amount', 'currency'], cells: ({ money }) => moneyPair(money) },
  value: { columns: ['value'], cells: (row) => [number(row.value)] },
  progress: { columns: ['progress'], cells: (row) => [number(row.progress)] },
  days: { columns: ['days'], cells: (row) => [number(row.days)] },
  link: { columns: ['report'], cells: (row) => [row.report] },
};

/** The columns of a figure's rows as a file has them. */
export function figureTable(figure: Figure): { columns: TableColumn[]; cells: (row: FigureRow) => CsvCell[] } {
  const own = figureColumns[figure].map((column) => cellsOf[column]);
  return {
    columns: ['project', 'projectTitle', 'partner', ...own.flatMap((one) => one.columns)],
    cells: (row) => [row.project.code, row.project.title, row.partner, ...own.flatMap((one) => one.cells(row))],
  };
}

function moneyPair(money: Money | null): CsvCell[] {
  return money ? [amount(money.minor, money.currency), money.currency] : [null, null];
}

/** Dates stay as they are: ISO, read by every spreadsheet. */
export function date(day: string | null): CsvCell {
  return day === null ? null : { figure: day };
}
