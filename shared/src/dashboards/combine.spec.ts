import * as fc from 'fast-check';
import { sumMinor } from '../money/sum-money.js';
import { averageProgress } from '../results/progress.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { combine } from './combine.js';
import type { DashboardFilters } from './dashboard.schema.js';
import { sharedMoney } from './money-shares.js';
import { factsOf } from './summary-facts.js';
import { aSummary, idOf, type SummarySketch } from './summary.fixture.js';

const now = '2010-08-15T09:00:00.000Z';
const [eu, swiss] = [idOf(701), idOf(702)];
const twoFunders = [{ organisation: eu, share: '85' }, { organisation: swiss, share: '15' }];

function combined(sketches: SummarySketch[], filters: DashboardFilters = {}, at = now) {
  const projects = sketches.map((sketch) => factsOf(aSummary(sketch))).map((facts) => ({ facts, money: facts.money }));
  return combine({ projects, isShare: false, funders: 'all' }, filters, at, defaultSettings);
}

const release = (n: number, date: string, amount: number, reversedOn: string | null = null) => ({ id: idOf(n), kind: 'release' as const, date, amount, reversedOn });
const refund = (n: number, date: string, amount: number) => ({ id: idOf(n), kind: 'refund' as const, date, amount, reversedOn: null });

const first: SummarySketch = {
  n: 1, grant: 10_000, funders: twoFunders, countries: [{ code: 'DZ', percentage: '33.3' }, { code: 'FR', percentage: '66.7' }],
  payments: [release(1, '2009-07-05', 4001), release(2, '2010-01-10', 3000), refund(3, '2010-05-02', 100)],
  periods: [
    { start: '2009-07-01', end: '2009-09-30', due: '2009-10-30', planned: 4000, submittedAt: '2009-10-20T12:00:00.000Z', approvedOn: '2009-11-10', accepted: 3500,
      progress: ['0.5', '1.2', null], persons: { total: '10', byDimension: { sex: { F: '6', M: '3', unknown: '1' }, age: { unknown: '10' } } },
      turns: [{ submittedAt: '2009-10-20T12:00:00.000Z', outcome: 'changes_requested', outcomeAt: '2009-10-22T12:00:00.000Z' }, { submittedAt: '2009-10-30T12:00:00.000Z', outcome: 'approved', outcomeAt: '2009-11-10T12:00:00.000Z' }] },
    { start: '2009-10-01', end: '2009-12-31', due: '2010-01-30', planned: 2000, submittedAt: '2010-02-20T12:00:00.000Z', isLate: true, approvedOn: '2010-03-01', accepted: 1999,
      progress: ['0.75', '1.5', '-0.5'], persons: { total: '25', byDimension: { sex: { F: '15', M: '9', unknown: '1' }, age: { unknown: '25' } } },
      turns: [{ submittedAt: '2010-02-20T12:00:00.000Z', outcome: 'approved', outcomeAt: '2010-03-01T12:00:00.000Z' }] },
    { start: '2010-01-01', end: '2010-03-31', due: '2010-04-30', planned: 4000 },
  ],
};
const second: SummarySketch = {
  n: 2, currency: 'XOF', grant: 500, state: 'closed', theme: 'rights', countries: [{ code: 'DZ', percentage: '100' }], payments: [release(4, '2009-08-01', 500)],
  periods: [{ start: '2009-07-01', end: '2009-12-31', due: '2010-01-30', planned: 500, submittedAt: '2010-01-30T12:00:00.000Z', approvedOn: '2010-02-02', accepted: 500, progress: ['1'] }],
};

