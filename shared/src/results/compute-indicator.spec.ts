import fc from 'fast-check';
import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryExamples, apiaryPlan, type WorkedExample } from './apiary.fixture.js';
import { computeIndicator, computeIndicators, suggestedStatuses, type PeriodValues } from './compute-indicator.js';
import { aLeaf, anIndicator, leavesAt, leavesFrom } from './indicator.fixture.js';

const reportsOf = (example: WorkedExample): PeriodValues[] =>
  example.reports.map((rows, periodIndex) => ({ periodIndex, leaves: leavesFrom(example.indicator, rows) }));
const atOnePlace = (...values: (string | null)[]): PeriodValues[] =>
  values.map((typed, periodIndex) => ({ periodIndex, leaves: [aLeaf('a', typed)] }));

describe('the indicators of the apiary schools', () => {
  for (const example of apiaryExamples) {
    it(`${example.indicator.code}: series, actual, progress, status and totals by category`, () => {
      const result = computeIndicator(example.indicator, reportsOf(example), apiaryPlan, defaultSettings, false);
      expect(result.series).toEqual(example.series);
      expect(result.actual).toBe(example.actual);
      expect(result.progress).toBe(example.progress);
      expect(result.status).toBe(example.status);
      expect(result.totalsByCategory).toEqual(example.totalsByCategory);
    });
  }

  it('computed together give the same, reports in any order', () => {
    const indicators = apiaryExamples.map((example) => example.indicator);
    const reports = [3, 1, 0, 2].map((periodIndex) => ({
      periodIndex,
      leaves: apiaryExamples.flatMap((example) => reportsOf(example)[periodIndex]?.leaves ?? []).reverse(),
    }));
    const results = computeIndicators(indicators, reports, apiaryPlan, defaultSettings, false);
    expect(results.map((result) => result.actual)).toEqual(apiaryExamples.map((example) => example.actual));
    expect(results.map((result) => result.status)).toEqual(apiaryExamples.map((example) => example.status));
  });
});

