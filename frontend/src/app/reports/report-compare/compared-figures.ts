import { formatAmount, formatMoney } from '#shared/money';
import { formatDecimal, parseRational, subtract, toDecimalString } from '#shared/numbers';
import type { Language } from '#shared/platform';
import type { ComparedDecision, ComparedField, ComparedIndicator, ComparedLine, ReportComparison, ReportView } from '#shared/reports';
import type { FigureView } from '#shared/results';
import { joined } from '../../platform/i18n/joined';
import type { Texts } from '../../platform/i18n/texts';
import { placeOf, placeWithin } from '../data/place-names';
import { shownChange } from '../data/shown-change';
import type { CompareRow } from './compare-rows';

/** What a comparison is read with. */
export interface CompareReader {
  readonly definitions: ReportView['definitions'];
  readonly currency: string;
  readonly language: Language;
  readonly texts: Texts;
}

const signed = (text: string, isPositive: boolean): string => (isPositive ? `+${text}` : text);

/** The difference of two decimals with its sign; empty where one is no number. */
function differenceOf(before: unknown, after: unknown, language: Language): string {
  const [a, b] = [before, after].map((one) => (typeof one === 'string' ? parseRational(one) : null));
  if (!a || !b) return '';
  const decimal = toDecimalString(subtract(b, a));
  return decimal === '0' ? '' : signed(formatDecimal(decimal, language, { max: 6 }), !decimal.startsWith('-'));
}

function amountDifference(before: unknown, after: unknown, { currency, language }: CompareReader): string {
  if (before === after || (typeof before !== 'number' && typeof after !== 'number')) return '';
  const minor = Number(after ?? 0) - Number(before ?? 0);
  return minor === 0 ? '' : signed(formatAmount(minor, currency, language), minor > 0);
}

function rowOf({ pointer, before, after, isChanged }: ComparedField, reader: CompareReader): CompareRow {
  const shown = (value: unknown): string => shownChange(pointer, value, reader);
  const difference = typeof (after ?? before) === 'number' ? amountDifference(before, after, reader) : differenceOf(before, after, reader.language);
  return { pointer, head: placeOf(pointer, reader.definitions, reader.texts), before: shown(before), after: shown(after), difference, isChanged };
}

/** The cells of an indicator and their total, or as many of them as changed. */
export function indicatorRows({ cells, total }: ComparedIndicator, isOnlyChanged: boolean, reader: CompareReader): CompareRow[] {
  const shown = cells.filter((one) => one.isChanged || !isOnlyChanged).map((one) => ({ ...rowOf(one, reader), head: cellHead(one.pointer, reader) }));
  if (shown.length === 0 || (total.before.value === null && total.after.value === null)) return shown;
  const figure = ({ value }: FigureView): string => formatDecimal(value, reader.language, { max: 2 });
  const [before, after] = [figure(total.before), figure(total.after)];
  return [...shown, { pointer: null, head: reader.texts.say('common.total'), before, after, difference: differenceOf(total.before.value, total.after.value, reader.language), isChanged: before !== after, isTotal: true }];
}

/** Place and cell without the indicator, which heads them. */
function cellHead(pointer: string, { definitions, texts }: CompareReader): string {
  return placeWithin(pointer, definitions, texts) || placeOf(pointer, definitions, texts);
}

/** B and E of every line with the sums, what the officer decided of each below it; the partner's own money where there is any. */
export function lineRows({ lines, totals }: ReportComparison, isOnlyChanged: boolean, reader: CompareReader): CompareRow[] {
  const money = (minor: number): string => formatMoney({ minor, currency: reader.currency }, reader.language);
  const isShown = ({ isChanged }: { isChanged: boolean }): boolean => isChanged || !isOnlyChanged;
  const asked = (field: ComparedField): CompareRow[] => (isShown(field) ? [{ ...rowOf(field, reader), head: placeOf(field.pointer, reader.definitions, reader.texts) }] : []);
  const decided = (field: ComparedField, decision: ComparedDecision): CompareRow[] => (isSaid(decision) && (isShown(field) || isShown(decision)) ? [decisionRow(decision, reader)] : []);
  const shown = lines.flatMap(({ actual, accepted, requested, authorised, partnerSpent }: ComparedLine) => [
    ...asked(actual), ...decided(actual, accepted), ...asked(requested), ...decided(requested, authorised), ...(isSaid(partnerSpent) ? asked(partnerSpent) : []),
  ]);
  const sum = (name: 'actual' | 'requested', column: string): CompareRow => {
    const { before, after } = totals[name];
    const head = joined([reader.texts.say('common.total'), reader.texts.say(`reports.face.${column}`)]);
    return { pointer: null, head, before: money(before), after: money(after), difference: amountDifference(before, after, reader), isChanged: before !== after, isTotal: true };
  };
  return shown.length === 0 ? [] : [...shown, sum('actual', 'B'), sum('requested', 'E')];
}

const isSaid = ({ before, after }: ComparedField): boolean => before !== null || after !== null;

/** C or F, nowhere to comment on: it is the officer's own. */
function decisionRow({ reason, ...amount }: ComparedDecision, reader: CompareReader): CompareRow {
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  const row = rowOf(amount, reader);
  return { ...row, pointer: null, difference: amount.before === null || amount.after === null ? '' : row.difference, reasons: { before: word(reason.before), after: word(reason.after) } };
}
