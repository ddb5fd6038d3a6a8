import type { Language } from '../platform/id.schema.js';
import { exponentOf } from './currencies.js';
import type { CurrencyCode, Minor, Money } from './money.schema.js';

const formats = new Map<string, Intl.NumberFormat>();

/** Latin digits in every language, so that a figure reads the same in a table, a file and a bank's letter. */
function formatOf(language: Language, places: number, currency: CurrencyCode | null): Intl.NumberFormat {
  const key = `${language} ${places} ${currency}`;
  const kept = formats.get(key);
  if (kept) return kept;
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  const style = currency ? ({ style: 'currency', currency, currencyDisplay: 'code' } as const) : {};
  const made = new Intl.NumberFormat(`${language}-u-nu-latn`, { ...digits, ...style });
  formats.set(key, made);
  return made;
}

/** An amount as a plain decimal string with a point: `minorToDecimal(-5, 'EUR')` is `-0.05`. For files, rules and exact formatting. */
export function minorToDecimal(minor: Minor, currency: CurrencyCode): `${number}` {
  const places = exponentOf(currency) ?? 2;
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return (minor < 0 ? `-${text}` : text) as `${number}`;
}

/** An amount with its currency code as the language writes it: `EUR 1,234.50`, `1 234,50 EUR`. */
export function formatMoney({ minor, currency }: Money, language: Language): string {
  return formatOf(language, exponentOf(currency) ?? 2, currency).format(minorToDecimal(minor, currency));
}

/** The amount alone, for a column whose head names the currency. */
export function formatAmount(minor: Minor, currency: CurrencyCode, language: Language): string {
  return formatOf(language, exponentOf(currency) ?? 2, null).format(minorToDecimal(minor, currency));
}
