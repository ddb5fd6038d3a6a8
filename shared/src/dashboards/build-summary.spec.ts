import * as fc from 'fast-check';
import { faceRows, firstAdvance, openingAfter } from '../reports/face.js';
import { apiaryFigures, apiaryLines, apiaryReleases, apiaryReports } from '../reports/apiary.fixture.js';
import { apiaryExamples, apiaryPlan } from '../results/apiary.fixture.js';
import { leavesFrom } from '../results/indicator.fixture.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import type { FaceRow } from '../reports/report.schema.js';
import { buildSummary } from './build-summary.js';
import type { SummarySource, SummaryVersion } from './summary.schema.js';

const framework = {
  outcomes: [], outputs: [{ id: 'o', outcome: 'x', code: '1.1', title: 'Output' }], indicators: apiaryExamples.map((one) => one.indicator),
};
const periods = apiaryPlan.periods.map((period, at) => ({ ...period, id: `p${String(at + 1)}`, seq: at + 1, due: period.end, dueEndsAt: `${period.end}T00:00:00.000Z` }));

function faces(): FaceRow[][] {
  let opening = firstAdvance(apiaryLines);
  return apiaryReports.map((report) => {
    const rows = faceRows(
      apiaryLines, opening, report.face.map(([line, , B, , , E]) => ({ line, actual: B, requested: E })), report.face.map(([line, , , C, , , F]) => ({ line, accepted: C, authorised: F })),
    );
    opening = openingAfter(rows);
    return rows;
  });
}
const versions: SummaryVersion[] = faces().map((face, at) => ({
  seq: at + 1, n: 1, framework, face, at: `${apiaryReports[at]?.approvedOn ?? ''}T12:00:00.000Z`, settings: defaultSettings,
  values: apiaryExamples.flatMap((one) => leavesFrom(one.indicator, one.reports[at] ?? [])),
}));
const source: SummarySource = {
  project: {
    id: 'project', code: 'P', title: 'Apiary schools', state: 'active', programme: { id: 'pr', code: 'PR', title: {} }, call: { id: 'c', code: 'C', title: {} },
    lead: { id: 'l', code: 'L', name: 'Lead' }, consortium: [], theme: null, countries: [{ code: 'DZ', percentage: '100' }], locations: [],
    funders: [{ organisation: 'EU', share: '85' }, { organisation: 'SDC', share: '15' }], currency: 'EUR', start: apiaryPlan.start, end: apiaryPlan.end, framework, lines: apiaryLines,
    periods, firstAdvance: 1_493_224,
  },
  reports: periods.map(({ seq }) => {
    const approved = apiaryReports[seq - 1];
    return {
      id: `r${String(seq)}`, seq, state: approved ? 'approved' : 'draft', firstSubmittedAt: approved ? `${approved.submittedOn}T12:00:00.000Z` : null, isLate: seq === 3,
      turns: approved ? [{ submittedAt: `${approved.submittedOn}T12:00:00.000Z`, outcome: 'approved', outcomeAt: `${approved.approvedOn}T12:00:00.000Z` }] : [],
    };
  }),
  versions,
  payments: apiaryReleases.map((release) => ({ ...release, kind: 'release', reversedOn: null })),
};

describe('the summary of the apiary schools', () => {
  const summary = buildSummary(source);

  it('has the money that was worked out apart', () => {
    const { grant, released, accepted, advanceBalance, burnRate, byFunder } = summary;
    expect({ grant, released, accepted, advanceBalance, burnRate, byFunder }).toEqual({
      grant: apiaryFigures.grant, released: apiaryFigures.released, accepted: apiaryFigures.accepted, advanceBalance: apiaryFigures.advanceBalance, burnRate: apiaryFigures.burnRate,
      byFunder: apiaryFigures.byFunder,
    });
    const perCategory = Object.fromEntries(Object.entries(apiaryFigures.byCategory).map(([category, { accepted: spent }]) =>
      [category, summary.periods.reduce((total, period) => total + (period.approved?.byCategory[category as 'A'] ?? 0), 0) === spent]));
    expect(Object.values(perCategory)).toEqual(Object.values(perCategory).map(() => true));
  });
  it('has each indicator as it stood at the newest approved period, and the value of each period', () => {
    const newest = summary.periods[3]?.approved?.indicators;
    for (const [at, { actual, progress, status, series }] of apiaryExamples.entries()) {
      expect(newest?.[at]).withContext(String(at)).toEqual(jasmine.objectContaining({ actual, progress, status, value: series[3] ?? null }));
      expect(summary.periods.slice(0, 4).map((period) => period.approved?.indicators[at]?.value ?? null)).toEqual([...series]);
    }
  });
  it('counts persons from the leaves', () => {
    expect(summary.periods[3]?.approved?.persons).toEqual({
      total: '158', byDimension: { sex: { F: '75', M: '72', unknown: '11' }, age: { '15-24': '82', '25+': '70', unknown: '6' } },
    });
  });
  it('has the releases that are not liquidated, and what may be released', () => {
    expect(summary.openReleases.map((one) => [one.id, one.rest])).toEqual([['ADV-4', 779_691], ['ADV-5', 3_222_250]]);
    expect(summary.releasable).toBe(summary.authorised - summary.released);
  });
  it('has a row a period, approved or not', () => {
    expect(summary.periods.map((period) => (period.approved ? period.state : 'open'))).toEqual(['approved', 'approved', 'approved', 'approved', 'open', 'open']);
  });
  it('does not depend on the order of its sources', () => {
    fc.assert(fc.property(
      fc.shuffledSubarray([...source.reports], { minLength: source.reports.length }), fc.shuffledSubarray([...source.versions], { minLength: source.versions.length }),
      fc.shuffledSubarray([...source.payments], { minLength: source.payments.length }),
      (reports, approved, payments) => { expect(buildSummary({ ...source, reports, versions: approved, payments })).toEqual(summary); },
    ), { numRuns: 20 });
  });
  it('leaves a reversed payment out, and what a project not begun does not have', () => {
    const reversed = source.payments.map((one) => (one.id === 'ADV-5' ? { ...one, reversedOn: '2010-08-20' } : one));
    expect(buildSummary({ ...source, payments: reversed }).released).toBe(apiaryFigures.released - 3_222_250);
    const fresh = buildSummary({ project: { ...source.project, periods: [], firstAdvance: null }, reports: [], versions: [], payments: [] });
    expect([fresh.periods, fresh.authorised, fresh.releasable, fresh.burnRate]).toEqual([[], 0, 0, null]);
  });
});
