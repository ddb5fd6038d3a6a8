import { rational, type Rational } from '../numbers/rational.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { toDerived } from './figure.js';
import type { Indicator } from './framework.schema.js';
import { anIndicator } from './indicator.fixture.js';
import { expectedAt, planOfPeriod, type Plan } from './plan.js';
import { averageProgress, progressOf, statusOf, worstStatus, type IndicatorStatus } from './progress.js';

const exact = (text: string | null): Rational | null => (text === null ? null : rational(text));
const baseline = (value: string | null) => ({ value, year: null });
const plan: Plan = {
  start: '2026-01-01', end: '2026-12-31',
  periods: [
    { start: '2026-01-01', end: '2026-03-31' }, { start: '2026-04-01', end: '2026-06-30' },
    { start: '2026-07-01', end: '2026-09-30' }, { start: '2026-10-01', end: '2026-12-31' },
  ],
};
const decrease = anIndicator({ direction: 'decrease', baseline: baseline('80'), target: '20' });
const maintain = anIndicator({ direction: 'maintain', baseline: baseline('3'), target: '3' });

describe('progress toward target (domain 4.6)', () => {
  const vectors: readonly [string, Partial<Indicator>, string | null, string | null][] = [
    ['a decrease from 80 to 20 at 50', decrease, '50', '0.5'],
    ['a decrease that went up', decrease, '95', '-0.25'],
    ['baseline 10, target 10', { baseline: baseline('10'), target: '10' }, '10', null],
    ['nothing reported', {}, null, null],
    ['zero reported', {}, '0', '0'],
    ['no baseline, increase: from 0', { baseline: baseline(null), target: '40' }, '10', '0.25'],
    ['no baseline, decrease', { ...decrease, baseline: baseline(null) }, '10', null],
    ['more than the target, unclamped', {}, '250', '2.5'],
    ['no target', { target: null }, '5', null],
    ['maintain within 10 %', maintain, '3.3', '1'],
    ['maintain just beyond 10 %', maintain, '3.300001', '0'],
    ['maintain below', maintain, '2.7', '1'],
    ['maintain a negative target', { ...maintain, target: '-100' }, '-109', '1'],
    ['maintain without a baseline', { ...maintain, baseline: baseline(null) }, '3', '1'],
    ['maintain zero', { ...maintain, target: '0' }, '0', '1'],
  ];
  for (const [name, given, actual, expected] of vectors) {
    it(`${name} → ${expected}`, () => {
      expect(toDerived(progressOf(anIndicator(given), exact(actual), defaultSettings))).toBe(expected);
    });
  }

  it('takes the band of `maintain` from the settings', () => {
    const strict = { ...defaultSettings, maintainBand: '5' };
    expect(toDerived(progressOf(maintain, exact('3.2'), strict))).toBe('0');
  });
});

describe('average progress (domain 7)', () => {
  it('is of clamped values, nulls left out', () => {
    expect(averageProgress(['2.5', '-0.25', null, '0.5'])).toBe('0.5');
    expect(averageProgress([null])).toBeNull();
    expect(averageProgress(['0', null])).toBe('0');
  });
});

describe('where an indicator should stand (domain 4.7)', () => {
  const perPeriod = { cumulative: false, values: ['40', '50', '60', null] };
  const vectors: readonly [string, Partial<Indicator>, number, string | null][] = [
    ['a cumulative target', { periodTargets: { cumulative: true, values: ['5', '30', null, '100'] } }, 1, '30'],
    ['a missing cumulative target: the line', { periodTargets: { cumulative: true, values: ['5', '30', null, '100'] } }, 2, '74.7945205479'],
    ['period targets summed so far', { periodTargets: perPeriod }, 1, '90'],
    ['period targets, the highest so far', { periodTargets: perPeriod, acrossPeriods: 'max' }, 2, '60'],
    ['period targets averaged', { periodTargets: perPeriod, acrossPeriods: 'average' }, 2, '50'],
    ['period targets, the latest', { periodTargets: perPeriod, acrossPeriods: 'latest' }, 1, '50'],
    ['period targets of a percentage: that period\'s', { periodTargets: perPeriod, measure: 'percentage' }, 1, '50'],
    ['a missing period target: the line', { periodTargets: perPeriod }, 3, '100'],
    ['the line at a quarter: 90 of 365 days', {}, 0, '24.6575342466'],
    ['the line down', decrease, 1, '50.2465753425'],
    ['no target', { target: null }, 1, null],
    ['no baseline of a decrease', { ...decrease, baseline: baseline(null) }, 1, null],
    ['maintain: the target itself', maintain, 0, '3'],
  ];
  for (const [name, given, period, expected] of vectors) {
    it(`${name} → ${expected}`, () => expect(toDerived(expectedAt(anIndicator(given), period, plan))).toBe(expected));
  }
});

