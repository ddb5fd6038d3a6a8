import { z } from 'zod';
import { divide, multiply, rational, type Rational } from '../numbers/rational.js';
import { roundHalfEven } from '../numbers/rounding.js';
import { blocking } from '../platform/finding.schema.js';
import { day } from '../platform/id.schema.js';
import type { Day } from '../platform/id.schema.js';
import { exponentOf } from './currencies.js';
import { currencyCode } from './money.schema.js';
import type { CurrencyCode, Minor, Money } from './money.schema.js';
import { sumMoney, type Checked } from './sum-money.js';

/** A decimal above 0 with at least six significant digits (domain 5), e.g. `655.957` or `0.0000588235`. */
const rateText = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,18})?$/)
  .refine((text) => text.replace('.', '').replace(/^0+/, '').length >= 6);

/** A rate of exchange: one unit of `from` is worth `toPerFrom` units of `to`, from `validFrom` on, as `source` says. */
export const exchangeRate = z.object({ from: currencyCode, to: currencyCode, toPerFrom: rateText, validFrom: day, source: z.string().trim().min(1).max(200) });
export type ExchangeRate = z.infer<typeof exchangeRate>;

/** The rate in force on a day: the newest that is valid by then; null where there is none. */
export function rateOn(rates: readonly ExchangeRate[], from: CurrencyCode, to: CurrencyCode, on: Day): ExchangeRate | null {
  const past = rates.filter((rate) => rate.from === from && rate.to === to && rate.validFrom <= on);
  return past.reduce<ExchangeRate | null>((best, rate) => (best && best.validFrom >= rate.validFrom ? best : rate), null);
}

function powerOfTen(currency: CurrencyCode): Rational {
  return rational(10n ** BigInt(exponentOf(currency) ?? 2));
}

/** An amount of `rate.from` in `rate.to`, half-even to the minor unit. Findings: `currency_mixed`, `number_too_large`. */
export function convert(amount: Money, rate: ExchangeRate, pointer = ''): Checked<Money> {
  if (amount.currency !== rate.from) {
    return { value: null, finding: blocking('currency_mixed', pointer, { expected: rate.from, found: amount.currency }) };
  }
  const units = divide(rational(amount.minor), powerOfTen(rate.from));
  const exact = roundHalfEven(multiply(multiply(units, rational(rate.toPerFrom)), powerOfTen(rate.to)));
  return sumMoney([{ minor: Number(exact), currency: rate.to }], rate.to, pointer);
}

/** A total over currencies: it names every rate it used, and its parts add up to it. */
export interface ConvertedTotal {
  total: Money;
  parts: { original: Money; converted: Minor; rate: ExchangeRate | null }[];
}

/** The total in one currency on a day (domain 5: a converted total says so). Findings: `rate_missing` {from, to, day}, `number_too_large`. */
export function convertedTotal(amounts: readonly Money[], to: CurrencyCode, rates: readonly ExchangeRate[], on: Day, pointer = ''): Checked<ConvertedTotal> {
  const parts: ConvertedTotal['parts'] = [];
  for (const original of amounts) {
    const rate = original.currency === to ? null : rateOn(rates, original.currency, to, on);
    if (!rate && original.currency !== to) return { value: null, finding: blocking('rate_missing', pointer, { from: original.currency, to, day: on }) };
    const converted = rate ? convert(original, rate, pointer) : ({ value: original, finding: null } as const);
    if (converted.value === null) return converted;
    parts.push({ original, converted: converted.value.minor, rate });
  }
  const total = sumMoney(parts.map((part) => ({ minor: part.converted, currency: to })), to, pointer);
  return total.value === null ? total : { value: { total: total.value, parts }, finding: null };
}