describe('combine', () => {
  it('counts projects by state and keeps currencies apart', () => {
    const { kpis } = combined([first, second]);
    expect(kpis.projects).toEqual({ total: 2, byState: [{ state: 'active', count: 1 }, { state: 'closed', count: 1 }] });
    expect(kpis.money).toEqual([
      { currency: 'EUR', projects: 1, budget: 10_000, released: 7001, accepted: 5499, refunded: 100, advanceBalance: 1402, acceptedSoFar: 5499, phased: 6000, burnRate: '0.9165' },
      { currency: 'XOF', projects: 1, budget: 500, released: 500, accepted: 500, refunded: 0, advanceBalance: 0, acceptedSoFar: 500, phased: 500, burnRate: '1' },
    ]);
  });

  it('takes persons, targets and progress from the newest approved period, nulls left out', () => {
    const { kpis } = combined([first, second]);
    expect(kpis.persons).toEqual({
      total: '25', projects: 1, sex: [{ category: 'F', value: '15' }, { category: 'M', value: '9' }, { category: 'unknown', value: '1' }], age: [{ category: 'unknown', value: '25' }],
    });
    // 0.75, 1.5 → 1, −0.5 → 0, and 1 of the second project: 2.75 / 4
    expect(kpis.targets).toEqual({ indicators: 4, measurable: 4, met: 2, averageProgress: '0.6875' });
  });

  it('counts reports fallen due, and names the overdue ones', () => {
    const { kpis } = combined([first, second]);
    expect(kpis.reports).toEqual({ fallenDue: 4, onTime: 2, late: 1, missing: 1, onTimeShare: '0.5' });
    expect(kpis.overdue.map(({ project, daysLate }) => [project.code, daysLate])).toEqual([['P-001', 107]]);
  });

  it('measures each submission to its answer: median, and p90 by nearest rank', () => {
    const day = 86_400;
    expect(combined([first]).kpis.turnaround).toEqual({ answered: 3, waiting: 0, medianSeconds: 9 * day, p90Seconds: 11 * day });
  });

  it('ages what is open of the releases, oldest liquidated first', () => {
    // released 4001 + 3000, liquidated 5599: 1402 of the second are open, seven months old
    expect(combined([first]).kpis.ageing).toEqual([{ currency: 'EUR', buckets: [
      { from: 0, to: 3, amount: 0 }, { from: 3, to: 6, amount: 0 }, { from: 6, to: 9, amount: 1402 }, { from: 9, to: null, amount: 0 },
    ] }]);
  });

  it('splits money by country with largest remainder, projects and persons stand whole', () => {
    const { countries } = combined([first]).breakdowns;
    expect(countries.map(({ country, projects, persons, money }) => [country, projects, persons, money[0]?.budget, money[0]?.accepted])).toEqual([
      ['DZ', 1, '25', 3330, 1831], ['FR', 1, '25', 6670, 3668],
    ]);
  });

  it('shares money by funder, per project and figure', () => {
    const { funders } = combined([{ ...first, grant: 16_793_650 }]).breakdowns;
    expect(funders.map(({ funder, money }) => [funder, money[0]?.budget])).toEqual([[eu, 14_274_603], [swiss, 2_519_047]]);
  });

  it('takes flows inside the period and stocks at its end', () => {
    const { kpis, asOf } = combined([first], { from: '2010-01-01', to: '2010-03-31' });
    expect(asOf.day).toBe('2010-03-31');
    expect(kpis.money[0]).toEqual({
      currency: 'EUR', projects: 1, budget: 10_000, released: 3000, accepted: 1999, refunded: 0, advanceBalance: 1502, acceptedSoFar: 5499, phased: 6000, burnRate: '0.9165',
    });
    expect(kpis.reports).toEqual({ fallenDue: 1, onTime: 0, late: 1, missing: 0, onTimeShare: '0' });
    expect(combined([first], { to: '2009-12-31' }).kpis.targets).toEqual({ indicators: 3, measurable: 2, met: 1, averageProgress: '0.75' });
  });

  it('sets planned against accepted in the quarter of the period, releases in that of their day', () => {
    expect(combined([first]).series.quarters.map(({ quarter, planned, accepted, released }) => [quarter, planned, accepted, released])).toEqual([
      ['2009-Q3', 4000, 3500, 4001], ['2009-Q4', 2000, 1999, 0], ['2010-Q1', 4000, 0, 3000],
    ]);
  });

  it('takes a reversed release out on the day of its reversal', () => {
    const reversed: SummarySketch = { n: 1, payments: [release(1, '2009-07-05', 4000, '2009-09-01'), release(2, '2009-09-02', 1000)] };
    expect(combined([reversed], { to: '2009-08-31' }).kpis.money[0]?.advanceBalance).toBe(4000);
    expect(combined([reversed]).kpis.money[0]?.released).toBe(1000);
    expect(combined([reversed], { from: '2009-09-01' }).kpis.money[0]?.released).toBe(-3000);
  });

  const filters: [string, DashboardFilters, string[]][] = [
    ['a theme', { theme: ['rights'] }, ['P-002']], ['a country', { country: ['FR'] }, ['P-001']], ['a funder', { funder: [swiss] }, ['P-001']],
    ['a state', { status: ['closed'] }, ['P-002']], ['a partner', { partner: [idOf(802)] }, ['P-002']], ['two at once', { theme: ['rights'], country: ['FR'] }, []],
    ['a programme', { programme: [idOf(900)] }, ['P-001', 'P-002']], ['another call', { call: [idOf(1)] }, []],
  ];
  for (const [what, filter, codes] of filters) {
    it(`chooses whole projects by ${what}`, () => {
      expect(combined([first, second], filter).kpis.projects.total).toBe(codes.length);
    });
  }

  it('of nothing gives nothing, not zeros of money', () => {
    const { kpis, breakdowns } = combined([]);
    expect([kpis.money, kpis.persons.total, kpis.targets.averageProgress, kpis.turnaround.medianSeconds, breakdowns.countries]).toEqual([[], null, null, null, []]);
  });
});

