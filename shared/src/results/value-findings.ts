import { isNegative, isZero } from '../numbers/rational.js';
import { blocking, soft, type Finding } from '../platform/finding.schema.js';
import type { Id } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { cellKeys, isCellOf, overlap } from './cell-key.js';
import type { PeriodValues } from './compute-indicator.js';
import { exactDecimal, isQuotient } from './figure.js';
import type { Indicator } from './framework.schema.js';
import type { Plan } from './plan.js';
import { plausibilityFindings } from './plausibility.js';
import type { Leaf } from './value.schema.js';

/** What was found in the values of each indicator at the last asking: for who asks at every change, with all else as it was. */
export type FoundBefore = Map<Id, { readonly leaves: readonly Leaf[]; readonly found: readonly Finding[] }>;

/**
 * All findings on the values of a report (domain 4.8): blocking ones cell by cell, soft ones on the figures and on what is not reported. Without any value it is not complete.
 * @param earlier reports of earlier periods that count as reported, in any order
 * @param found filled here, and read: indicators whose values are the very same are not judged again
 */
export function valueFindings(
  indicators: readonly Indicator[], report: PeriodValues, earlier: readonly PeriodValues[], plan: Plan, settings: Settings, found: FoundBefore = new Map(),
): Finding[] {
  const own = Map.groupBy(report.leaves, (leaf) => leaf.indicator);
  const known = new Set(indicators.map((indicator) => indicator.id));
  const foreign = report.leaves.filter((leaf) => !known.has(leaf.indicator));
  const isNew = (indicator: Indicator) => !isSameList(found.get(indicator.id)?.leaves, own.get(indicator.id) ?? []);
  const past = indicators.some(isNew) ? earlier.map((one) => ({ ...one, leaves: Map.groupBy(one.leaves, (leaf) => leaf.indicator) })) : [];
  for (const indicator of indicators.filter(isNew)) {
    const leaves = own.get(indicator.id) ?? [];
    const before = past.map((values) => ({ ...values, leaves: values.leaves.get(indicator.id) ?? [] }));
    found.set(indicator.id, {
      leaves, found: [...leafFindings(indicator, leaves), ...plausibilityFindings(indicator, { periodIndex: report.periodIndex, leaves }, before, plan, settings)],
    });
  }
  const isBegun = report.leaves.some(isTyped);
  return [
    ...(isBegun || indicators.length === 0 ? [] : [blocking('values_missing', '/values')]),
    ...foreign.map((leaf) => blocking('cell_not_of_report', leafPointer(leaf))),
    ...indicators.flatMap((indicator) => [...(isBegun ? notReported(indicator, report.periodIndex, own.get(indicator.id) ?? []) : []), ...(found.get(indicator.id)?.found ?? [])]),
  ];
}

/** Whether two lists hold the very same items in the same order. */
export function isSameList<T>(a: readonly T[] | undefined, b: readonly T[]): boolean {
  return a?.length === b.length && a.every((one, at) => one === b[at]);
}

/** What blocks in the cells of one indicator, and the locations that are filled in part (domain 4.2, 4.3, 4.8). */
export function leafFindings(indicator: Indicator, leaves: readonly Leaf[]): Finding[] {
  const typed = leaves.filter(isTyped);
  const locations = Map.groupBy(typed, (leaf) => leaf.location);
  return [
    ...leaves.filter((leaf) => !isOwn(indicator, leaf)).map((leaf) => blocking('cell_not_of_report', leafPointer(leaf))),
    ...typed.flatMap((leaf) => cellFindings(indicator, leaf)),
    ...[...locations.values()].flatMap(overlapFindings),
    ...[...locations].flatMap(([location, cells]) => partFindings(indicator, location, cells)),
  ];
}

/** The field of a leaf: `/values/{indicator}/{location}/{cell}`. */
export function leafPointer(leaf: Pick<Leaf, 'indicator' | 'location' | 'cell'>): string {
  return `/values/${leaf.indicator}/${leaf.location}/${leaf.cell}`;
}

/** Not to be reported is allowed (null is not zero), but never silent: a word says why. */
function notReported(indicator: Indicator, periodIndex: number, leaves: readonly Leaf[]): Finding[] {
  return isDue(indicator, periodIndex) && !leaves.some(isTyped) ? [soft('indicator_not_reported', `/values/${indicator.id}`)] : [];
}

/** Whether the period is to report it: unless it has nowhere to, or period targets for other periods alone. */
function isDue({ locations, periodTargets }: Indicator, periodIndex: number): boolean {
  const targets = periodTargets?.values ?? [];
  return locations.length > 0 && ((targets[periodIndex] ?? null) !== null || targets.every((one) => one === null));
}

function isTyped(leaf: Leaf): boolean {
  return leaf.value !== null || leaf.numerator !== null || leaf.denominator !== null || Boolean(leaf.text?.trim());
}

function isOwn(indicator: Indicator, leaf: Leaf): boolean {
  return indicator.locations.includes(leaf.location) && isCellOf(indicator, leaf.cell);
}

function cellFindings(indicator: Indicator, leaf: Leaf): Finding[] {
  const pointer = leafPointer(leaf);
  const [value, numerator, denominator] = [leaf.value, leaf.numerator, leaf.denominator].map(exactDecimal);
  const findings: Finding[] = [];
  if (isQuotient(indicator.measure)) {
    if (!numerator !== !denominator) findings.push(blocking('quotient_part_missing', pointer, { part: numerator ? 'denominator' : 'numerator' }));
    if (numerator && denominator && isZero(denominator) && !isZero(numerator)) findings.push(blocking('numerator_over_zero', pointer));
  }
  const figures = isQuotient(indicator.measure) ? [numerator, denominator] : [value];
  if (!indicator.allowsNegative && figures.some((figure) => figure && isNegative(figure))) findings.push(blocking('negative_value', pointer));
  return findings;
}

/** The same thing counted twice at one location: a cell given twice, or a coarser cell beside one within it. */
function overlapFindings(cells: readonly Leaf[]): Finding[] {
  const seen = new Set<string>();
  const coarse = cells.filter((leaf) => leaf.cell.includes('*'));
  return cells.flatMap((leaf) => {
    const isTwice = seen.has(leaf.cell) || coarse.some((other) => other.cell !== leaf.cell && overlap(other.cell, leaf.cell));
    seen.add(leaf.cell);
    return isTwice ? [blocking('counted_twice', leafPointer(leaf))] : [];
  });
}

function partFindings(indicator: Indicator, location: Id, cells: readonly Leaf[]): Finding[] {
  if (indicator.measure === 'qualitative') return [];
  const given = new Set(cells.map((leaf) => leaf.cell));
  const coarse = cells.filter((leaf) => leaf.cell.includes('*'));
  const missing = cellKeys(indicator).filter((key) => !given.has(key) && !coarse.some((leaf) => overlap(leaf.cell, key)));
  if (missing.length === 0) return [];
  return [soft('location_partly_reported', `/values/${indicator.id}/${location}`, { missing: missing.length })];
}
