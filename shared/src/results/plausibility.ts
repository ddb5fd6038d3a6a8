import {
  compare, isNegative, isZero, divide, mean, multiply, rational, subtract, zero, type Rational,
} from '../numbers/rational.js';
import { soft, type Finding } from '../platform/finding.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { categoryKey } from './cell-key.js';
import type { PeriodValues } from './compute-indicator.js';
import { exactDecimal, toDerived, type Figure } from './figure.js';
import type { Indicator } from './framework.schema.js';
import { keptFigureOf } from './kept-figures.js';
import { planOfPeriod, type Plan } from './plan.js';
import { acrossPeriods, periodRuleOf, periodTotals } from './totals.js';

/** The fewest earlier values that a spread is taken from (domain 4.8). */
const fewestForSpread = 4;

interface Entry {
  readonly indicator: Indicator;
  readonly figure: Figure;
  readonly past: readonly Past[];
}
interface Past {
  readonly periodIndex: number;
  readonly figure: Figure;
}

/** What is unusual in an indicator's figure of a period: all soft, on `/values/{indicator}` (domain 4.8). */
export function plausibilityFindings(
  indicator: Indicator, report: PeriodValues, earlier: readonly PeriodValues[], plan: Plan, settings: Settings,
): Finding[] {
  const figure = periodTotals(indicator, report.leaves).total;
  if (!figure) return [];
  const entry = { indicator, figure, past: pastFigures(indicator, report.periodIndex, earlier) };
  return [
    ...farAbovePlan(entry, planOfPeriod(indicator, report.periodIndex, plan), settings),
    ...outlier(entry),
    ...fallen(entry),
    ...unknownShare(indicator, report, settings),
    ...sameAsBefore(entry, report.periodIndex),
    ...beyondTargetGroup(entry),
  ];
}

/** Whether a value lies beyond mean ± 2 population standard deviations, decided exactly on the squares. */
export function isOutlier(value: Rational, earlier: readonly Rational[]): boolean {
  const centre = mean(earlier);
  if (!centre || earlier.length < fewestForSpread) return false;
  const square = (x: Rational) => multiply(subtract(x, centre), subtract(x, centre));
  const variance = mean(earlier.map(square)) ?? zero;
  return compare(square(value), multiply(rational(4), variance)) > 0;
}

function pastFigures(indicator: Indicator, periodIndex: number, earlier: readonly PeriodValues[]): Past[] {
  return earlier
    .filter((report) => report.periodIndex < periodIndex)
    .sort((a, b) => a.periodIndex - b.periodIndex)
    .flatMap((report) => {
      const figure = pastFigure(indicator, report);
      return figure ? [{ periodIndex: report.periodIndex, figure }] : [];
    });
}

function pastFigure(indicator: Indicator, report: PeriodValues): Figure | null {
  if (report.figures) return keptFigureOf(report.figures, indicator.id);
  const definition = report.definitions?.find((known) => known.id === indicator.id) ?? indicator;
  return periodTotals(definition, report.leaves).total;
}

function farAbovePlan({ indicator, figure }: Entry, planned: Rational | null, settings: Settings): Finding[] {
  if (!planned || isNegative(planned)) return [];
  if (isZero(planned) && indicator.periodTargets === null) return [];
  if (compare(figure.value, multiply(rational(settings.unusualFactor), planned)) <= 0) return [];
  return [onFigure('value_far_above_plan', indicator, { value: toDerived(figure.value), planned: toDerived(planned) })];
}

function outlier({ indicator, figure, past }: Entry): Finding[] {
  const values = past.map((report) => report.figure.value);
  if (!isOutlier(figure.value, values)) return [];
  return [onFigure('value_outlier', indicator, { value: toDerived(figure.value), mean: toDerived(mean(values)) })];
}

function fallen({ indicator, figure, past }: Entry): Finding[] {
  const rule = periodRuleOf(indicator);
  const before = past.at(-1)?.figure.value;
  if (indicator.direction !== 'increase' || (rule !== 'latest' && rule !== 'max') || !before) return [];
  if (compare(figure.value, before) >= 0) return [];
  return [onFigure('value_fallen', indicator, { value: toDerived(figure.value), before: toDerived(before) })];
}

/** The dimension with the greatest share of `unknown`; of a percentage or ratio, by denominators. Of all that was counted, whatever
 *  the rule over locations. */
function unknownShare(indicator: Indicator, report: PeriodValues, settings: Settings): Finding[] {
  const { byCategory, total } = periodTotals({ ...indicator, acrossLocations: 'sum' }, report.leaves);
  const whole = weightOf(total);
  if (!whole || compare(whole, zero) <= 0) return [];
  const limit = rational(settings.unknownShare);
  const shares = indicator.disaggregation
    .map(({ code }) => ({ dimension: code, share: percent(weightOf(byCategory.get(categoryKey(code, 'unknown')) ?? null) ?? zero, whole) }))
    .filter(({ share }) => compare(share, limit) > 0)
    .sort((a, b) => compare(b.share, a.share));
  return shares.slice(0, 1).map(({ dimension, share }) => onFigure('unknown_share', indicator, { dimension, share: toDerived(share) }));
}

function sameAsBefore({ indicator, figure, past }: Entry, periodIndex: number): Finding[] {
  const before = past.at(-1);
  if (periodRuleOf(indicator) !== 'sum' || before?.periodIndex !== periodIndex - 1) return [];
  if (compare(before.figure.value, figure.value) !== 0) return [];
  return [onFigure('value_same_as_before', indicator, { value: toDerived(figure.value) })];
}

function beyondTargetGroup({ indicator, figure, past }: Entry): Finding[] {
  const target = exactDecimal(indicator.target);
  if (!indicator.distinctPersons || !target) return [];
  const total = acrossPeriods(indicator, [...past.map((report) => report.figure), figure]);
  if (!total || compare(total.value, target) <= 0) return [];
  return [onFigure('persons_beyond_target_group', indicator, { total: toDerived(total.value), target: toDerived(target) })];
}

function weightOf(figure: Figure | null): Rational | null {
  return figure && (figure.denominator ?? figure.value);
}

function percent(part: Rational, whole: Rational): Rational {
  return divide(multiply(part, rational(100)), whole);
}

function onFigure(code: string, indicator: Indicator, params: Finding['params']): Finding {
  return soft(code, `/values/${indicator.id}`, params);
}
