import type { Language } from '../platform/id.schema.js';
import type { Decimal, Derived } from './decimal.schema.js';
import { multiply, parseRational, rational } from './rational.js';
import { toDecimalString, toFixedString } from './rounding.js';

/** How many decimal places to show: exactly `n`, or as many as there are up to `max`. */
export type Places = number | { readonly max: number };

interface Marks {
  readonly decimal: string;
  readonly format: Intl.NumberFormat;
}
const locales = { en: 'en-GB', fr: 'fr-FR', ar: 'ar' } as const satisfies Record<Language, string>;
const marksOf = new Map<Language, Marks>();

/**
 * A decimal string for reading: grouped, in the language's marks, Latin digits in every language (ux.md: tabular
 * figures), rounded half-even. Null or text that is no decimal gives '' (null is an empty cell, zero is "0").
 */
export function formatDecimal(value: Decimal   | null, language: Language, places: Places = { max: 6 }): string {
  const exact = value === null ? null : parseRational(value);
  if (!exact) return '';
  const text = typeof places === 'number' ? toFixedString(exact, places) : toDecimalString(exact, places.max);
  const [whole = '0', rest] = text.replace('-', '').split('.');
  const { format, decimal } = marks(language);
  const grouped = format.format(BigInt(whole));
  const shown = rest === undefined ? grouped : `${grouped}${decimal}${rest}`;
  return text.startsWith('-') ? `${minus(language)}${shown}` : shown;
}

const percentSigns = { en: '%', fr: '\u202f%', ar: '\u200e%' } as const satisfies Record<Language, string>;

/** A fraction ("0.658") as a percentage for reading, to one decimal unless said otherwise (domain 4.6): "65.8%". */
export function formatPercent(share: Derived | null, language: Language, places: Places = 1): string {
  const exact = share === null ? null : parseRational(share);
  if (!exact) return '';
  const percentage = multiply(exact, rational(100));
  return `${formatDecimal(toDecimalString(percentage, 12), language, places)}${percentSigns[language]}`;
}

/**
 * A decimal string for editing in a field: no grouping, the language's decimal mark. `parseTyped` reads it back as
 * the same value in the same language (three places get a zero more, so that "1.234" is never ambiguous).
 */
export function editText(value: Decimal | null, language: Language): string {
  if (value === null) return '';
  const [whole = '', rest] = value.split('.');
  if (rest === undefined) return whole;
  return `${whole}${language === 'fr' ? ',' : '.'}${rest.length === 3 ? `${rest}0` : rest}`;
}

function marks(language: Language): Marks {
  const known = marksOf.get(language);
  if (known) return known;
  const format = new Intl.NumberFormat(locales[language], { numberingSystem: 'latn', maximumFractionDigits: 0 });
  const sample = new Intl.NumberFormat(locales[language], { numberingSystem: 'latn' }).formatToParts(1.5);
  const made = { format, decimal: sample.find((part) => part.type === 'decimal')?.value ?? '.' };
  marksOf.set(language, made);
  return made;
}

/** A left-to-right mark keeps the sign before its number in right-to-left text. */
function minus(language: Language): string {
  return language === 'ar' ? '\u200e-' : '-';
}
