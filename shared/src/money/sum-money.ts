import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { CurrencyCode, Minor, Money } from './money.schema.js';

/** A value, or the finding that stands in its way. */
export type Checked<T> = { value: T; finding: null } | { value: null; finding: Finding };

/** The sum of amounts that are there; null (not given) is left out. Of nothing: 0. */
export function sumMinor(amounts: Iterable<Minor | null | undefined>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount ?? 0;
  return total;
}

/**
 * The sum of amounts in one currency (domain 5: different currencies are never added). Findings: `currency_mixed`
 * {expected, found}, `number_too_large`.
 */
export function sumMoney(amounts: readonly Money[], currency: CurrencyCode, pointer = ''): Checked<Money> {
  const other = amounts.find((amount) => amount.currency !== currency);
  if (other) return { value: null, finding: blocking('currency_mixed', pointer, { expected: currency, found: other.currency }) };
  const exact = amounts.reduce((total, amount) => total + BigInt(amount.minor), 0n);
  const minor = Number(exact);
  if (!Number.isSafeInteger(minor)) return { value: null, finding: blocking('number_too_large', pointer, { text: String(exact) }) };
  return { value: { minor, currency }, finding: null };
}
