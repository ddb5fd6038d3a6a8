import type { DashboardFilters } from '#shared/dashboards';
import type { ExportKind } from '#shared/exports';
import { csvRow, type CsvCell } from '../platform/http/csv.js';
import type { ExportRun } from './export-source.js';
import { faceSheet, budgetSheet, paymentSheet } from './sheets/money-sheets.js';
import { indicatorSheet, projectSheet, reportSheet } from './sheets/project-sheets.js';
import { readMeSheet } from './sheets/read-me-sheet.js';
import { valueSheet } from './sheets/value-table.js';
import { workbook, type Cell, type ColumnKind, type Sheet } from '../platform/workbook/workbook.js';

/** How often an export goes through the chosen projects: what its progress counts. */
export const passes: Record<ExportKind, number> = { 'portfolio.xlsx': 7, 'values.xlsx': 1, 'values.csv': 1, 'face.csv': 1 };
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const contentTypeOf: Record<ExportKind, string> = {
  'portfolio.xlsx': workbookType, 'values.xlsx': workbookType, 'values.csv': 'text/csv; charset=utf-8', 'face.csv': 'text/csv; charset=utf-8',
};
const CHUNK = 64 * 1024;

/** The bytes of an export, made at the reader's pace. `names`: of what the filters name by id. */
export function exportBytes(kind: ExportKind, run: ExportRun, names: ReadonlyMap<string, string>): AsyncGenerator<Buffer> {
  if (kind === 'values.csv') return csvOf(valueSheet(run));
  if (kind === 'face.csv') return csvOf(faceSheet(run));
  if (kind === 'values.xlsx') return workbook([readMeSheet(run, names), valueSheet(run)], run.language === 'ar');
  const sheets = [readMeSheet(run, names), ...[projectSheet, indicatorSheet, faceSheet, valueSheet, budgetSheet, paymentSheet, reportSheet].map((sheet) => sheet(run))];
  return workbook(sheets, run.language === 'ar');
}

/** `portfolio-2010-08-15.xlsx` */
export function fileName(kind: ExportKind, now: string): string {
  const [name = '', extension = ''] = kind.split('.');
  return `${name}-${now.slice(0, 10)}.${extension}`;
}

/** What filters name by id, with its name. */
export function filterNames(choices: { readonly [list in 'programmes' | 'calls']: readonly { id: string; title: string }[] } & { readonly [list in 'partners' | 'funders']: readonly { id: string; name: string }[] }, filters: DashboardFilters): Map<string, string> {
  const asked = new Set([filters.programme, filters.call, filters.partner, filters.funder].flatMap((ids) => ids ?? []));
  const all = [...choices.programmes, ...choices.calls].map(({ id, title }) => [id, title] as const);
  return new Map([...all, ...[...choices.partners, ...choices.funders].map(({ id, name }) => [id, name] as const)].filter(([id]) => asked.has(id)));
}

async function* csvOf({ columns, rows }: Sheet): AsyncGenerator<Buffer> {
  const kinds = columns.map((column) => column.kind);
  let text = `\ufeff${csvRow(columns.map((column) => column.title))}`;
  for await (const row of rows) {
    text += csvRow(row.flat().map((cell, at) => csvCell(kinds[at] ?? 'text', cell)));
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function csvCell(kind: ColumnKind, cell: Cell): CsvCell {
  if (cell === null) return null;
  if (typeof cell === 'object') return { figure: cell.value };
  return kind === 'text' ? String(cell) : { figure: cell };
}
