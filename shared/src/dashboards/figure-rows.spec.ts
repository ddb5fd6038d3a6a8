import { sumMinor } from '../money/sum-money.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { combine } from './combine.js';
import { dashboardView } from './dashboard-view.js';
import type { DashboardFilters } from './dashboard.schema.js';
import { readPart, writePart, hasPart } from './figure-part.js';
import { figureRows } from './figure-rows.js';
import { figureQuery } from './figure-rows.schema.js';
import type { Figure } from './figures.js';
import { factsOf } from './summary-facts.js';
import { aSummary, idOf, type SummarySketch } from './summary.fixture.js';

const now = '2010-08-15T09:00:00.000Z';
const release = (n: number, date: string, amount: number, reversedOn: string | null = null) => ({ id: idOf(n), kind: 'release' as const, date, amount, reversedOn });
const refund = (n: number, date: string, amount: number) => ({ id: idOf(n), kind: 'refund' as const, date, amount, reversedOn: null });
const sketches: SummarySketch[] = [
  {
    n: 1, grant: 10_001, funders: [{ organisation: idOf(701), share: '85' }, { organisation: idOf(702), share: '15' }],
    countries: [{ code: 'DZ', percentage: '33.3' }, { code: 'FR', percentage: '66.7' }],
    payments: [release(1, '2009-07-05', 4001), release(2, '2010-01-10', 3000), release(3, '2010-02-01', 77, '2010-02-03'), refund(4, '2010-05-02', 101)],
    periods: [
      { start: '2009-07-01', end: '2009-09-30', due: '2009-10-30', planned: 4000, submittedAt: '2009-10-20T12:00:00.000Z', approvedOn: '2009-11-10', accepted: 3501, progress: ['0.5', '1.2', null],
        persons: { total: '10', byDimension: { sex: { F: '6', M: '4' }, age: { unknown: '10' } } } },
      { start: '2009-10-01', end: '2009-12-31', due: '2010-01-30', planned: 2000, submittedAt: '2010-02-20T12:00:00.000Z', isLate: true, approvedOn: '2010-03-01', accepted: 1999, progress: ['0.75', '1.5', '-0.5'],
        persons: { total: '25', byDimension: { sex: { F: '15', M: '9', unknown: '1' }, age: { unknown: '25' } } } },
      { start: '2010-01-01', end: '2010-03-31', due: '2010-04-30', planned: 4000 },
    ],
  },
  {
    n: 2, grant: 501, countries: [{ code: 'DZ', percentage: '100' }], funders: [{ organisation: idOf(701), share: '100' }], payments: [release(5, '2009-08-01', 500)],
    periods: [{ start: '2009-07-01', end: '2009-12-31', due: '2010-01-30', planned: 500, submittedAt: '2010-01-30T12:00:00.000Z', approvedOn: '2010-02-02', accepted: 400, progress: ['1'], persons: { total: '7', byDimension: {} } }],
  },
];

const summaries = sketches.map((sketch) => aSummary(sketch));
function rows(figure: Figure, part: string | null, filters: DashboardFilters = {}) {
  const view = dashboardView(filters, now, defaultSettings);
  return summaries.flatMap((summary) => {
    const facts = factsOf(summary);
    return figureRows(figure, { summary, facts, money: facts.money, view, timeZone: 'UTC', isApprovedOnly: false, part: part === null ? null : readPart(part) });
  });
}
const amount = (...asked: Parameters<typeof rows>) => sumMinor(rows(...asked).map((row) => row.money?.minor));
const spans: DashboardFilters[] = [{}, { from: '2009-08-01', to: '2010-02-02' }, { from: '2010-01-01' }];

describe('rows behind a part of a figure', () => {
  for (const filters of spans) {
    const projects = summaries.map((summary) => factsOf(summary)).map((facts) => ({ facts, money: facts.money }));
    const whole = combine({ projects, isShare: false, funders: 'all' }, filters, now, defaultSettings);
    const named = JSON.stringify(filters);

    it(`add up to what the charts by country and funder show, ${named}`, () => {
      const parts = [...whole.breakdowns.countries.map(({ country, money }) => ({ part: `country:${country}`, money })), ...whole.breakdowns.funders.map(({ funder, money }) => ({ part: `funder:${funder}`, money }))];
      expect(parts.length).toBe(4);
      for (const { part, money: [money] } of parts) {
        const found = [amount('budget', part, filters), amount('released', part, filters), amount('accepted', part, filters), amount('refunded', part, filters), amount('advance', part, filters)];
        expect([part, ...found]).toEqual([part, money!.budget, money!.released, money!.accepted, money!.refunded, money!.advanceBalance]);
      }
    });

    it(`add up to the trend, the ages, the persons, the reports and the targets, ${named}`, () => {
      for (const { quarter, planned, accepted, released } of whole.series.quarters) {
        const part = `quarter:${quarter}`;
        expect([quarter, amount('planned', part, filters), amount('spent', part, filters), amount('released', part, filters)]).toEqual([quarter, planned, accepted, released]);
      }
      for (const bucket of whole.kpis.ageing[0]?.buckets ?? []) expect([bucket.from, amount('ageing', `months:${String(bucket.from)}`, filters)]).toEqual([bucket.from, bucket.amount]);
      for (const { category, value } of whole.kpis.persons.sex) {
        expect([category, rows('persons', `sex:${category}`, filters).reduce((sum, row) => sum + Number(row.value), 0)]).toEqual([category, Number(value)]);
      }
      const { reports, targets } = whole.kpis;
      for (const [state, count] of [['on_time', reports.onTime], ['late', reports.late], ['missing', reports.missing]] as const) expect(rows('reports', `punctuality:${state}`, filters).length).toBe(count);
      expect([rows('targets', 'met:yes', filters).length, rows('targets', 'met:no', filters).length]).toEqual([targets.met, targets.measurable - targets.met]);
    });
  }
});

describe('a part of a figure', () => {
  it('is written and read alike', () => {
    expect(readPart(writePart({ kind: 'country', value: 'DZ' }))).toEqual({ kind: 'country', value: 'DZ' });
    expect(readPart('sex:a:b')).toEqual({ kind: 'sex', value: 'a:b' });
    for (const text of ['country:', 'country:dz', 'quarter:2009', 'colour:red', 'DZ', 'met:maybe']) expect([text, readPart(text)]).toEqual([text, null]);
  });

  it('is refused where the figure has none of its kind', () => {
    expect(hasPart({ figure: 'overdue', part: 'country:DZ' })).toBeFalse();
    expect(figureQuery.safeParse({ figure: 'overdue', part: 'country:DZ' }).error?.issues.map((issue) => issue.path)).toEqual([['part']]);
    expect(figureQuery.safeParse({ figure: 'budget', part: 'country:DZ', currency: 'EUR' }).success).toBeTrue();
  });
});
