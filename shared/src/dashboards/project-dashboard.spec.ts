import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryFigures, apiaryLines, apiaryReleases, apiaryReports } from '../reports/apiary.fixture.js';
import { factsOf } from './summary-facts.js';
import { dashboardFigures, figureColumns } from './figures.js';
import { figureRows, mayHaveRows } from './figure-rows.js';
import { dashboardView } from './dashboard-view.js';
import { projectDashboardOf } from './project-dashboard.js';
import { phasingTotals } from '../budgets/budget-figures.js';
import { categories } from '../budgets/budget.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { aSummary } from './summary.fixture.js';

const now = '2010-08-31T12:00:00.000Z';
const ends = ['2009-09-30', '2009-12-31', '2010-03-31', '2010-06-30', '2010-09-30', '2010-12-31'];
const phased = phasingTotals(apiaryLines);
const categoryOf = new Map(apiaryLines.map((line) => [line.code, line.category]));

/** The apiary schools after four approved quarters: money as in the worked example of the reports. */
function apiary() {
  const summary = aSummary({
    n: 1, grant: apiaryFigures.grant, funders: [{ organisation: 'EU', share: '85' }, { organisation: 'SDC', share: '15' }],
    budgetByCategory: Object.fromEntries(categories.map((category) => [category, apiaryFigures.byCategory[category].budget])),
    payments: apiaryReleases.map(({ id, date, amount }) => ({ id, kind: 'release', date, amount, reversedOn: null })),
    periods: ends.map((end, at) => {
      const report = apiaryReports[at];
      return {
        start: `${end.slice(0, 8)}01`, end, due: report?.due ?? `${String(Number(end.slice(0, 4)) + 1)}-03-01`, planned: phased[at] ?? 0, submittedAt: report && `${report.submittedOn}T12:00:00.000Z`,
        isLate: report ? report.submittedOn > report.due : false, approvedOn: report?.approvedOn, accepted: sumMinor(report?.face.map((row) => row[3]) ?? []), progress: ['0.7', '0.6583333333', '1'],
      };
    }),
  });
  summary.periods.forEach((period, at) => {
    if (!period.approved) return;
    period.approved.byCategory = {};
    for (const [line, , , accepted] of apiaryReports[at]?.face ?? []) {
      const category = categoryOf.get(line) ?? 'A';
      period.approved.byCategory[category] = (period.approved.byCategory[category] ?? 0) + accepted;
    }
  });
  return summary;
}

describe('the dashboard of a project', () => {
  it('gives the figures of the worked example', () => {
    const made = projectDashboardOf(apiary(), { funders: null, language: 'en' }, now, defaultSettings);
    const { grant, released, accepted, advanceBalance, burnRate } = apiaryFigures;
    expect(made.money).toEqual(jasmine.objectContaining({ budget: grant, released, accepted, advanceBalance, burnRate }));
    expect(Object.fromEntries(made.categories.map(({ category, ...figures }) => [category, figures]))).toEqual(apiaryFigures.byCategory);
    expect(made.funders.map(({ funder, ...figures }) => ({ organisation: funder, ...figures }))).toEqual(apiaryFigures.byFunder);
    expect(made.reports).toEqual(jasmine.objectContaining({ fallenDue: 4, onTime: 3, late: 1, missing: 0 }));
    expect(sumMinor(made.ageing.map((bucket) => bucket.amount))).toBe(advanceBalance);
    expect(made.openReleases.map((release) => [release.id, release.rest])).toEqual([['ADV-4', 779_691], ['ADV-5', 3_222_250]]);
  });

  it('gives a donor its share, with the parts of the share adding up', () => {
    const made = projectDashboardOf(apiary(), { funders: ['SDC'], language: 'en' }, now, defaultSettings);
    const [, own] = apiaryFigures.byFunder;
    expect([made.money.budget, made.money.released, made.money.accepted, made.money.advanceBalance]).toEqual([own?.budget ?? 0, own?.released ?? 0, own?.accepted ?? 0, own?.advanceBalance ?? 0]);
    expect(sumMinor(made.periods.map((period) => period.accepted))).toBe(own?.accepted ?? 0);
    expect(sumMinor(made.periods.map((period) => period.planned))).toBe(own?.budget ?? 0);
    expect(sumMinor(made.ageing.map((bucket) => bucket.amount))).toBe(own?.advanceBalance ?? 0);
    expect(made.periods.map((period) => period.report === null)).toEqual([false, false, false, false, true, true]);
  });

  it('has rows behind a figure only where its compact form says so, with the columns that the figure promises', () => {
    const summary = apiary();
    const facts = factsOf(summary);
    const view = dashboardView({}, now, defaultSettings);
    for (const figure of dashboardFigures) {
      const rows = figureRows(figure, { summary, facts, money: facts.money, view, timeZone: 'UTC', isApprovedOnly: false });
      expect([figure, rows.length > 0 && !mayHaveRows(figure, facts, view)]).toEqual([figure, false]);
      for (const row of rows) expect([figure, (figureColumns[figure] as readonly string[]).includes('money') === (row.money !== null)]).toEqual([figure, true]);
    }
    const total = (figure: 'released' | 'accepted' | 'ageing') => sumMinor(figureRows(figure, { summary, facts, money: facts.money, view, timeZone: 'UTC', isApprovedOnly: false }).map((row) => row.money?.minor));
    expect([total('released'), total('accepted'), total('ageing')]).toEqual([apiaryFigures.released, apiaryFigures.accepted, apiaryFigures.advanceBalance]);
  });
});