describe('the figures of an indicator', () => {
  it('carry numerator and denominator beside a percentage, by category too', () => {
    const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
    const indicator = anIndicator({ measure: 'percentage', target: '60', disaggregation: [sex], locations: ['a'] });
    const leaves = leavesFrom(indicator, [['30/40', '10/60', null]]);
    const result = computeIndicator(indicator, [{ periodIndex: 0, leaves }], apiaryPlan, defaultSettings, false);
    expect([result.actual, result.numerator, result.denominator]).toEqual(['40', '40', '100']);
    expect(result.byCategory['sex=F']).toEqual({ value: '75', numerator: '30', denominator: '40' });
    expect(result.byCategory['sex=unknown']).toEqual({ value: null, numerator: null, denominator: null });
    expect(result.totalsByCategory).toEqual({});
  });

  it('period targets 40, 50, 60 of a percentage, 50 in the second → on track', () => {
    const periodTargets = { cumulative: false, values: ['40', '50', '60', null, null, null] };
    const indicator = anIndicator({ measure: 'percentage', target: '60', periodTargets, locations: ['a'] });
    const result = computeIndicator(indicator, atOnePlace('1/4', '1/2'), apiaryPlan, defaultSettings, false);
    expect([result.expected, result.status]).toEqual(['50', 'on_track']);
    expect(result.planned.slice(0, 3)).toEqual(['40', '50', '60']);
  });

  it('tell nothing reported from zero', () => {
    const silent = computeIndicator(anIndicator(), atOnePlace(null), apiaryPlan, defaultSettings, false);
    expect([silent.actual, silent.progress, silent.status, silent.isTargetMet]).toEqual([null, null, 'no_data', null]);
    const nought = computeIndicator(anIndicator(), atOnePlace('0'), apiaryPlan, defaultSettings, false);
    expect([nought.actual, nought.progress, nought.status, nought.isTargetMet]).toEqual(['0', '0', 'off_track', false]);
    const none = computeIndicator(anIndicator(), [], apiaryPlan, defaultSettings, false);
    expect([none.actual, none.expected, none.status, none.series.length]).toEqual([null, null, 'no_data', 0]);
  });

  it('decide whether the target is met before rounding', () => {
    const indicator = anIndicator({ measure: 'ratio', target: '0.333333', locations: ['a'] });
    const close = computeIndicator(indicator, atOnePlace('999998999999/3000000000000'), apiaryPlan, defaultSettings, true);
    expect(close.isTargetMet).toBeFalse();
    expect(close.status).toBe('not_met');
    expect(computeIndicator(indicator, atOnePlace('1/3'), apiaryPlan, defaultSettings, true).status).toBe('met');
    expect(computeIndicator(indicator, atOnePlace('333333/1000000'), apiaryPlan, defaultSettings, true).isTargetMet).toBeTrue();
  });

  it('stand beside the plan at each report', () => {
    const result = computeIndicator(anIndicator(), atOnePlace('10', null, '5'), apiaryPlan, defaultSettings, false);
    expect(result.soFar).toEqual(['10', '10', '15']);
    expect(result.byLocation['a']?.value).toBe('15');
    expect(result.byLocation['b']?.value).toBeNull();
  });

  it('of a `latest` take every part at the period of the whole, so that parts add up', () => {
    const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
    const indicator = anIndicator({ acrossPeriods: 'latest', disaggregation: [sex], locations: ['a'] });
    const reports = [[['10', '12', '0']], [['11', null, null]]].map((rows, periodIndex) => ({ periodIndex, leaves: leavesFrom(indicator, rows) }));
    const result = computeIndicator(indicator, reports, apiaryPlan, defaultSettings, false);
    expect(result.actual).toBe('11');
    expect(result.totalsByCategory).toEqual({ 'sex=F': '11', 'sex=M': null, 'sex=unknown': null });
  });

  it('keep the past under the definition that it was reported with', () => {
    const before = anIndicator({ acrossLocations: 'sum' });
    const after = anIndicator({ acrossLocations: 'max' });
    const reports = [
      { periodIndex: 0, leaves: leavesAt({ a: '2', b: '3' }), definitions: [before] },
      { periodIndex: 1, leaves: leavesAt({ a: '2', b: '3' }), definitions: [after] },
    ];
    expect(computeIndicator(after, reports, apiaryPlan, defaultSettings, false).series).toEqual(['5', '3']);
  });

  it('of words are none: no data without text', () => {
    const indicator = anIndicator({ measure: 'qualitative', target: null });
    const told = [{ periodIndex: 0, leaves: [{ ...aLeaf('a', null), text: 'The council adopted the plan.' }] }];
    const result = computeIndicator(indicator, told, apiaryPlan, defaultSettings, false);
    expect([result.actual, result.status]).toEqual([null, null]);
    expect(computeIndicator(indicator, atOnePlace(null), apiaryPlan, defaultSettings, false).status).toBe('no_data');
  });

  it('suggest the worst status per output', () => {
    const indicators = [anIndicator({ id: 'x', locations: ['a'] }), anIndicator({ id: 'y', locations: ['a'] }), anIndicator({ id: 'z', output: 'p' })];
    const reports = [{ periodIndex: 0, leaves: [aLeaf('a', '90', '*', 'x'), aLeaf('a', '9', '*', 'y')] }];
    const outputs = ['o', 'p'].map((id) => ({ id, outcome: 'c', code: id, title: id }));
    const results = computeIndicators(indicators, reports, apiaryPlan, defaultSettings, false);
    expect(suggestedStatuses({ outcomes: [], outputs, indicators }, results)).toEqual({ o: 'behind', p: null });
  });

  it('do not depend on the order of reports', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 99 }).map(String), { nil: null }), { minLength: 1, maxLength: 6 });
    const rule = fc.constantFrom('sum', 'latest', 'max', 'average');
    fc.assert(fc.property(values, rule, (typed, acrossPeriods) => {
      const indicator = anIndicator({ acrossPeriods, locations: ['a'] });
      const reports = atOnePlace(...typed);
      const one = computeIndicator(indicator, reports, apiaryPlan, defaultSettings, false);
      expect(computeIndicator(indicator, [...reports].reverse(), apiaryPlan, defaultSettings, false)).toEqual(one);
    }));
  });

  it('of two thousand cells take a few milliseconds', () => {
    const dimension = (code: string) => ({ code, categories: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'unknown'] });
    const indicator = anIndicator({ disaggregation: [dimension('x'), dimension('y')], locations: Array.from({ length: 20 }, (_, i) => `l${i}`) });
    const leaves = leavesFrom(indicator, indicator.locations.map((_, l) => Array.from({ length: 100 }, (__, c) => `${l}.${c + 1}`)));
    const run = () => computeIndicator(indicator, [{ periodIndex: 0, leaves }], apiaryPlan, defaultSettings, false);
    run();
    const times = Array.from({ length: 5 }, () => { const start = performance.now(); run(); return performance.now() - start; });
    expect(leaves.length).toBe(2000);
    expect(Math.min(...times)).toBeLessThan(40);
  });
});