describe('the plan of one period (domain 4.8)', () => {
  const vectors: readonly [string, Partial<Indicator>, number, string | null][] = [
    ['its own target', { periodTargets: { cumulative: false, values: ['40', '50', null, null] } }, 1, '50'],
    ['the step of cumulative targets of a sum', { periodTargets: { cumulative: true, values: ['40', '55', null, null] } }, 1, '15'],
    ['the first cumulative target', { periodTargets: { cumulative: true, values: ['40', '55', null, null] } }, 0, '40'],
    ['a cumulative target of a latest', { periodTargets: { cumulative: true, values: ['40', '55', null, null] }, acrossPeriods: 'latest' }, 1, '55'],
    ['a sum without targets: its days', {}, 0, '24.6575342466'],
    ['a sum without a target', { target: null }, 0, null],
    ['a latest without targets', { acrossPeriods: 'latest' }, 0, null],
    ['a percentage without targets', { measure: 'percentage' }, 0, null],
  ];
  for (const [name, given, period, expected] of vectors) {
    it(`${name} → ${expected}`, () => expect(toDerived(planOfPeriod(anIndicator(given), period, plan))).toBe(expected));
  }
});

describe('status against the plan (domain 4.7)', () => {
  const running = (actual: string | null, expected: string | null) => ({ actual: exact(actual), expected: exact(expected), isAllApproved: false });
  const ended = (actual: string | null) => ({ actual: exact(actual), expected: exact('100'), isAllApproved: true });
  const vectors: readonly [string, Partial<Indicator>, Parameters<typeof statusOf>[1], IndicatorStatus | null][] = [
    ['nothing reported', {}, running(null, '50'), 'no_data'],
    ['nothing reported, all approved', {}, ended(null), 'no_data'],
    ['r just above 1.15', {}, running('57.500001', '50'), 'ahead'],
    ['r = 1.15', {}, running('57.5', '50'), 'on_track'],
    ['r = 1', {}, running('50', '50'), 'on_track'],
    ['r = 0.85', {}, running('42.5', '50'), 'on_track'],
    ['r just below 0.85', {}, running('42.499999', '50'), 'behind'],
    ['r = 0.50', {}, running('25', '50'), 'behind'],
    ['r just below 0.50', {}, running('24.999999', '50'), 'off_track'],
    ['zero', {}, running('0', '50'), 'off_track'],
    ['all approved, p = 1', {}, ended('100'), 'met'],
    ['all approved, p < 1', {}, ended('99.999999'), 'not_met'],
    ['all approved, a decrease met', decrease, ended('20'), 'met'],
    ['maintain, within', maintain, running('3.1', '3'), 'on_track'],
    ['maintain, beyond', maintain, running('4', '3'), 'off_track'],
    ['maintain, all approved, within', maintain, ended('3'), 'met'],
    ['maintain, all approved, beyond', maintain, ended('4'), 'not_met'],
    ['not measurable', { baseline: baseline('10'), target: '10' }, running('10', '10'), null],
    ['not measurable, all approved', { baseline: baseline('10'), target: '10' }, ended('10'), null],
    ['a decrease from 80 standing at 95 while 80 is expected', decrease, running('95', '80'), 'off_track'],
    ['a decrease standing at 80 while 80 is expected', decrease, running('80', '80'), 'on_track'],
    ['a decrease standing at 70 while 80 is expected', decrease, running('70', '80'), 'ahead'],
    ['an increase above a baseline that is still expected', {}, running('1', '0'), 'ahead'],
    ['an increase below a baseline that is still expected', { allowsNegative: true }, running('-1', '0'), 'off_track'],
  ];
  for (const [name, given, standing, expected] of vectors) {
    it(`${name} → ${expected}`, () => expect(statusOf(anIndicator(given), standing, defaultSettings)).toBe(expected));
  }

  it('takes its limits from the settings', () => {
    const mild = { ...defaultSettings, onTrack: ['0.1', '0.2', '1.5'] as [string, string, string] };
    expect(statusOf(anIndicator(), running('10', '50'), mild)).toBe('on_track');
    expect(statusOf(anIndicator(), running('70', '50'), mild)).toBe('on_track');
  });

  it('of an output is the worst of its indicators; no data and none are left out', () => {
    expect(worstStatus(['ahead', 'on_track', 'behind', 'no_data', null])).toBe('behind');
    expect(worstStatus(['on_track', 'off_track', 'ahead'])).toBe('off_track');
    expect(worstStatus(['met', 'not_met'])).toBe('not_met');
    expect(worstStatus(['ahead', 'ahead'])).toBe('ahead');
    expect(worstStatus(['no_data', null])).toBeNull();
    expect(worstStatus([])).toBeNull();
  });
});
