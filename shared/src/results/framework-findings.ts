import { compare, isZero, zero } from '../numbers/rational.js';
import { blocking, soft, type Finding } from '../platform/finding.schema.js';
import type { Id } from '../platform/id.schema.js';
import { exactDecimal } from './figure.js';
import type { Disaggregation, Framework, Indicator } from './framework.schema.js';

/** What a framework refers to outside itself. */
export interface FrameworkSurroundings {
  readonly locations: readonly Id[];
  /** How many reporting periods the project has; null while its dates are open. */
  readonly periodCount: number | null;
}
const lists = ['outcomes', 'outputs', 'indicators'] as const;
interface Coded {
  readonly id: Id;
  readonly code: string;
}

/** Findings on the definition of a results framework (domain 4); pointers by row ids: `/indicators/{id}/target`. */
export function frameworkFindings(framework: Framework, around: FrameworkSurroundings): Finding[] {
  const { outcomes, outputs, indicators } = framework;
  const outcomeIds = new Set(outcomes.map((row) => row.id));
  const outputIds = new Set(outputs.map((row) => row.id));
  return [
    ...lists.flatMap((list) => [...codeFindings(list, framework[list]), ...titleFindings(list, framework[list])]),
    ...outputs.filter((row) => !outcomeIds.has(row.outcome)).map((row) => blocking('outcome_unknown', `/outputs/${row.id}/outcome`)),
    ...indicators.filter((row) => !outputIds.has(row.output)).map((row) => blocking('output_unknown', `/indicators/${row.id}/output`)),
    ...indicators.flatMap((row) => indicatorFindings(row, around)),
  ];
}

/** Findings on the definition of one indicator (domain 4). */
export function indicatorFindings(indicator: Indicator, around: FrameworkSurroundings): Finding[] {
  return [
    ...targetFindings(indicator),
    ...personFindings(indicator),
    ...disaggregationFindings(indicator),
    ...locationFindings(indicator, around.locations),
    ...periodTargetFindings(indicator, around.periodCount),
  ];
}

function codeFindings(list: string, rows: readonly Coded[]): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id, code }) => {
    const key = code.trim().toLowerCase();
    if (key === '') return [blocking('code_missing', `/${list}/${id}/code`)];
    if (seen.has(key)) return [blocking('code_duplicate', `/${list}/${id}/code`, { code })];
    seen.add(key);
    return [];
  });
}

function titleFindings(list: string, rows: readonly { readonly id: Id; readonly title: string }[]): Finding[] {
  return rows.filter((row) => row.title.trim() === '').map((row) => blocking('title_missing', `/${list}/${row.id}/title`));
}

/** Increase needs target ≥ baseline, decrease ≤ and a baseline; `sum` with a baseline mixes stock and flow (4.5, 4.6). */
function targetFindings(indicator: Indicator): Finding[] {
  if (indicator.measure === 'qualitative') return [];
  const target = exactDecimal(indicator.target);
  const baseline = exactDecimal(indicator.baseline.value);
  const findings: Finding[] = [];
  if (!target) findings.push(at(indicator, 'target', 'target_missing'));
  if (!baseline && indicator.direction === 'decrease') findings.push(at(indicator, 'baseline', 'baseline_missing'));
  const from = baseline ?? zero;
  const params = { target: indicator.target, baseline: indicator.baseline.value ?? '0' };
  if (target && indicator.direction === 'increase' && compare(target, from) < 0) {
    findings.push(at(indicator, 'target', 'target_below_baseline', params));
  }
  if (target && baseline && indicator.direction === 'decrease' && compare(target, baseline) > 0) {
    findings.push(at(indicator, 'target', 'target_above_baseline', params));
  }
  if (indicator.measure === 'number' && indicator.acrossPeriods === 'sum' && baseline && !isZero(baseline)) {
    findings.push(soft('sum_with_baseline', `/indicators/${indicator.id}/baseline`, { baseline: indicator.baseline.value }));
  }
  return findings;
}

/** `countsPersons` requires number, across locations sum, across periods sum or latest (domain 7). */
function personFindings(indicator: Indicator): Finding[] {
  if (!indicator.countsPersons) return [];
  const findings: Finding[] = [];
  if (indicator.measure !== 'number') findings.push(at(indicator, 'measure', 'persons_need_number'));
  if (indicator.acrossLocations !== 'sum') findings.push(at(indicator, 'acrossLocations', 'persons_need_sum_of_locations'));
  if (indicator.acrossPeriods !== 'sum' && indicator.acrossPeriods !== 'latest') {
    findings.push(at(indicator, 'acrossPeriods', 'persons_need_sum_or_latest'));
  }
  return findings;
}

function disaggregationFindings(indicator: Indicator): Finding[] {
  const codes = indicator.disaggregation.map((dimension) => dimension.code);
  const repeated = codes.find((code, i) => codes.indexOf(code) !== i);
  return [
    ...(repeated === undefined ? [] : [at(indicator, 'disaggregation', 'dimension_duplicate', { dimension: repeated })]),
    ...indicator.disaggregation.flatMap((dimension) => dimensionFindings(indicator, dimension)),
  ];
}

function dimensionFindings(indicator: Indicator, { code, categories }: Disaggregation): Finding[] {
  const findings: Finding[] = [];
  const repeated = categories.find((category, i) => categories.indexOf(category) !== i);
  if (repeated !== undefined) findings.push(at(indicator, 'disaggregation', 'category_duplicate', { dimension: code, category: repeated }));
  if (!categories.includes('unknown')) findings.push(at(indicator, 'disaggregation', 'category_unknown_missing', { dimension: code }));
  return findings;
}

function locationFindings(indicator: Indicator, known: readonly Id[]): Finding[] {
  if (indicator.locations.length === 0) return [at(indicator, 'locations', 'location_missing')];
  if (new Set(indicator.locations).size < indicator.locations.length) return [at(indicator, 'locations', 'location_duplicate')];
  return indicator.locations.some((location) => !known.includes(location)) ? [at(indicator, 'locations', 'location_unknown')] : [];
}

function periodTargetFindings(indicator: Indicator, periodCount: number | null): Finding[] {
  const given = indicator.periodTargets?.values.length;
  if (given === undefined || periodCount === null || given === periodCount) return [];
  return [at(indicator, 'periodTargets', 'period_targets_count', { given, periods: periodCount })];
}

function at(indicator: Indicator, field: string, code: string, params: Finding['params'] = {}): Finding {
  return blocking(code, `/indicators/${indicator.id}/${field}`, params);
}
