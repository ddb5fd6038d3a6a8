import { daysInclusive } from '../calendar/day.js';
import { add, fraction, multiply, rational, subtract, zero, type Rational } from '../numbers/rational.js';
import type { Day } from '../platform/id.schema.js';
import { exactDecimal, plainFigure } from './figure.js';
import type { Indicator } from './framework.schema.js';
import { acrossPeriods, periodRuleOf } from './totals.js';

/** The project's days and its reporting periods in order; all days inclusive. */
export interface Plan {
  readonly start: Day;
  readonly end: Day;
  readonly periods: readonly { readonly start: Day; readonly end: Day }[];
}

/** The value that progress starts from: the baseline; none = 0 for an increase, unknown otherwise (domain 4.6). */
export function startingValue(indicator: Indicator): Rational | null {
  return exactDecimal(indicator.baseline.value) ?? (indicator.direction === 'increase' ? zero : null);
}

/**
 * Where the indicator should stand at the end of a period (domain 4.7): its cumulative target; or the period targets
 * so far put together by `acrossPeriods`; one missing → the straight line from baseline to target by days elapsed.
 */
export function expectedAt(indicator: Indicator, periodIndex: number, plan: Plan): Rational | null {
  return fromPeriodTargets(indicator, periodIndex) ?? straightLine(indicator, periodIndex, plan);
}

function fromPeriodTargets(indicator: Indicator, periodIndex: number): Rational | null {
  const targets = indicator.periodTargets;
  if (!targets) return null;
  if (targets.cumulative || periodRuleOf(indicator) === 'latest') return exactDecimal(targets.values[periodIndex] ?? null);
  const soFar = Array.from({ length: periodIndex + 1 }, (_, i) => plainFigure(exactDecimal(targets.values[i] ?? null)));
  return soFar.includes(null) ? null : (acrossPeriods(indicator, soFar)?.value ?? null);
}

function straightLine(indicator: Indicator, periodIndex: number, plan: Plan): Rational | null {
  const target = exactDecimal(indicator.target);
  if (indicator.direction === 'maintain') return target;
  const start = startingValue(indicator);
  const period = plan.periods[periodIndex];
  if (!target || !start || !period) return null;
  return add(start, multiply(subtract(target, start), shareOfDays(plan, plan.start, period.end)));
}

/**
 * What the period alone was to bring, for comparison with its value (domain 4.8): its own target; of cumulative
 * targets of a `sum`, the step since the period before; without a target, for a `sum` only, (target − baseline) by days.
 */
export function planOfPeriod(indicator: Indicator, periodIndex: number, plan: Plan): Rational | null {
  const isSum = periodRuleOf(indicator) === 'sum';
  const own = exactDecimal(indicator.periodTargets?.values[periodIndex] ?? null);
  if (own && !(isSum && indicator.periodTargets?.cumulative)) return own;
  if (!isSum) return null;
  const before = periodIndex === 0 ? zero : exactDecimal(indicator.periodTargets?.values[periodIndex - 1] ?? null);
  if (own && before) return subtract(own, before);
  const target = exactDecimal(indicator.target);
  const start = startingValue(indicator);
  const period = plan.periods[periodIndex];
  if (!target || !start || !period) return null;
  return multiply(subtract(target, start), shareOfDays(plan, period.start, period.end));
}

function shareOfDays(plan: Plan, from: Day, to: Day): Rational {
  const all = daysInclusive(plan.start, plan.end);
  return all > 0 ? fraction(BigInt(daysInclusive(from, to)), BigInt(all)) : rational(1);
}
