import type { Sheet, SheetCell } from '#shared/platform';
import { workbookLimits as limits, WorkbookRefusal } from './workbook-limits.js';
import type { XmlListener } from './xml-part.js';

/** What has been met so far in all parts: the limits hold for the workbook. */
export class Tally {
  private rows = 0;
  private cells = 0;
  private filled = 0;
  private merges = 0;
  private text = 0;

  row(): void {
    if (++this.rows > limits.rows) throw new WorkbookRefusal('workbook_too_many_rows', limits.rows);
  }
  cell(): void {
    if (++this.cells > limits.cells) throw new WorkbookRefusal('workbook_too_many_cells', limits.cells);
  }
  fill(): void {
    if (++this.filled > limits.filled) throw new WorkbookRefusal('workbook_too_many_cells', limits.filled);
  }
  merge(): void {
    if (++this.merges > limits.merges) throw new WorkbookRefusal('workbook_too_many_merges', limits.merges);
  }
  characters(count: number): void {
    this.text += count;
    if (this.text > limits.text) throw new WorkbookRefusal('workbook_too_much_text', limits.text);
  }
}

/** A text that grows while it is read, no longer than a cell can be. */
class Growing {
  private pieces: string[] = [];
  private length = 0;
  constructor(private readonly tally: Tally) {}

  add(text: string): void {
    this.length += text.length;
    if (this.length > limits.cellText) throw new WorkbookRefusal('workbook_too_much_text', limits.cellText);
    this.tally.characters(text.length);
    this.pieces.push(text);
  }
  take(): string {
    const text = this.pieces.length === 1 ? (this.pieces[0] ?? '') : this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return text;
  }
}

/** Characters that Office writes as `_x000D_`. */
const unescaped = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text);

/** The table of texts that cells point into. */
export class SharedStrings implements XmlListener {
  readonly texts: string[] = [];
  private readonly growing: Growing;
  private isText = false;
  private isPhonetic = false;
  constructor(tally: Tally) { this.growing = new Growing(tally); }

  open(name: string): void {
    if (name === 'rPh') this.isPhonetic = true;
    if (name === 't') this.isText = !this.isPhonetic;
  }
  text(text: string): void {
    if (this.isText) this.growing.add(text);
  }
  close(name: string): void {
    if (name === 't') this.isText = false;
    if (name === 'rPh') this.isPhonetic = false;
    if (name !== 'si') return;
    if (this.texts.length >= limits.strings) throw new WorkbookRefusal('workbook_too_much_text', limits.strings);
    this.texts.push(unescaped(this.growing.take()));
  }
}

const HIGHEST_ROW = 1_048_576;
const HIGHEST_COLUMN = 16_384;
const HIDDEN_COLUMNS_TOLD = 1000;
const kinds: Readonly<Record<string, SheetCell['kind']>> = { s: 'text', str: 'text', inlineStr: 'text', d: 'text', b: 'boolean', e: 'error' };

/** A worksheet: what stands in its cells, and which rows and columns are hidden. Nothing is computed, nothing followed. */
export class SheetPart implements XmlListener {
  private readonly cells: SheetCell[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns: number[] = [];
  private readonly growing: Growing;
  private areRowsHidden = false;
  private row = 0;
  private column = 0;
  private type = '';
  private isFormula = false;
  private isText = false;
  private isPhonetic = false;

  constructor(private readonly tally: Tally, private readonly strings: readonly string[]) { this.growing = new Growing(tally); }

  sheet(name: string, isHidden: boolean): Sheet {
    return { name, isHidden, hiddenRows: this.hiddenRows, hiddenColumns: this.hiddenColumns, cells: this.cells };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.isFormula = true;
    else if (name === 'v' || name === 't') this.isText = !this.isPhonetic;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'col') this.openColumn(attributes);
    else if (name === 'mergeCell') this.tally.merge();
    else if (name === 'sheetFormatPr') this.areRowsHidden = isTrue(attributes['zeroHeight']);
  }

  text(text: string): void {
    if (this.isText) this.growing.add(text);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isText = false;
    if (name === 'rPh') this.isPhonetic = false;
    if (name === 'c') this.closeCell();
  }

  private openRow({ r, hidden, ht }: Readonly<Record<string, string>>): void {
    this.tally.row();
    this.row = r === undefined ? this.row + 1 : Number(r);
    this.column = 0;
    if (!Number.isInteger(this.row) || this.row < 1 || this.row > HIGHEST_ROW) throw new WorkbookRefusal('workbook_damaged');
    const isHidden = hidden === undefined ? this.areRowsHidden : isTrue(hidden);
    if (isHidden || (ht !== undefined && Number(ht) === 0)) this.hiddenRows.push(this.row);
  }

  private openColumn({ min, max, hidden, width }: Readonly<Record<string, string>>): void {
    if (!isTrue(hidden) && (width === undefined || Number(width) > 0)) return;
    for (let column = Number(min); column <= Number(max) && column <= HIDDEN_COLUMNS_TOLD; column++) this.hiddenColumns.push(column);
    if (this.hiddenColumns.length > HIDDEN_COLUMNS_TOLD) throw new WorkbookRefusal('workbook_damaged');
  }

  private openCell({ r, t }: Readonly<Record<string, string>>): void {
    this.tally.cell();
    const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(r ?? '') ?? [];
    this.column = letters === '' ? this.column + 1 : columnOf(letters);
    if ((r !== undefined && Number(row) !== this.row) || this.column > HIGHEST_COLUMN) throw new WorkbookRefusal('workbook_damaged');
    this.type = t ?? 'n';
    this.isFormula = false;
    this.growing.take();
  }

  private closeCell(): void {
    const raw = this.growing.take();
    if (raw === '' && !this.isFormula) return;
    this.tally.fill();
    this.cells.push({ row: this.row, column: this.column, kind: kinds[this.type] ?? 'number', text: this.textOf(raw), isFormula: this.isFormula });
  }

  private textOf(raw: string): string {
    if (this.type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
    if (this.type !== 's') return unescaped(raw);
    const text = this.strings[Number(raw)];
    if (text === undefined) throw new WorkbookRefusal('workbook_damaged');
    this.tally.characters(text.length);
    return text;
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
function columnOf(letters: string): number {
  return Array.from(letters, (letter) => letter.charCodeAt(0) - 64).reduce((column, place) => column * 26 + place, 0);
}
