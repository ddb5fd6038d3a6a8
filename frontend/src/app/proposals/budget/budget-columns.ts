import { categories, lineTotal, type BudgetLine } from '#shared/budgets';
import { formatAmount, minorToDecimal, parseAmount } from '#shared/money';
import { editText, formatDecimal, parseTyped } from '#shared/numbers';
import type { Finding, Language } from '#shared/platform';
import type { Output } from '#shared/results';

export const textColumns = ['code', 'category', 'output', 'description', 'unit'] as const;
export const numberColumns = ['quantity', 'times'] as const;
export const amountColumns = ['unitCost', 'total', 'funder', 'partnerCash', 'inKind'] as const;
/** What it costs and who pays, in the order in which a line is written. */
export const costColumns = ['unit', 'quantity', 'unitCost', 'times', 'total', 'funder', 'partnerCash', 'inKind'] as const;
/** What a line is. */
export const nameColumns = ['code', 'category', 'output', 'description', 'unit'] as const;
export type LineColumn = (typeof costColumns)[number] | (typeof nameColumns)[number];

export interface BudgetReader {
  readonly language: Language;
  readonly currency: string;
  readonly outputs: readonly Output[];
}
export interface Write {
  readonly pointer: string;
  readonly value: unknown;
}
/** What typed text comes to: writes to the draft, or why not. */
export type TypedCell = { readonly writes: readonly Write[] } | { readonly wrong: Pick<Finding, 'code' | 'params'> };

const isIn = <T extends string>(list: readonly T[], name: string): name is T => (list as readonly string[]).includes(name);
const wrong = (code: string, params: Finding['params'] = {}): TypedCell => ({ wrong: { code, params } });

/** Reads what was typed into a field of a line; a factor also writes the total that follows from it. */
export function readField(line: BudgetLine, column: LineColumn, text: string, reader: BudgetReader): TypedCell {
  const at = (field: string, value: unknown): Write => ({ pointer: `/lines/${line.id}/${field}`, value });
  if (column === 'total') return { writes: [] };
  if (column === 'category') {
    const letter = text.trim().toUpperCase().slice(0, 1);
    return isIn(categories, letter) ? { writes: [at('category', letter)] } : wrong('category_unknown', { text });
  }
  if (column === 'output') return readOutput(at, text, reader.outputs);
  if (isIn(textColumns, column)) return { writes: [at(column, text)] };
  const read = isIn(numberColumns, column) ? readNumber(text, reader.language) : readAmount(text, reader);
  if ('wrong' in read) return read;
  const changed = { ...line, [column]: read.value };
  const isFactor = column === 'unitCost' || isIn(numberColumns, column);
  return { writes: [at(column, read.value), ...(isFactor ? [at('total', lineTotal(changed))] : [])] };
}

/** Reads the share of a period; `at` counted from 0. */
export function readShare(line: BudgetLine, at: number, text: string, reader: BudgetReader): TypedCell {
  const read = readAmount(text, reader);
  return 'wrong' in read ? read : { writes: [{ pointer: `/lines/${line.id}/phasing/${at}`, value: read.value }] };
}

function readOutput(at: (field: string, value: unknown) => Write, text: string, outputs: readonly Output[]): TypedCell {
  const wanted = text.trim().toLowerCase();
  const found = outputs.find((one) => one.code.toLowerCase() === wanted);
  if (wanted !== '' && !found) return wrong('output_code_unknown', { text });
  return { writes: [at('output', found?.id ?? null)] };
}

function readNumber(text: string, language: Language): { value: string | null } | { wrong: Pick<Finding, 'code' | 'params'> } {
  const typed = parseTyped(text, language);
  if (typed.kind === 'empty') return { value: null };
  if (typed.kind === 'value') return { value: typed.value };
  if (typed.kind === 'error') return { wrong: { code: typed.code, params: {} } };
  const [first, second] = typed.readings;
  return { wrong: { code: 'number_ambiguous', params: { first, second } } };
}

function readAmount(text: string, { currency, language }: BudgetReader): { value: number | null } | { wrong: Pick<Finding, 'code' | 'params'> } {
  const { minor, finding } = parseAmount(text, currency, language);
  return finding ? { wrong: { code: finding.code, params: finding.params } } : { value: minor };
}

/** A field of a line, to read and to edit. */
export function fieldTexts(line: BudgetLine, column: LineColumn, reader: BudgetReader): { text: string; edit: string } {
  if (column === 'output') {
    const code = reader.outputs.find((one) => one.id === line.output)?.code ?? '';
    return { text: code, edit: code };
  }
  if (isIn(textColumns, column)) return { text: line[column], edit: line[column] };
  if (isIn(numberColumns, column)) return { text: formatDecimal(line[column], reader.language), edit: editText(line[column], reader.language) };
  return amountTexts(line[column], reader);
}

export function amountTexts(minor: number | null, { currency, language }: Pick<BudgetReader, 'currency' | 'language'>): { text: string; edit: string } {
  if (minor === null) return { text: '', edit: '' };
  return { text: formatAmount(minor, currency, language), edit: editText(minorToDecimal(minor, currency), language) };
}

/** What of the line's total nobody pays yet. */
export function unpaid({ total, funder, partnerCash, inKind }: BudgetLine): number | null {
  return total === null ? null : total - (funder ?? 0) - (partnerCash ?? 0) - (inKind ?? 0);
}

/** What of the funder share stands in no period yet. */
export function unphased({ funder, phasing }: BudgetLine): number | null {
  return funder === null ? null : funder - phasing.reduce<number>((sum, share) => sum + (share ?? 0), 0);
}
