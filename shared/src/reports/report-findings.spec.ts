import { defaultSettings } from '../programmes/settings.schema.js';
import { blankIndicator, blankLine } from '../proposals/blank-rows.js';
import type { PeriodValues } from '../results/compute-indicator.js';
import { blankOfficerPart, blankReport } from './report-fields.js';
import { firstAdvance } from './face.js';
import { approvalFindings, findingKey, reportFindings, type ReportSurroundings } from './report-findings.js';
import type { OfficerPart, ReportContent } from './report.schema.js';

const lines = [
  { ...blankLine('a', 'output', 2), code: 'A1', category: 'A' as const, total: 1000, funder: 1000, phasing: [500, 500] },
  { ...blankLine('b', 'output', 2), code: 'B1', category: 'B' as const, total: 1000, funder: 1000, phasing: [500, 500] },
];
const persons = { ...blankIndicator('persons', 'output'), target: '100', locations: ['here'] };
const around: ReportSurroundings = {
  definitions: { framework: { outcomes: [], outputs: [{ id: 'output', outcome: 'o', code: '1.1', title: 'Output' }], indicators: [persons] }, lines },
  periodIndex: 0, plan: { start: '2025-01-01', end: '2025-06-30', periods: [{ start: '2025-01-01', end: '2025-03-31' }, { start: '2025-04-01', end: '2025-06-30' }] },
  settings: defaultSettings, earlier: [], submitted: [], approvedFaces: [], opening: firstAdvance(lines), areAllApproved: false,
};
const limits = { grant: 2000, authorisedBefore: 1000, releasedOnIt: 0 };
const finance = (line: string, actual: number | null, requested: number | null) => ({ line, actual, requested, partnerSpent: null, note: '' });
const leaf = (value: string) => ({ indicator: 'persons', location: 'here', cell: '*', value, numerator: null, denominator: null, text: null });
const report = (given: Partial<ReportContent> = {}): ReportContent => ({
  ...blankReport(), narrative: { achievements: 'Done', challenges: '', lessons: '', nextSteps: '' }, values: [leaf('50')], finance: [finance('a', 400, 300), finance('b', 400, 300)], ...given,
});
const decided = (line: string, accepted: number | null, authorised: number | null, reason = '') => ({ line, accepted, authorised, acceptedReason: reason, authorisedReason: reason });
const officer = (given: Partial<OfficerPart> = {}): OfficerPart => ({
  ...blankOfficerPart(), lines: [decided('a', 400, 300), decided('b', 400, 300)], ratings: [{ output: 'output', status: 'on_track', reason: '' }], ...given,
});
const codes = (findings: { code: string }[]) => findings.map((one) => one.code);

describe('the findings on a report', () => {
  const cases: [string, Partial<ReportContent>, string[]][] = [
    ['of a complete one: none', {}, []],
    ['nothing achieved', { narrative: { ...report().narrative, achievements: ' ' } }, ['narrative_missing']],
    ['no value at all', { values: [] }, ['values_missing']],
    ['a negative count', { values: [leaf('-1')] }, ['negative_value']],
    ['a line not filled', { finance: [finance('a', 400, 300)] }, ['face_missing', 'face_missing']],
    ['a category over by more than a tenth', { finance: [finance('a', 1101, 0), finance('b', 0, 0)] }, ['variance_unjustified']],
    ['the same, justified', { finance: [finance('a', 1101, 0), finance('b', 0, 0)], variance: [{ category: 'A', text: 'Wages rose' }] }, []],
    ['over by a tenth exactly', { finance: [finance('a', 1100, 0), finance('b', 0, 0)] }, []],
    ['another status without a reason', { statuses: [{ output: 'output', status: 'behind', reason: '' }] }, ['status_without_reason']],
    ['another status with one', { statuses: [{ output: 'output', status: 'behind', reason: 'Hail' }] }, []],
    ['the suggested status', { statuses: [{ output: 'output', status: 'on_track', reason: '' }] }, []],
    ['far above the plan: soft', { values: [leaf('160')] }, ['value_far_above_plan']],
  ];
  for (const [name, given, expected] of cases) it(name, () => expect(codes(reportFindings(report(given), around))).toEqual(expected));

  it('count what was accepted before', () => {
    const face = [{ line: 'a', code: 'A1', A: 500, B: 800, C: 800, D: -300, E: 0, F: 0, G: -300 }];
    expect(codes(reportFindings(report(), { ...around, approvedFaces: [face] }))).toEqual(['variance_unjustified']);
  });
  it('compare with reports that are submitted and not yet approved', () => {
    const before: PeriodValues = { periodIndex: 0, leaves: [leaf('50')] };
    const second = { ...around, periodIndex: 1 };
    expect(codes(reportFindings(report(), { ...second, submitted: [before] }))).toEqual(['value_same_as_before']);
    expect(codes(reportFindings(report(), second))).toEqual([]);
  });
});

