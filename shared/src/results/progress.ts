import type { Derived } from '../numbers/decimal.schema.js';
import {
  absolute, compare, divide, isNegative, isZero, mean, multiply, one, rational, subtract, zero, type Rational,
} from '../numbers/rational.js';
import type { Settings } from '../programmes/settings.schema.js';
import { exactDecimal, toDerived } from './figure.js';
import type { Indicator } from './framework.schema.js';
import { startingValue } from './plan.js';

/** Status of an indicator against its plan; null = none, not measurable (domain 4.7). */
export const indicatorStatuses = ['ahead', 'on_track', 'behind', 'off_track', 'met', 'not_met', 'no_data'] as const;
export type IndicatorStatus = (typeof indicatorStatuses)[number];
export type StatusSettings = Pick<Settings, 'onTrack' | 'maintainBand'>;

/** What a status is judged from; values exact. */
export interface Standing {
  readonly actual: Rational | null;
  /** Where it should stand at the newest approved period. */
  readonly expected: Rational | null;
  readonly isAllApproved: boolean;
}

/**
 * Progress toward target as an unclamped fraction (domain 4.6): (actual − baseline) / (target − baseline), which is
 * right for decreasing indicators too; `maintain`: 1 within the band round the target, else 0. Null: not measurable.
 */
export function progressOf(indicator: Indicator, actual: Rational | null, settings: StatusSettings): Rational | null {
  const target = exactDecimal(indicator.target);
  if (!actual || !target) return null;
  if (indicator.direction === 'maintain') return isMaintained(actual, target, settings) ? one : zero;
  const start = startingValue(indicator);
  return start && share(actual, start, target);
}

/** Status at the newest approved period, in the order of domain 4.7; decided unrounded. */
export function statusOf(indicator: Indicator, standing: Standing, settings: StatusSettings): IndicatorStatus | null {
  const { actual, expected, isAllApproved } = standing;
  if (!actual) return 'no_data';
  const progress = progressOf(indicator, actual, settings);
  if (!progress) return null;
  const isMet = compare(progress, one) >= 0;
  if (isAllApproved) return isMet ? 'met' : 'not_met';
  if (indicator.direction === 'maintain') return isMet ? 'on_track' : 'off_track';
  const start = startingValue(indicator);
  return start && expected && againstPlan(indicator, actual, start, expected, settings);
}

const fromWorst: readonly (readonly IndicatorStatus[])[] = [['off_track', 'not_met'], ['behind'], ['on_track', 'met'], ['ahead']];

/** The suggested status of an output: the worst of its indicators; no data and none are left out (domain 4.7). */
export function worstStatus(statuses: readonly (IndicatorStatus | null)[]): IndicatorStatus | null {
  return fromWorst.flat().find((status) => statuses.includes(status)) ?? null;
}

/** Progress as bars and averages take it: between 0 and 1 (domain 4.6). */
export function clampProgress(progress: Rational): Rational {
  if (isNegative(progress)) return zero;
  return compare(progress, one) > 0 ? one : progress;
}

/** The average clamped progress of several indicators, nulls left out; of nothing: null (domain 7). */
export function averageProgress(progresses: readonly (Derived | null)[]): Derived | null {
  const known = progresses.map(exactDecimal).filter((progress) => progress !== null);
  return toDerived(mean(known.map(clampProgress)));
}

function againstPlan(
  indicator: Indicator, actual: Rational, start: Rational, expected: Rational, settings: StatusSettings,
): IndicatorStatus {
  const ratio = share(actual, start, expected);
  if (!ratio) return whereNothingIsExpected(indicator, compare(actual, start));
  const [behind, onTrack, ahead] = settings.onTrack.map((limit) => rational(limit)) as [Rational, Rational, Rational];
  if (compare(ratio, ahead) > 0) return 'ahead';
  if (compare(ratio, onTrack) >= 0) return 'on_track';
  return compare(ratio, behind) >= 0 ? 'behind' : 'off_track';
}

function whereNothingIsExpected(indicator: Indicator, change: -1 | 0 | 1): IndicatorStatus {
  if (change === 0) return 'on_track';
  const isBetter = indicator.direction === 'increase' ? change > 0 : change < 0;
  return isBetter ? 'ahead' : 'off_track';
}

function share(actual: Rational, start: Rational, end: Rational): Rational | null {
  const way = subtract(end, start);
  return isZero(way) ? null : divide(subtract(actual, start), way);
}

function isMaintained(actual: Rational, target: Rational, settings: StatusSettings): boolean {
  const band = multiply(absolute(target), divide(rational(settings.maintainBand), rational(100)));
  return compare(absolute(subtract(actual, target)), band) <= 0;
}
