import { greatest, mean } from '../numbers/rational.js';
import type { Id } from '../platform/id.schema.js';
import { anyCategory, categoryKey, categoryKeys } from './cell-key.js';
import { addFigures, figureOf, isQuotient, plainFigure, type Figure } from './figure.js';
import type { Indicator, PeriodRule } from './framework.schema.js';
import type { CellKey, Leaf } from './value.schema.js';

/** The figures of one indicator in one period: over locations, by location, by "dimension=category" over locations. */
export interface PeriodTotals {
  readonly total: Figure | null;
  readonly byLocation: ReadonlyMap<Id, Figure | null>;
  readonly byCategory: ReadonlyMap<string, Figure | null>;
}
type Cells = Map<Id, Figure[]>;

/**
 * Totals of one indicator from the leaves of one period (leaves of other indicators are passed over): the cells of a
 * location are summed, then put together over locations by `acrossLocations` (domain 4.4); each category likewise.
 * For one location's subtotals, give that location's leaves.
 */
export function periodTotals(indicator: Indicator, leaves: readonly Leaf[]): PeriodTotals {
  const all: Cells = new Map(indicator.locations.map((location) => [location, []]));
  const parts = new Map<string, Cells>(categoryKeys(indicator).map((key) => [key, new Map()]));
  for (const leaf of leaves) {
    if (leaf.indicator !== indicator.id) continue;
    const figure = figureOf(indicator.measure, leaf);
    if (!figure) continue;
    put(all, leaf.location, figure);
    for (const key of keysOf(indicator, leaf)) {
      const part = parts.get(key);
      if (part) put(part, leaf.location, figure);
    }
  }
  const byLocation = mapValues(all, (figures) => addFigures(indicator.measure, figures));
  const byCategory = mapValues(parts, (cells) =>
    acrossLocations(indicator, [...cells.values()].map((figures) => addFigures(indicator.measure, figures))),
  );
  return { total: acrossLocations(indicator, [...byLocation.values()]), byLocation, byCategory };
}

/** The sum of a location's cells in one period (domain 4.4). */
export function locationTotal(indicator: Indicator, leaves: readonly Leaf[], location: Id): Figure | null {
  const own = leaves.filter((leaf) => leaf.indicator === indicator.id && leaf.location === location);
  return addFigures(indicator.measure, own.map((leaf) => figureOf(indicator.measure, leaf)).filter((figure) => figure !== null));
}

/** What the values of one place say of a cell: its own, or the finer ones within it together. Null: not reported, or only more coarsely. */
export function cellFigure(indicator: Pick<Indicator, 'measure'>, leaves: readonly Leaf[], cell: CellKey): Figure | null {
  const wanted = cell.split('|');
  const within = leaves.filter((leaf) => leaf.cell.split('|').every((part, at) => wanted[at] === anyCategory || wanted[at] === part));
  return addFigures(indicator.measure, within.map((leaf) => figureOf(indicator.measure, leaf)).filter((figure) => figure !== null));
}

/** Sum, max, or average over those that reported; percentages and ratios by sums of their parts (domain 4.3, 4.4). */
export function acrossLocations(indicator: Indicator, figures: readonly (Figure | null)[]): Figure | null {
  const reported = figures.filter((figure) => figure !== null);
  if (isQuotient(indicator.measure) || indicator.acrossLocations === 'sum') return addFigures(indicator.measure, reported);
  const values = reported.map((figure) => figure.value);
  return plainFigure(indicator.acrossLocations === 'max' ? greatest(values) : mean(values));
}

/** The rule over periods that applies: percentages and ratios stand at their latest period (domain 4.3). */
export function periodRuleOf(indicator: Pick<Indicator, 'measure' | 'acrossPeriods'>): PeriodRule {
  return isQuotient(indicator.measure) ? 'latest' : indicator.acrossPeriods;
}

/** The place of the latest reported figure of a series in order of period ends; −1 where nothing is reported. */
export function latestReported(series: readonly (Figure | null)[]): number {
  return series.findLastIndex((figure) => figure !== null);
}

/**
 * A series in order of period ends put together: sum, latest reported, max, or average over reported (domain 4.5).
 * @param latest the period that `latest` takes. For a part (category, location) it is the whole's, so that parts add up.
 */
export function acrossPeriods(indicator: Indicator, series: readonly (Figure | null)[], latest = latestReported(series)): Figure | null {
  const rule = periodRuleOf(indicator);
  if (rule === 'latest') return series[latest] ?? null;
  const reported = series.filter((figure) => figure !== null);
  if (rule === 'sum') return addFigures(indicator.measure, reported);
  const values = reported.map((figure) => figure.value);
  return plainFigure(rule === 'max' ? greatest(values) : mean(values));
}

function keysOf(indicator: Indicator, leaf: Leaf): string[] {
  if (indicator.disaggregation.length === 0) return [];
  const named = leaf.cell.split('|');
  return indicator.disaggregation.map(({ code }, i) => categoryKey(code, named[i] ?? anyCategory));
}

function put(cells: Cells, location: Id, figure: Figure): void {
  const there = cells.get(location);
  if (there) there.push(figure);
  else cells.set(location, [figure]);
}

function mapValues<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
