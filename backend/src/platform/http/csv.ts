import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Response } from 'express';

/** A cell: text, or a figure as a plain decimal string; null is empty, which is not zero. */
export type CsvCell = string | { readonly figure: string | number } | null;

/** A row of RFC 4180. Text from people never starts a formula (domain 8): an apostrophe goes before it. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell.figure);
  const safe = /^[\s]*[=+\-@]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Sends rows as they are made, at the reader's pace; stops making them when the reader leaves. Begins with a byte order mark, for spreadsheets. */
export async function sendCsv(response: Response, name: string, rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  await sendStream(response, Readable.from(chunks(rows), { objectMode: false, highWaterMark: 64 * 1024 }));
}

/** Ends quietly when the reader has left: there is nobody to tell. */
export async function sendStream(response: Response, source: Readable): Promise<void> {
  try {
    await pipeline(source, response);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function* chunks(rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>): AsyncGenerator<string> {
  let text = '\ufeff';
  for await (const row of rows) {
    text += csvRow(row);
    if (text.length < 16 * 1024) continue;
    yield text;
    text = '';
  }
  yield text;
}
