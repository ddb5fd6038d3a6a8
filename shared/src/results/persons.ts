import type { Derived } from '../numbers/decimal.schema.js';
import { add, isZero, subtract, sum, zero, type Rational } from '../numbers/rational.js';
import { categoryKey } from './cell-key.js';
import type { IndicatorResult } from './compute-indicator.js';
import { exactDecimal, toDerived } from './figure.js';
import type { Indicator } from './framework.schema.js';

/** Persons reached, "may count a person more than once"; by dimension code, then category. */
export interface PersonsReached {
  /** Null where no indicator that counts persons has reported. */
  readonly total: Derived | null;
  readonly byDimension: Readonly<Record<string, Readonly<Record<string, Derived>>>>;
}

/**
 * The sum of the actuals of `countsPersons` indicators, split by the dimensions asked for from the leaves; whatever
 * is not split goes under `unknown`, so that each split adds up to the total (domain 7).
 */
export function personsReached(
  indicators: readonly Indicator[], results: readonly IndicatorResult[], dimensions: readonly string[] = ['sex', 'age'],
): PersonsReached {
  const resultOf = new Map(results.map((result) => [result.indicator, result]));
  const counted = indicators.filter((indicator) => indicator.countsPersons).flatMap((indicator) => {
    const result = resultOf.get(indicator.id);
    const actual = exactDecimal(result?.actual ?? null);
    return result && actual ? [{ indicator, result, actual }] : [];
  });
  if (counted.length === 0) return { total: null, byDimension: {} };
  const total = sum(counted.map(({ actual }) => actual));
  const splits = dimensions.map((code) => {
    const named = new Map<string, Rational>();
    for (const { indicator, result } of counted) addCategories(named, code, indicator, result);
    return [code, splitOf(named, total)] as const;
  });
  return { total: toDerived(total), byDimension: Object.fromEntries(splits) };
}

function addCategories(named: Map<string, Rational>, code: string, indicator: Indicator, result: IndicatorResult): void {
  const dimension = indicator.disaggregation.find((candidate) => candidate.code === code);
  for (const category of dimension?.categories ?? []) {
    const value = exactDecimal(result.totalsByCategory[categoryKey(code, category)] ?? null);
    if (value) named.set(category, add(named.get(category) ?? zero, value));
  }
}

function splitOf(named: Map<string, Rational>, total: Rational): Record<string, Derived> {
  const rest = subtract(total, sum(named.values()));
  if (!isZero(rest)) named.set('unknown', add(named.get('unknown') ?? zero, rest));
  return Object.fromEntries([...named].map(([category, value]) => [category, toDerived(value) ?? '0']));
}
