import type { Derived } from '../numbers/decimal.schema.js';
import { compare, one } from '../numbers/rational.js';
import type { Id } from '../platform/id.schema.js';
import { categoryKeys } from './cell-key.js';
import { toDerived, viewOf, type Figure, type FigureView } from './figure.js';
import type { Framework, Indicator } from './framework.schema.js';
import type { KeptFigure } from './kept-figures.js';
import { expectedAt, type Plan } from './plan.js';
import { progressOf, statusOf, worstStatus, type IndicatorStatus, type StatusSettings } from './progress.js';
import { acrossPeriods, latestReported, periodTotals, type PeriodTotals } from './totals.js';
import type { Leaf } from './value.schema.js';

/** The values of one report. Leaves of other indicators may be among them. */
export interface PeriodValues {
  /** Place of the period in the plan, from 0. */
  readonly periodIndex: number;
  readonly leaves: readonly Leaf[];
  /** The definitions it was reported under, where they may differ from today's (domain 3: the past keeps its version). */
  readonly definitions?: readonly Indicator[];
  /** Its totals as they were kept when it was submitted: findings read them instead of the leaves. */
  readonly figures?: readonly KeptFigure[];
}

/** All figures of one indicator. Decimal strings half-even to 10 places; null = not reported or not measurable. */
export interface IndicatorResult {
  readonly indicator: Id;
  /** One value a report given, in order of periods, over locations; below with their parts. */
  readonly series: readonly (Derived | null)[];
  readonly seriesFigures: readonly FigureView[];
  /** Beside `series`: the actual as it stood at each report, to be set against `planned`. */
  readonly soFar: readonly (Derived | null)[];
  readonly actual: Derived | null;
  readonly numerator: Derived | null;
  readonly denominator: Derived | null;
  /** A fraction, unclamped (domain 4.6). */
  readonly progress: Derived | null;
  /** p ≥ 1, decided unrounded; null where not measurable. */
  readonly isTargetMet: boolean | null;
  readonly status: IndicatorStatus | null;
  /** Where it should stand at the newest period given. */
  readonly expected: Derived | null;
  /** The same for every period of the plan. */
  readonly planned: readonly (Derived | null)[];
  /** "dimension=category" → total over locations and periods; for numbers only. */
  readonly totalsByCategory: Readonly<Record<string, Derived | null>>;
  /** The same for every measure, with parts. */
  readonly byCategory: Readonly<Record<string, FigureView>>;
  readonly byLocation: Readonly<Record<Id, FigureView>>;
}

/**
 * The figures of one indicator from the reports that count (approved ones; or, labelled so, submitted ones too), in
 * any order (domain 4.1–4.7). A qualitative indicator has no figures; its status is none, or no data without text.
 */
export function computeIndicator(
  indicator: Indicator, reports: readonly PeriodValues[], plan: Plan, settings: StatusSettings, isAllApproved: boolean,
): IndicatorResult {
  const ordered = [...reports].sort((a, b) => a.periodIndex - b.periodIndex);
  const totals = ordered.map((report) => periodTotals(definitionIn(report, indicator), report.leaves));
  const series = totals.map((period) => period.total);
  const latest = latestReported(series);
  const actual = acrossPeriods(indicator, series);
  const newest = ordered.at(-1);
  const expected = newest ? expectedAt(indicator, newest.periodIndex, plan) : null;
  const progress = progressOf(indicator, actual?.value ?? null, settings);
  const standing = { actual: actual?.value ?? null, expected, isAllApproved };
  const byCategory = parts(categoryKeys(indicator), (key) => partOverPeriods(indicator, totals, latest, (p) => p.byCategory.get(key)));
  const seriesFigures = series.map(viewOf);
  return {
    indicator: indicator.id,
    series: seriesFigures.map((figure) => figure.value),
    seriesFigures,
    soFar: series.map((_, index) => toDerived(acrossPeriods(indicator, series.slice(0, index + 1))?.value)),
    ...actualOf(actual),
    progress: toDerived(progress),
    isTargetMet: progress && compare(progress, one) >= 0,
    status: isToldInWords(indicator, ordered) ? null : statusOf(indicator, standing, settings),
    expected: toDerived(expected),
    planned: plan.periods.map((_, index) => toDerived(expectedAt(indicator, index, plan))),
    totalsByCategory: indicator.measure === 'number' ? parts(Object.keys(byCategory), (key) => byCategory[key]?.value ?? null) : {},
    byCategory,
    byLocation: parts(locationsIn(totals, indicator), (id) => partOverPeriods(indicator, totals, latest, (p) => p.byLocation.get(id))),
  };
}

/** `computeIndicator` for every indicator, with the leaves sorted by indicator once. */
export function computeIndicators(
  indicators: readonly Indicator[], reports: readonly PeriodValues[], plan: Plan, settings: StatusSettings, isAllApproved: boolean,
): IndicatorResult[] {
  const sorted = reports.map((report) => ({ ...report, leaves: Map.groupBy(report.leaves, (leaf) => leaf.indicator) }));
  return indicators.map((indicator) => {
    const own = sorted.map((report) => ({ ...report, leaves: report.leaves.get(indicator.id) ?? [] }));
    return computeIndicator(indicator, own, plan, settings, isAllApproved);
  });
}

/** The suggested status of each output (domain 4.7): the worst of its indicators; null where there is none. */
export function suggestedStatuses(framework: Framework, results: readonly IndicatorResult[]): Record<Id, IndicatorStatus | null> {
  const statusOfIndicator = new Map(results.map((result) => [result.indicator, result.status]));
  return parts(framework.outputs.map((output) => output.id), (output) =>
    worstStatus(framework.indicators.filter((i) => i.output === output).map((i) => statusOfIndicator.get(i.id) ?? null)),
  );
}

function definitionIn(report: PeriodValues, indicator: Indicator): Indicator {
  return report.definitions?.find((definition) => definition.id === indicator.id) ?? indicator;
}

function partOverPeriods(
  indicator: Indicator, totals: readonly PeriodTotals[], latest: number, part: (period: PeriodTotals) => Figure | null | undefined,
): FigureView {
  return viewOf(acrossPeriods(indicator, totals.map((period) => part(period) ?? null), latest));
}

function actualOf(figure: Figure | null): Pick<IndicatorResult, 'actual' | 'numerator' | 'denominator'> {
  const { value, numerator, denominator } = viewOf(figure);
  return { actual: value, numerator, denominator };
}

function isToldInWords(indicator: Indicator, reports: readonly PeriodValues[]): boolean {
  if (indicator.measure !== 'qualitative') return false;
  return reports.some((report) => report.leaves.some((leaf) => leaf.indicator === indicator.id && leaf.text?.trim()));
}

function locationsIn(totals: readonly PeriodTotals[], indicator: Indicator): Id[] {
  return [...new Set([...indicator.locations, ...totals.flatMap((period) => [...period.byLocation.keys()])])];
}

function parts<T>(keys: readonly string[], of: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key) => [key, of(key)]));
}
