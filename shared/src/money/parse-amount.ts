import { parseTyped } from '../numbers/typed-number.js';
import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Language } from '../platform/id.schema.js';
import { exponentOf } from './currencies.js';
import type { CurrencyCode, Minor } from './money.schema.js';

/** What a typed amount comes to: both null for an empty field. */
export type ParsedAmount = { minor: Minor; finding: null } | { minor: null; finding: Finding | null };

/** The text without the currency's own code or a currency sign at either end, as pasted from a table. */
function withoutCurrency(text: string, currency: CurrencyCode): string {
  const name = `(?:${currency}|\\p{Sc})`;
  return text.replace(new RegExp(`^(\\s*[-\u2212]?\\s*)${name}`, 'iu'), '$1').replace(new RegExp(`${name}\\s*$`, 'iu'), '');
}

/** Minor units of a plain decimal string, null where it has more decimals than the currency. */
function minorOf(value: string, places: number): Minor | null {
  const [whole = '', fraction = ''] = value.split('.');
  return fraction.length > places ? null : Number(whole + fraction.padEnd(places, '0'));
}

/**
 * A typed amount in minor units (domain 5), read as `parseTyped` reads numbers; of two readings the one that the currency
 * can hold. Findings: those of `parseTyped`, `amount_too_precise` {currency, places}, `amount_ambiguous` {first, second},
 * `number_too_large`.
 */
export function parseAmount(text: string, currency: CurrencyCode, language: Language, pointer = ''): ParsedAmount {
  const refused = (code: string, params: Finding['params'] = {}) => ({ minor: null, finding: blocking(code, pointer, { text, ...params }) });
  const typed = parseTyped(withoutCurrency(text, currency), language);
  if (typed.kind === 'empty') return { minor: null, finding: null };
  if (typed.kind === 'error') return refused(typed.code);
  const places = exponentOf(currency) ?? 2;
  const readings = typed.kind === 'value' ? [typed.value] : typed.readings;
  const [first, second] = readings.filter((value) => minorOf(value, places) !== null);
  if (first === undefined) return refused('amount_too_precise', { currency, places });
  if (second !== undefined) return refused('amount_ambiguous', { first, second });
  const minor = minorOf(first, places);
  if (minor === null || !Number.isSafeInteger(minor)) return refused('number_too_large');
  return { minor: minor === 0 ? 0 : minor, finding: null };
}