describe('what stops an approval', () => {
  const cases: [string, Partial<OfficerPart>, string[]][] = [
    ['nothing', {}, []],
    ['a line undecided', { lines: [decided('a', 400, null), decided('b', null, 300)] }, ['face_undecided', 'face_undecided']],
    ['more accepted than spent', { lines: [decided('a', 401, 300), decided('b', 400, 300)] }, ['face_out_of_range']],
    ['more authorised than asked for', { lines: [decided('a', 400, 301), decided('b', 400, 300)] }, ['face_out_of_range']],
    ['a cut without a reason', { lines: [decided('a', 399, 300), decided('b', 400, 300)] }, ['face_cut_without_reason']],
    ['a cut with one', { lines: [decided('a', 399, 300, 'No receipt'), decided('b', 400, 300)] }, []],
    ['no rating', { ratings: [] }, ['rating_missing']],
    ['another rating without a reason', { ratings: [{ output: 'output', status: 'ahead', reason: '' }] }, ['status_without_reason']],
  ];
  for (const [name, given, expected] of cases) it(name, () => expect(codes(approvalFindings(report(), officer(given), around, limits))).toEqual(expected));

  it('more than the grant, and less than was released on it', () => {
    expect(codes(approvalFindings(report(), officer(), around, { ...limits, authorisedBefore: 1401 }))).toEqual(['face_over_grant']);
    expect(codes(approvalFindings(report(), officer(), around, { ...limits, authorisedBefore: 1400 }))).toEqual([]);
    expect(codes(approvalFindings(report(), officer(), around, { ...limits, releasedOnIt: 601 }))).toEqual(['face_below_released']);
  });
  it('a category over by more than a fifth, whatever was explained', () => {
    const given = report({ finance: [finance('a', 1201, 0), finance('b', 0, 0)], variance: [{ category: 'A', text: 'Wages' }] });
    const lenient = officer({ lines: [decided('a', 1201, 0), decided('b', 0, 0)] });
    expect(codes(approvalFindings(given, lenient, around, limits))).toEqual(['variance_over_budget']);
    const cut = officer({ lines: [decided('a', 1200, 0, 'Not eligible'), decided('b', 0, 0)] });
    expect(codes(approvalFindings(given, cut, around, limits))).toEqual([]);
  });
  it('a blocking finding that is neither cleared nor waived with a reason', () => {
    const given = report({ values: [leaf('-1')] });
    const [finding] = reportFindings(given, around);
    const key = findingKey(finding!);
    const rated = { ratings: [{ output: 'output', status: 'off_track' as const, reason: 'Seen' }] };
    expect(codes(approvalFindings(given, officer(rated), around, limits))).toEqual(['negative_value']);
    expect(codes(approvalFindings(given, officer({ ...rated, waivers: [{ finding: key, text: ' ' }] }), around, limits))).toEqual(['negative_value']);
    expect(codes(approvalFindings(given, officer({ ...rated, waivers: [{ finding: key, text: 'A correction of the past' }] }), around, limits))).toEqual([]);
  });
});
