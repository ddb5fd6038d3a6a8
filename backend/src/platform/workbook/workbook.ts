import { cellXml, styles, textCell, type Cell, type ColumnKind } from './cell-xml.js';
export type { Cell, ColumnKind, Formula } from './cell-xml.js';
import { contentTypes, rootRelations, sheetEnd, sheetHead, sheetRelations, styleSheet, tableXml, workbookRelations, workbookXml, type WrittenSheet } from './workbook-parts.js';
import { zipOf, type ZipEntry } from './zip-stream.js';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
}
/** The cells of a row, in order of columns. Cells that many rows share come as one array, always in the same place: they are made once. */
export type Row = readonly (Cell | readonly Cell[])[];
export interface Sheet {
  /** As the reader's language names it: at most 31 characters, none of : \ / ? * [ ]. */
  readonly name: string;
  /** The same in every language: what formulas and scripts call it. */
  readonly definedName: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  /** Rows below the table, e.g. totals; told how many rows the table has. */
  readonly footer?: (rows: number) => readonly Row[];
  /** A page of text rather than a table: no header row, no filter. */
  readonly isText?: boolean;
}
/** Excel's limit, the header row included. What is beyond goes on in a further sheet. */
const MOST_ROWS = 1_048_576;
const CHUNK = 128 * 1024;

/** A workbook (Office Open XML) as a stream of bytes, made at the reader's pace; memory does not grow with its rows. */
export function workbook(sheets: readonly Sheet[], isRightToLeft: boolean, mostRows = MOST_ROWS): AsyncGenerator<Buffer> {
  return zipOf(parts(sheets, isRightToLeft, mostRows));
}

async function* parts(sheets: readonly Sheet[], isRightToLeft: boolean, mostRows: number): AsyncGenerator<ZipEntry> {
  const written: WrittenSheet[] = [];
  yield part('_rels/.rels', rootRelations);
  yield part('xl/styles.xml', styleSheet);
  for (const sheet of sheets) {
    const rows = iterate(sheet.rows);
    for (let page = 1, isLeft = true; isLeft; page++) {
      const writer = new SheetWriter(sheet, page, written.length + 1, isRightToLeft, mostRows);
      yield { name: `xl/worksheets/sheet${String(written.length + 1)}.xml`, content: writer.xml(rows) };
      isLeft = writer.isCut;
      const done = writer.done();
      written.push(done);
      if (done.table === null) continue;
      yield part(`xl/worksheets/_rels/sheet${String(done.number)}.xml.rels`, sheetRelations(done.number));
      yield part(`xl/tables/table${String(done.number)}.xml`, done.table);
    }
  }
  yield part('xl/workbook.xml', workbookXml(written));
  yield part('xl/_rels/workbook.xml.rels', workbookRelations(written));
  yield part('[Content_Types].xml', contentTypes(written));
}

function part(name: string, xml: string): ZipEntry {
  return { name, content: [Buffer.from(xml)] };
}

/** One iterator over both kinds of rows, so that a second sheet can go on where the first had to stop. */
function iterate(rows: Sheet['rows']): AsyncIterator<Row> | Iterator<Row> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

class SheetWriter {
  isCut = false;
  private count = 0;

  constructor(private readonly sheet: Sheet, private readonly page: number, private readonly number: number, private readonly isRightToLeft: boolean, private readonly mostRows: number) {}

  async *xml(rows: AsyncIterator<Row> | Iterator<Row>): AsyncGenerator<Buffer> {
    const { columns, isText = false } = this.sheet;
    const kinds = columns.map((column) => column.kind);
    let text = sheetHead(columns.map((column) => column.width), this.isRightToLeft, !isText, this.number === 1);
    if (!isText) text += `<row>${columns.map((column) => textCell(column.title, styles.head)).join('')}</row>`;
    let isWhole = false;
    try {
      for (let next = await rows.next(); ; next = await rows.next()) {
        if (next.done === true) break;
        text += rowXml(kinds, next.value, isText && this.count === 0);
        this.count += 1;
        if (text.length >= CHUNK) {
          yield Buffer.from(text);
          text = '';
        }
        if (this.count >= this.mostRows - 1) {
          this.isCut = true;
          break;
        }
      }
      isWhole = true;
    } finally {
      if (!isWhole) await rows.return?.(); // the reader left: let go of what is being read
    }
    if (!this.isCut) text += this.footer(kinds);
    yield Buffer.from(text + sheetEnd(this.hasTable, isText || this.hasTable ? null : this.range));
  }

  done(): WrittenSheet {
    const suffix = this.page === 1 ? '' : `_${String(this.page)}`;
    const definedName = `${this.sheet.definedName}${suffix}`;
    const table = this.hasTable ? tableXml(this.number, `${definedName}Table`, this.range, this.sheet.columns.map((column) => column.title)) : null;
    const absolute = this.range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return { name: this.page === 1 ? this.sheet.name : `${this.sheet.name.slice(0, 28)} ${String(this.page)}`, definedName, number: this.number, range: absolute, table };
  }

  private get hasTable(): boolean {
    return this.sheet.isText !== true && this.count > 0;
  }

  private get range(): string {
    return `A1:${columnName(this.sheet.columns.length)}${String(Math.max(1, this.count + (this.sheet.isText === true ? 0 : 1)))}`;
  }

  private footer(kinds: readonly ColumnKind[]): string {
    const rows = this.sheet.footer?.(this.count) ?? [];
    return rows.length === 0 ? '' : `<row/>${rows.map((row) => rowXml(kinds, row, false)).join('')}`;
  }
}

function rowXml(kinds: readonly ColumnKind[], row: Row, isTitle: boolean): string {
  let text = '<row>';
  let column = 0;
  for (const cell of row) {
    if (cell instanceof Array) {
      text += sharedXml(kinds, column, cell);
      column += cell.length;
    } else {
      text += isTitle && typeof cell === 'string' ? textCell(cell, styles.title) : cellXml(kinds[column] ?? 'text', cell);
      column += 1;
    }
  }
  return `${text}</row>`;
}

const shared = new WeakMap<readonly Cell[], string>();
function sharedXml(kinds: readonly ColumnKind[], from: number, cells: readonly Cell[]): string {
  const known = shared.get(cells);
  if (known !== undefined) return known;
  const made = cells.map((cell, at) => cellXml(kinds[from + at] ?? 'text', cell)).join('');
  shared.set(cells, made);
  return made;
}

/** `A`, `B` … `Z`, `AA` …; columns count from 1. */
export function columnName(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter;
}
