import type { Finding } from '../platform/finding.schema.js';
import type { Language } from '../platform/id.schema.js';
import { cellName, type Sheet, type SheetCell } from '../platform/sheet.js';
import { readCell, type CellReading, type TemplateReader, type TypedCell } from './template-cells.js';
import { fingerprint } from './template-fingerprint.js';
import { identified, refusalOf, type IdentifiedSheet, type TemplateIdentity, type TemplateRefusal } from './template-identity.js';
import { entryKey, templateSheets, type TemplateEntry, type TemplateLayout, type TemplatePart, type TemplateRow, type TemplateSheet, type TemplateSheetKey } from './template-layout.js';

export interface TemplateError {
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly pointer: string | null;
  readonly part: TemplatePart | null;
  readonly code: string;
  readonly params: Finding['params'];
}
/** A field that was changed in the file, and the cell where. */
export interface TemplateChange {
  readonly pointer: string;
  readonly value: unknown;
  readonly sheet: string;
  readonly cell: string;
}
export interface TemplateReading {
  readonly identity: TemplateIdentity;
  readonly changes: TemplateChange[];
  readonly errors: TemplateError[];
  /** What stands in each cell that may be filled, by `entryKey`. */
  readonly typed: ReadonlyMap<string, TypedCell>;
  /** The marks of each row as the file holds them (`marksOf`), by the row's id. */
  readonly marks: ReadonlyMap<string, string>;
}
export type TemplateSheetNames = Readonly<Record<TemplateSheetKey, string>>;

/**
 * Reads a filled template by its layout (domain 8): every field that was changed in it, and everything that is wrong, by sheet and cell.
 * Rows and columns are found by their identifiers, wherever they stand. A file of another report, another version of the template or other
 * definitions is refused whole. Errors, besides those of `readCell`: sheet_missing, sheet_renamed {expected}, sheet_twice, sheet_unknown,
 * hidden_sheet, hidden_row, hidden_column, column_missing {column}, column_twice, row_missing, row_twice, identifier_not_of_report, outside_of_fields.
 * @param names how the sheets are called in each language
 */
export function readTemplate(
  sheets: readonly Sheet[], layout: TemplateLayout, report: { readonly id: string; readonly version: number },
  reader: Omit<TemplateReader, 'language'>, names: Readonly<Record<Language, TemplateSheetNames>>,
): TemplateReading | TemplateRefusal {
  const found = identified(sheets);
  const refusal = refusalOf(found.map((one) => one.identity), layout, report);
  const identity = found[0]?.identity;
  if (refusal || !identity) return refusal ?? { code: 'template_unknown', params: {} };
  const work = new Work({ ...reader, language: identity.language });
  checkSheets(sheets, found, names[identity.language], work);
  for (const expected of layout.sheets) {
    const own = found.find((one) => one.key === expected.key);
    if (own && expected.rows.length > 0) readSheet(own.sheet, expected, work);
  }
  return { identity, changes: work.changes, errors: work.errors, typed: work.typed, marks: work.marks };
}

/** What is gathered while a file is read. */
class Work {
  readonly changes: TemplateChange[] = [];
  readonly errors: TemplateError[] = [];
  readonly typed = new Map<string, TypedCell>();
  readonly marks = new Map<string, string>();
  constructor(readonly reader: TemplateReader) {}

  wrong(code: string, sheet: string, cell: string | null = null, params: Finding['params'] = {}, entry?: TemplateEntry): void {
    this.errors.push({ sheet, cell, pointer: entry?.pointer ?? null, part: entry?.part ?? null, code, params });
  }
}

function checkSheets(sheets: readonly Sheet[], found: readonly IdentifiedSheet[], names: TemplateSheetNames, work: Work): void {
  for (const sheet of sheets) {
    const own = found.find((one) => one.sheet === sheet);
    if (!own) work.wrong('sheet_unknown', sheet.name);
    else if (found.find((one) => one.key === own.key) !== own) work.wrong('sheet_twice', sheet.name);
    else if (sheet.name !== names[own.key]) work.wrong('sheet_renamed', sheet.name, null, { expected: names[own.key] });
    if (sheet.isHidden) work.wrong('hidden_sheet', sheet.name);
  }
  for (const key of templateSheets) if (!found.some((one) => one.key === key)) work.wrong('sheet_missing', names[key]);
}

function readSheet(sheet: Sheet, expected: TemplateSheet, work: Work): void {
  const columns = columnsOf(sheet, expected, work);
  const cells = Map.groupBy(sheet.cells, (cell) => cell.row);
  const rows = rowsOf(sheet, expected, cells, work);
  for (const row of expected.rows) {
    if (row.kind !== 'entry') continue;
    const at = rows.get(row.id);
    const entry = row.entries.find((one) => one !== null) ?? undefined;
    if (at === undefined) work.wrong('row_missing', sheet.name, null, {}, entry);
    else readRow({ sheet, row, at, columns: expected.columns.map((name) => columns.get(name)), cells: new Map(cells.get(at)?.map((cell) => [cell.column, cell])) }, work);
  }
  const [filled, used] = [new Set(rows.values()), new Set(columns.values())];
  for (const row of sheet.hiddenRows) if (filled.has(row)) work.wrong('hidden_row', sheet.name, cellName(row, 1));
  for (const column of sheet.hiddenColumns) if (used.has(column)) work.wrong('hidden_column', sheet.name, cellName(1, column));
}

