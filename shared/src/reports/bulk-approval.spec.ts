import { defaultSettings } from '../programmes/settings.schema.js';
import { blankIndicator, blankLine } from '../proposals/blank-rows.js';
import { bulkApprovalFindings, reasonsOf, type BulkCandidate } from './bulk-approval.js';
import { firstAdvance } from './face.js';
import { blankOfficerPart, blankReport } from './report-fields.js';
import { approvalFindings, type ReportSurroundings } from './report-findings.js';

const lines = ['a', 'b'].map((id) => ({ ...blankLine(id, 'output', 2), code: id, category: 'A' as const, total: 1000, funder: 1000, phasing: [500, 500] }));
const around: ReportSurroundings = {
  definitions: {
    framework: { outcomes: [], outputs: [{ id: 'output', outcome: 'o', code: '1.1', title: 'Output' }], indicators: [{ ...blankIndicator('persons', 'output'), target: '100', locations: ['here'] }] }, lines,
  },
  periodIndex: 0, plan: { start: '2025-01-01', end: '2025-06-30', periods: [{ start: '2025-01-01', end: '2025-03-31' }, { start: '2025-04-01', end: '2025-06-30' }] },
  settings: defaultSettings, earlier: [], submitted: [], approvedFaces: [], opening: firstAdvance(lines), areAllApproved: false,
};
const limits = { grant: 2000, authorisedBefore: 1000, releasedOnIt: 0 };
const leaf = (value: string) => ({ indicator: 'persons', location: 'here', cell: '*', value, numerator: null, denominator: null, text: null });
const decided = (line: string, accepted: number | null = 400, authorised: number | null = 300) => ({ line, accepted, authorised, acceptedReason: 'As agreed', authorisedReason: 'As agreed' });
const content = {
  ...blankReport(), narrative: { achievements: 'Done', challenges: '', lessons: '', nextSteps: '' }, values: [leaf('50')],
  finance: ['a', 'b'].map((line) => ({ line, actual: 400, requested: 300, partnerSpent: null, note: '' })),
};
const officer = { ...blankOfficerPart(), lines: [decided('a'), decided('b')], ratings: [{ output: 'output', status: 'on_track' as const, reason: '' }] };
const clear: BulkCandidate = { content, officer, comments: [{ state: 'resolved' }] };

describe('an approval together with others', () => {
  const far = { ...content, values: [leaf('160')] };
  const explained = { ...far, explanations: [{ finding: 'value_far_above_plan:/values/persons', text: 'A fair' }] };
  const ahead = { ...officer, ratings: [{ output: 'output', status: 'ahead' as const, reason: 'Seen in the field' }] };
  const cases: [string, Partial<BulkCandidate>, [string, number][]][] = [
    ['of what leaves no question: nothing', {}, []],
    ['a soft finding', { content: far, officer: ahead }, [['bulk_has_findings', 1]]],
    ['the same, explained', { content: explained, officer: ahead }, [['bulk_has_findings', 1]]],
    ['a comment that is answered', { comments: [{ state: 'answered' }, { state: 'resolved' }] }, [['bulk_has_comments', 1]]],
    ['a comment not sent yet', { officer: { ...officer, comments: [{ id: 'c', pointer: '/finance', text: 'Why?', quote: null, mentions: [], thread: null }] } }, [['bulk_has_comments', 1]]],
    ['a comment that was begun and left empty', { officer: { ...officer, comments: [{ id: 'c', pointer: '/finance', text: ' ', quote: null, mentions: [], thread: null }] } }, []],
    ['a cut with its reason', { officer: { ...officer, lines: [decided('a', 399), decided('b', 400, 0)] } }, [['bulk_has_cuts', 2]]],
    ['another rating with its reason', { officer: ahead }, [['bulk_rating_differs', 1]]],
    ['lines undecided: the act decides nothing itself', { officer: { ...officer, lines: [decided('a', null, null)] } }, [['face_undecided', 4]]],
    ['an output not rated', { officer: { ...officer, ratings: [] } }, [['rating_missing', 1]]],
  ];
  for (const [name, given, expected] of cases) {
    it(name, () => {
      const reasons = reasonsOf(bulkApprovalFindings({ ...clear, ...given }, around, limits));
      expect(reasons.map((one) => [one.code, typeof one.params['n'] === 'number' ? one.params['n'] : one.n])).toEqual(expected);
    });
  }
  it('never passes what alone could not be approved', () => {
    const tight = { ...limits, authorisedBefore: 1401 };
    expect(approvalFindings(content, officer, around, tight).map((one) => one.code)).toEqual(['face_over_grant']);
    expect(reasonsOf(bulkApprovalFindings(clear, around, tight)).map((one) => one.code)).toEqual(['face_over_grant']);
  });
});
