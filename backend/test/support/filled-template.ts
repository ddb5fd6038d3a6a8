import ExcelJS from 'exceljs';
import type { ReportImportView } from '#shared/reports';
import { freshId, type PersonAt } from './people.js';
import type { Portal } from './portal.js';

interface Refused { code: string; errors: { pointer: string; code: string; params?: Record<string, unknown> }[] }
export interface Sent<T> { readonly status: number; readonly body: T }

/** A partner with a spreadsheet: takes a report's template, fills it, sends it back. */
export class Spreadsheet {
  private constructor(readonly book: ExcelJS.Workbook) {}

  static async download(portal: Portal, person: PersonAt, path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(`${portal.url}/api/v1${path}`, { headers: { cookie: person.client.sessionCookie } });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }
  static async of(bytes: Buffer): Promise<Spreadsheet> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    return new Spreadsheet(book);
  }
  static async template(portal: Portal, person: PersonAt, report: string, language = 'en'): Promise<Spreadsheet> {
    return Spreadsheet.of((await Spreadsheet.download(portal, person, `/reports/${report}/template.xlsx?language=${language}`)).bytes);
  }

  /** The cell of a row's id and a column's name, in whichever sheet the row stands. */
  cell(row: string, column: string): ExcelJS.Cell {
    for (const sheet of this.book.worksheets) {
      const at = rowOf(sheet, row);
      const across = columnOf(sheet, column);
      if (at && across) return sheet.getCell(at, across);
    }
    throw new Error(`no ${row} ${column}`);
  }
  /** Its name as the portal tells it. */
  place(row: string, column: string): string {
    const cell = this.cell(row, column);
    return `${cell.worksheet.name} ${cell.address}`;
  }
  bytes(): Promise<Buffer> {
    return this.book.xlsx.writeBuffer().then((written) => Buffer.from(written));
  }
}

const rowOf = (sheet: ExcelJS.Worksheet, id: string) => Array.from({ length: sheet.rowCount }, (_, at) => at + 1).find((at) => sheet.getCell(at, 1).value === id);
const columnOf = (sheet: ExcelJS.Worksheet, name: string) => Array.from({ length: sheet.columnCount }, (_, at) => at + 1).find((at) => sheet.getCell(1, at).value === name);

const PART = 4 * 1024 * 1024;
/** Sends a file; its id, and what became of it. */
export async function uploaded(portal: Portal, person: PersonAt, bytes: Buffer, name = 'report.xlsx'): Promise<{ id: string; status: number }> {
  const id = freshId();
  const opened = await person.client.post('/files', { id, name, size: bytes.length });
  if (opened.status !== 201) throw new Error(`${String(opened.status)} ${JSON.stringify(opened.body)}`);
  for (let offset = 0; offset < bytes.length; offset += PART) {
    await fetch(`${portal.url}/api/v1/files/${id}/content?offset=${String(offset)}`, {
      method: 'PUT', headers: { cookie: person.client.sessionCookie, 'x-requested-by': 'test', 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes.subarray(offset, offset + PART)),
    });
  }
  return { id, status: (await person.client.post(`/files/${id}/complete`, {})).status };
}

/** Sends a filled template and asks what it would change. */
export async function imported<T = ReportImportView & Refused>(portal: Portal, person: PersonAt, report: string, bytes: Buffer): Promise<Sent<T>> {
  const { id: file } = await uploaded(portal, person, bytes);
  return person.client.post<T>(`/reports/${report}/imports`, { id: freshId(), file });
}