/** Where each column stands, by its name in row 1. */
function columnsOf(sheet: Sheet, { columns }: TemplateSheet, work: Work): Map<string, number> {
  const found = new Map<string, number>();
  for (const { row, column, text } of sheet.cells) {
    if (row !== 1 || column < 3) continue;
    if (!columns.includes(text)) work.wrong('identifier_not_of_report', sheet.name, cellName(row, column));
    else if (found.has(text)) work.wrong('column_twice', sheet.name, cellName(row, column));
    else found.set(text, column);
  }
  for (const column of columns) if (!found.has(column)) work.wrong('column_missing', sheet.name, null, { column });
  const used = new Set([1, 2, ...found.values()]);
  const outside = sheet.cells.filter((cell) => cell.row > 1 && !used.has(cell.column));
  for (const [first] of Map.groupBy(outside, (cell) => cell.column).values()) if (first) work.wrong('outside_of_fields', sheet.name, cellName(first.row, first.column));
  return found;
}

/** Where each row stands, by its id in column A. */
function rowsOf(sheet: Sheet, { rows }: TemplateSheet, cells: ReadonlyMap<number, SheetCell[]>, work: Work): Map<string, number> {
  const known = new Set(rows.map((row) => row.id).filter(Boolean));
  const found = new Map<string, number>();
  for (const [row, own] of cells) {
    if (row === 1) continue;
    const id = own.find((cell) => cell.column === 1)?.text ?? '';
    if (id === '') work.wrong('outside_of_fields', sheet.name, cellName(row, own[0]?.column ?? 1));
    else if (!known.has(id)) work.wrong('identifier_not_of_report', sheet.name, cellName(row, 1));
    else if (found.has(id)) work.wrong('row_twice', sheet.name, cellName(row, 1));
    else found.set(id, row);
  }
  return found;
}

interface FoundRow {
  readonly sheet: Sheet;
  readonly row: TemplateRow;
  readonly at: number;
  /** Where the columns of the layout stand. */
  readonly columns: readonly (number | undefined)[];
  readonly cells: ReadonlyMap<number, SheetCell>;
}
interface ReadEntry {
  readonly entry: TemplateEntry;
  readonly name: string;
  readonly reading: CellReading;
  readonly isTouched: boolean;
}

function readRow(found: FoundRow, work: Work): void {
  const { sheet, row, at, columns, cells } = found;
  work.marks.set(row.id, cells.get(2)?.text ?? '');
  for (const [pointer, parts] of Map.groupBy(entriesOf(found, work), (one) => one.entry.pointer)) {
    for (const { reading, name, entry } of parts) if (reading.code !== undefined) work.wrong(reading.code, sheet.name, name, reading.params, entry);
    const isWhole = parts.every((one) => one.reading.code === undefined);
    const [first] = parts;
    if (first && isWhole && parts.some((one) => one.isTouched)) work.changes.push({ pointer, value: fieldOf(parts), sheet: sheet.name, cell: first.name });
  }
  for (const column of columns.slice(row.entries.length)) {
    const cell = column === undefined ? undefined : cells.get(column);
    if (cell && !cell.isFormula) work.wrong('outside_of_fields', sheet.name, cellName(at, cell.column));
  }
}

function entriesOf({ row, at, columns, cells }: FoundRow, work: Work): ReadEntry[] {
  const marks = (work.marks.get(row.id) ?? '').split(' ');
  const places = row.entries.flatMap((entry, index) => (entry ? [{ entry, column: columns[index] }] : []));
  return places.flatMap(({ entry, column }, index) => {
    if (column === undefined) return [];
    const cell = cells.get(column);
    if (cell) work.typed.set(entryKey(entry), cell);
    const reading = readCell(entry, cell, work.reader);
    const isTouched = reading.code === undefined && fingerprint(reading.value) !== marks[index];
    return [{ entry, name: cellName(at, column), reading, isTouched }];
  });
}

/** The field of its parts: a percentage or ratio is one field of two cells, null where both are empty. */
function fieldOf(parts: readonly ReadEntry[]): unknown {
  const values = Object.fromEntries(parts.map(({ entry, reading }) => [entry.part, reading.code === undefined ? reading.value : null]));
  if ('value' in values) return values['value'];
  const { numerator = null, denominator = null } = values;
  return numerator === null && denominator === null ? null : { numerator, denominator };
}
