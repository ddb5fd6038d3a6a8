import type { Language } from '../platform/id.schema.js';
import type { Decimal } from './decimal.schema.js';

export type TypedNumberError = 'not_a_number' | 'number_grouping' | 'number_too_precise' | 'number_too_large';

/** What typed text says: nothing, one exact value, two possible values (ask which), or why it is refused. */
export type TypedNumber =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: Decimal }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [Decimal, Decimal] }
  | { readonly kind: 'error'; readonly code: TypedNumberError };

const invisible = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
const minusSigns = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;
const groupMarks = /[\s\u00a0\u2000-\u200a\u202f\u205f'\u2019\u066c]/g;
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const form = /^[+-]?([\d.,_٫]*\d[\d.,_٫]*)$/;

/**
 * Reads a number as people type or paste it (ux.md, behaviour 5): "1 234,5", "1,234.5", "١٬٢٣٤٫٥", with any kind of
 * space, apostrophe, minus sign or direction mark. One separator before exactly three digits is decided by the
 * language where that has one reading (English "1,234", French "1,234"), else both readings are given back.
 */
export function parseTyped(text: string, language: Language): TypedNumber {
  const plain = normalise(text);
  if (plain === '') return { kind: 'empty' };
  const body = form.exec(plain)?.[1];
  if (body === undefined) return { kind: 'error', code: 'not_a_number' };
  const sign = plain.startsWith('-') ? '-' : '';
  const decimalMarks = possibleDecimalMarks(body, language);
  const [first, second] = decimalMarks.map((mark) => read(sign, body, mark));
  if (!first) return { kind: 'error', code: 'not_a_number' };
  if (!second || first.kind === 'error' || second.kind === 'error') return first;
  return { kind: 'ambiguous', readings: [first.value, second.value] };
}

function normalise(text: string): string {
  return text
    .replace(invisible, '')
    .trim()
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0x0f))
    .replace(minusSigns, '-')
    .replace(/\u060c/g, ',')
    .replace(/^([+-])\s+/, '$1')
    .replace(groupMarks, '_');
}

/** The marks that may stand for the decimal point in this text; '' = it has none. Several = ambiguous. */
function possibleDecimalMarks(body: string, language: Language): readonly string[] {
  if (body.includes('٫')) return ['٫'];
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return [''];
  if (marks.some((mark) => mark !== last)) return [last];
  if (marks.length > 1) return [''];
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return [last];
  if (last === ',' && language === 'en') return [''];
  if (last === ',' && language === 'fr') return [','];
  return [last, ''];
}

function read(sign: string, body: string, mark: string): Extract<TypedNumber, { kind: 'value' | 'error' }> {
  const pieces = mark === '' ? [body] : body.split(mark);
  const [whole = '', rest = ''] = pieces;
  if (pieces.length > 2 || /\D/.test(rest)) return { kind: 'error', code: 'not_a_number' };
  if (!/^\d*$/.test(whole) && !/^\d{1,3}([.,_٫])\d{3}(?:\1\d{3})*$/.test(whole)) return { kind: 'error', code: 'number_grouping' };
  const integer = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const places = rest.replace(/0+$/, '');
  if (integer.length > 18) return { kind: 'error', code: 'number_too_large' };
  if (places.length > 6) return { kind: 'error', code: 'number_too_precise' };
  const value = places === '' ? integer : `${integer}.${places}`;
  return { kind: 'value', value: value === '0' ? '0' : sign + value };
}
