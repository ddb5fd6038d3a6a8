import { Readable } from 'node:stream';
import type { Response } from 'express';
import type { Language } from '#shared/platform';
import { sendCsv, sendStream, type CsvCell } from '../platform/http/csv.js';
import { workbook, type Cell, type ColumnKind, type Row } from '../platform/workbook/workbook.js';
import { tableTexts, type SheetName, type TableTexts } from './texts/table-texts.js';

export type TableColumn = keyof TableTexts['columns'];
type Rows = Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;
/** A table as columns and rows; a file names the columns in the reader's language. */
export interface Table<R extends Rows = readonly (readonly CsvCell[])[]> {
  readonly columns: readonly TableColumn[];
  readonly rows: R;
}
export type FileFormat = 'csv' | 'xlsx';

/** What a column holds in a workbook; the others are text. */
const kinds: Partial<Record<TableColumn, ColumnKind>> = {
  projects: 'integer', reports: 'integer', measurable: 'integer', met: 'integer', fromMonths: 'integer', toMonths: 'integer', daysLate: 'integer', days: 'integer',
  budget: 'money', released: 'money', accepted: 'money', refunded: 'money', advanceBalance: 'money', planned: 'money', amount: 'money', requested: 'money', authorised: 'money',
  burnRate: 'percent', averageProgress: 'percent', progress: 'percent', overspend: 'percent', persons: 'number', value: 'number', baseline: 'number', target: 'number', actual: 'number',
  from: 'day', to: 'day', due: 'day', on: 'day',
};
const widths: Partial<Record<TableColumn, number>> = { title: 48, projectTitle: 48, partner: 36, funder: 36, report: 38 };

/** Sends a table as it is made, at the reader's pace: the same figures in both formats. */
export async function sendTable(response: Response, format: FileFormat, name: SheetName, { columns, rows }: Table<Rows>, language: Language): Promise<void> {
  const texts = tableTexts[language];
  const titles = columns.map((column) => texts.columns[column]);
  if (format === 'csv') return sendCsv(response, `${name}.csv`, withHead(titles, rows));
  const sheet = {
    name: texts.sheets[name], definedName: `${name.charAt(0).toUpperCase()}${name.slice(1)}Rows`, rows: cellRows(rows),
    columns: columns.map((column, at) => ({ title: titles[at] ?? '', kind: kinds[column] ?? 'text', width: widths[column] ?? 18 })),
  };
  response.setHeader('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.xlsx"`);
  await sendStream(response, Readable.from(workbook([sheet], language === 'ar'), { objectMode: false }));
}

async function* withHead(titles: readonly string[], rows: Rows): AsyncGenerator<readonly CsvCell[]> {
  yield titles;
  yield* rows;
}

async function* cellRows(rows: Rows): AsyncGenerator<Row> {
  for await (const row of rows) yield row.map((cell): Cell => (cell === null || typeof cell === 'string' ? cell : cell.figure));
}