const amount = fc.integer({ min: 0, max: 1_000_000_007 });
const sketch = fc.record({ grant: amount, paid: fc.array(amount, { maxLength: 4 }), accepted: fc.array(amount, { minLength: 1, maxLength: 4 }), share: fc.integer({ min: 0, max: 100 }), percent: fc.integer({ min: 0, max: 100 }), progress: fc.array(fc.integer({ min: -5, max: 25 }), { maxLength: 5 }) });

describe('combine, for any projects', () => {
  const sketchesOf = (drawn: (typeof sketch extends fc.Arbitrary<infer T> ? T : never)[]): SummarySketch[] => drawn.map(({ grant, paid, accepted, share, percent, progress }, at) => ({
    n: at + 1, grant, funders: [{ organisation: eu, share: String(share) }, { organisation: swiss, share: String(100 - share) }],
    countries: [{ code: 'DZ', percentage: String(percent) }, { code: 'FR', percentage: String(100 - percent) }],
    payments: paid.map((sum, i) => release(at * 10 + i + 1, `2009-0${String(i + 1)}-05`, sum, i === 1 ? '2009-06-01' : null)),
    periods: accepted.map((sum, i) => ({ start: `2009-0${String(i + 1)}-01`, end: `2009-0${String(i + 1)}-28`, due: `2009-0${String(i + 2)}-20`, planned: sum, approvedOn: `2009-0${String(i + 2)}-25`, accepted: sum, progress: progress.map((p) => String(p / 10)) })),
  }));

  it('adds parts up to the whole: countries, funders, quarters, ageing', () => {
    fc.assert(fc.property(fc.array(sketch, { minLength: 1, maxLength: 4 }), (drawn) => {
      const { kpis, breakdowns, series } = combined(sketchesOf(drawn));
      const [total] = kpis.money;
      for (const figure of ['budget', 'released', 'accepted', 'refunded', 'advanceBalance', 'phased'] as const) {
        for (const parts of [breakdowns.countries, breakdowns.funders]) expect(sumMinor(parts.map((part) => part.money[0]?.[figure]))).toBe(total?.[figure] ?? NaN);
      }
      expect(sumMinor(series.quarters.map((row) => row.accepted))).toBe(total?.accepted ?? NaN);
      expect(sumMinor(series.quarters.map((row) => row.released))).toBe(total?.released ?? NaN);
    }));
  });

  it('adds up to the same in any order, and one by one', () => {
    fc.assert(fc.property(fc.array(sketch, { minLength: 2, maxLength: 4 }), (drawn) => {
      const sketches = sketchesOf(drawn);
      expect(combined([...sketches].reverse()).kpis.money).toEqual(combined(sketches).kpis.money);
      const alone = sketches.map((one) => combined([one]));
      expect(sumMinor(alone.map(({ kpis }) => kpis.money[0]?.advanceBalance))).toBe(combined(sketches).kpis.money[0]?.advanceBalance ?? NaN);
      for (const { kpis } of alone) expect(sumMinor(kpis.ageing[0]?.buckets.map((bucket) => bucket.amount) ?? [])).toBe(Math.max(0, kpis.money[0]?.advanceBalance ?? NaN));
    }));
  });

  it('averages progress as the rule of domain 7 does', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -20_000_000_000, max: 30_000_000_000 }), { maxLength: 8 }), (drawn) => {
      const progress = drawn.map((units) => (units / 1e10).toFixed(10));
      const sketched: SummarySketch = { n: 1, periods: [{ start: '2009-01-01', end: '2009-03-31', due: '2009-04-30', approvedOn: '2009-05-01', progress }] };
      expect(combined([sketched]).kpis.targets.averageProgress).toBe(averageProgress(progress));
    }));
  });

  it('ages exactly the shared balance, also after a reversal', () => {
    fc.assert(fc.property(fc.array(sketch, { minLength: 1, maxLength: 3 }), (drawn) => {
      const projects = sketchesOf(drawn).map((one) => factsOf(aSummary(one))).map((facts) => ({ facts, money: sharedMoney(facts, [eu]) }));
      for (const project of projects) {
        const { kpis, breakdowns } = combine({ projects: [project], isShare: true, funders: [eu] }, {}, now, defaultSettings);
        expect(sumMinor(kpis.ageing[0]?.buckets.map((bucket) => bucket.amount) ?? [])).toBe(Math.max(0, kpis.money[0]?.advanceBalance ?? NaN));
        expect(breakdowns.funders[0]?.money).toEqual(kpis.money);
      }
    }));
  });
});
