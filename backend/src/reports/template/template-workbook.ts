import ExcelJS from 'exceljs';
import { addressOf, entryKey, firstColumn, firstRow, identityText, type TemplateEntry, type TemplateError, type TemplateSheet, type TypedCell } from '#shared/reports';
import { columnName } from '#shared/platform';
import { writeInstructions } from './template-instructions.js';
import { labelsOf, type Label } from './template-labels.js';
import { entryLook, lookOf, validationOf } from './template-looks.js';
import type { TemplateContent, TemplateSource } from './template-source.js';
import { errorText } from './texts/template-texts.js';

const widths: Readonly<Record<string, number>> = {
  location: 24, group: 18, code: 10, description: 36, note: 40, label: 30, text: 100, title: 50, status: 18, reason: 60, budget: 16, left: 16, A: 16, actual: 16, requested: 16, partnerSpent: 16,
};
const VALUE_WIDTH = 13;
const TEXT_HEIGHT = 120;

/**
 * The workbook of a report (domain 8): locked but for the cells to fill, filled with what is there, in the reader's language and direction.
 * With `errors` it is the file that somebody sent, written anew, with what is wrong as comments of its cells.
 */
export async function templateWorkbook(source: TemplateSource, content: TemplateContent, errors: readonly TemplateError[] = []): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(content.madeAt);
  book.modified = book.created;
  book.calcProperties = { fullCalcOnLoad: true };
  const notes = notesOf(source, errors);
  for (const sheet of source.layout.sheets) {
    const written = book.addWorksheet(source.texts.sheets[sheet.key], {
      views: [{ rightToLeft: source.language === 'ar', showGridLines: false, ...frozen(sheet) }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    written.getCell(1, 1).value = identityText(content.identity, sheet.key);
    if (sheet.key === 'instructions') writeInstructions(written, source, content, errors);
    else new SheetWriter(written, sheet, source, content, notes).write();
    written.getRow(1).hidden = true;
    written.getColumn(1).hidden = true;
    written.getColumn(2).hidden = true;
    await written.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function frozen({ key }: TemplateSheet): Partial<ExcelJS.WorksheetViewFrozen> {
  return key === 'face' ? { state: 'frozen', xSplit: 3, ySplit: 3 } : {};
}

/** What is wrong with a field's part, by `entryKey`. */
function notesOf({ texts }: TemplateSource, errors: readonly TemplateError[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const { pointer, part, code, params } of errors) {
    if (pointer === null || part === null) continue;
    const key = entryKey({ pointer, part });
    notes.set(key, [notes.get(key), errorText(texts, code, params)].filter(Boolean).join('\n'));
  }
  return notes;
}

class SheetWriter {
  constructor(
    private readonly sheet: ExcelJS.Worksheet, private readonly layout: TemplateSheet, private readonly source: TemplateSource, private readonly content: TemplateContent,
    private readonly notes: ReadonlyMap<string, string>,
  ) {}

  write(): void {
    this.layout.columns.forEach((name, at) => {
      this.sheet.getCell(1, firstColumn + at).value = name;
      this.sheet.getColumn(firstColumn + at).width = widths[name] ?? VALUE_WIDTH;
    });
    this.layout.rows.forEach((row, at) => {
      const number = firstRow + at;
      if (row.id !== '') this.sheet.getCell(number, 1).value = row.id;
      if (row.kind === 'entry') this.sheet.getCell(number, 2).value = this.content.marks(row.id);
      labelsOf(this.layout, at, this.source).forEach((label, column) => { if (label) this.label(number, firstColumn + column, label); });
      row.entries.forEach((entry, column) => { if (entry) this.entry(number, firstColumn + column, entry); });
      this.validate(at, row.entries);
      if (this.layout.key === 'narrative' && row.id.startsWith('narrative:')) this.sheet.getRow(number).height = TEXT_HEIGHT;
    });
  }

  private label(row: number, column: number, label: Label): void {
    const cell = this.sheet.getCell(row, column);
    if ('text' in label) cell.value = label.text;
    else if ('number' in label) cell.value = label.number;
    else cell.value = { formula: `SUM(${label.sum})`, result: this.sum(label.sum) };
    cell.style = lookOf(label, this.source.report.currency);
  }

  private entry(row: number, column: number, entry: TemplateEntry): void {
    const cell = this.sheet.getCell(row, column);
    const note = this.notes.get(entryKey(entry));
    cell.value = valueOf(this.content.cell(entry));
    cell.style = entryLook(entry, this.source.report.currency, note !== undefined);
    if (note !== undefined) cell.note = { texts: [{ text: note }] };
  }

  /** One rule for neighbours of one kind. */
  private validate(row: number, entries: readonly (TemplateEntry | null)[]): void {
    for (let from = 0; from < entries.length;) {
      const entry = entries[from];
      let to = from;
      while (entry && entries[to + 1]?.kind === entry.kind) to++;
      const rule = entry && validationOf(entry, this.source.texts);
      if (rule) validations(this.sheet).add(from === to ? addressOf(row, from) : `${addressOf(row, from)}:${addressOf(row, to)}`, rule);
      from = to + 1;
    }
  }

  /** What a sum comes to now, for readers that do not calculate: the cells above or before it are written already, or are its row's. */
  private sum(range: string): number {
    const [first = '', last = first] = range.split(':');
    const [from, to] = [this.sheet.getCell(first), this.sheet.getCell(last)];
    let total = 0;
    for (let row = Number(from.row); row <= Number(to.row); row++) {
      for (let column = Number(from.col); column <= Number(to.col); column++) total += this.figure(row, column);
    }
    return Number(total.toPrecision(15));
  }

  private figure(row: number, column: number): number {
    const entry = this.layout.rows[row - firstRow]?.entries[column - firstColumn];
    const typed = entry && this.content.cell(entry);
    if (typed) return typed.kind === 'number' ? Number(typed.text) : 0;
    const shown = this.sheet.getCell(`${columnName(column)}${String(row)}`);
    return typeof shown.result === 'number' ? shown.result : typeof shown.value === 'number' ? shown.value : 0;
  }
}

/** A text stays a text whatever it begins with; so does what somebody typed as a formula. */
function valueOf(typed: TypedCell | null): ExcelJS.CellValue {
  if (typed === null) return null;
  if (typed.kind === 'number' && !typed.isFormula) return Number(typed.text);
  return typed.text;
}

/** ExcelJS takes rules for ranges, which its types leave out. */
function validations(sheet: ExcelJS.Worksheet): { add(range: string, rule: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }).dataValidations;
}
