import type { CurrencyCode } from '../money/money.schema.js';
import { minorToDecimal } from '../money/format-money.js';
import { parseAmount } from '../money/parse-amount.js';
import type { Decimal } from '../numbers/decimal.schema.js';
import { editText } from '../numbers/number-format.js';
import { parseTyped } from '../numbers/typed-number.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Language } from '../platform/id.schema.js';
import type { SheetCell } from '../platform/sheet.js';
import type { outputStatuses } from './report.schema.js';
import type { TemplateEntry, TemplatePart } from './template-layout.js';

export type TemplateStatus = (typeof outputStatuses)[number];
/** How figures and words of a file are read and written. `statuses`: words of every language that the portal speaks. */
export interface TemplateReader {
  readonly currency: CurrencyCode;
  readonly language: Language;
  readonly statuses: ReadonlyMap<string, TemplateStatus>;
}
export type TypedCell = Pick<SheetCell, 'kind' | 'text' | 'isFormula'>;
/** What a cell says: a value of the field (or of its part), or why it is none. */
export type CellReading = { readonly value: string | number | null; readonly code?: undefined } | { readonly code: string; readonly params: Finding['params'] };

/** A part of a field's value as the sheet holds it, in one form: decimals without zeros at the end, texts as a sheet can keep them. */
export function partOfField(entry: TemplateEntry, field: unknown): string | number | null {
  if (field === null || field === undefined) return entry.empty;
  const value = typeof field === 'object' ? (field as Partial<Record<TemplatePart, string | null>>)[entry.part] : field;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return entry.empty;
  if (entry.kind === 'text') return keptText(value, entry);
  return entry.kind === 'decimal' || entry.kind === 'whole' ? shortest(value) : value;
}

/**
 * A value as it is written into a cell: a number where a sheet's numbers (15 digits) hold it exactly, else text that is read back as the
 * same value.
 */
export function cellOfPart(entry: TemplateEntry, value: string | number | null, reader: Pick<TemplateReader, 'currency' | 'language'>): TypedCell | null {
  if (value === null || value === '') return null;
  if (entry.kind === 'text' || entry.kind === 'status') return { kind: 'text', text: String(value), isFormula: false };
  const decimal = typeof value === 'number' ? minorToDecimal(value, reader.currency) : value;
  const isExact = decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= sheetDigits;
  return isExact ? { kind: 'number', text: decimal, isFormula: false } : { kind: 'text', text: editText(decimal, reader.language), isFormula: false };
}

/**
 * What somebody put into a cell. Numbers kept as text are read as in a form, in the file's language. Refused: `formula_in_cell`, `cell_error`,
 * the codes of `parseTyped` and `parseAmount`, `number_ambiguous` {first, second}, `status_unknown` {text}, `text_too_long` {most}.
 */
export function readCell(entry: TemplateEntry, cell: TypedCell | undefined, reader: TemplateReader): CellReading {
  if (cell?.isFormula) return refused('formula_in_cell');
  if (cell?.kind === 'error') return refused('cell_error', { text: cell.text });
  if (cell === undefined || cell.text.trim() === '') return { value: entry.empty };
  if (entry.kind === 'text') return readText(entry, cell);
  if (entry.kind === 'status') return readStatus(cell.text, reader);
  if (cell.kind === 'boolean') return refused('not_a_number', { text: cell.text });
  const number = cell.kind === 'number' ? plainNumber(cell.text) : '';
  if (number === null) return refused('number_too_large', { text: cell.text });
  const [typed, language] = cell.kind === 'number' ? [editText(number, 'en'), 'en' as const] : [cell.text, reader.language];
  return entry.kind === 'amount' ? readAmount(typed, { ...reader, language }) : readDecimal(typed, language);
}

function readText(entry: TemplateEntry, cell: TypedCell): CellReading {
  const text = keptText(cell.kind === 'number' ? (plainNumber(cell.text) ?? cell.text) : cell.text, entry);
  return typeof text === 'string' && text.length > entry.most ? refused('text_too_long', { most: entry.most, length: text.length }) : { value: text };
}

function readStatus(text: string, { statuses }: TemplateReader): CellReading {
  const status = statuses.get(text.trim().toLowerCase());
  return status ? { value: status } : refused('status_unknown', { text: text.slice(0, 100) });
}

function readAmount(text: string, { currency, language }: TemplateReader): CellReading {
  const { minor, finding } = parseAmount(text, currency, language);
  return finding ? refused(finding.code, cut(finding.params)) : { value: minor };
}

function readDecimal(text: string, language: Language): CellReading {
  const typed = parseTyped(text, language);
  if (typed.kind === 'value') return { value: typed.value };
  if (typed.kind === 'empty') return { value: null };
  if (typed.kind === 'ambiguous') return refused('number_ambiguous', { first: typed.readings[0], second: typed.readings[1] });
  return refused(typed.code, { text: text.slice(0, 100) });
}

const refused = (code: string, params: Finding['params'] = {}): CellReading => ({ code, params });
const cut = (params: Finding['params']): Finding['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 100) : value]));

/** Digits that a number of a sheet keeps. What a file shows beyond them is the noise of binary fractions. */
const sheetDigits = 15;

/** A number of a sheet (`1E-05`, `0.30000000000000004`) as a plain decimal string; null where it is out of all bounds. */
function plainNumber(text: string): Decimal | null {
  const value = Number(text);
  if (!Number.isFinite(value) || Math.abs(value) >= 1e18) return null;
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential(sheetDigits - 1).split('e');
  const digits = mantissa.replace('.', '');
  const point = Number(power) + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const rest = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return shortest(`${value < 0 ? '-' : ''}${whole}.${rest}`);
}

function shortest(decimal: string): Decimal {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' ? '0' : short;
}

/** Line ends and characters as a sheet keeps them; a text of blanks only is empty. */
function keptText(text: string, { empty }: TemplateEntry): string | null {
  const kept = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '');
  return kept.trim() === '' ? empty : kept;
}
