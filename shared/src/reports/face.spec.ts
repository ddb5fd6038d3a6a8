import fc from 'fast-check';
import { grantOf } from '../budgets/budget-figures.js';
import { apiaryLines, apiaryReports } from './apiary.fixture.js';
import type { ApiaryReport } from './apiary.fixture.js';
import { officerFaceFindings, partnerFaceFindings } from './face-findings.js';
import { faceRows, faceTotals, firstAdvance, officerLinesAfterResubmission, openingAfter } from './face.js';
import type { FaceOpening } from './face.js';
import type { FaceRow } from './report.schema.js';

const line = { id: 'L', code: 'L' };
const row = (A: number, B: number | null, C: number | null, E: number | null, F: number | null): FaceRow => {
  const [made] = faceRows([line], new Map([['L', A]]), [{ line: 'L', actual: B, requested: E }], [{ line: 'L', accepted: C, authorised: F }]);
  if (!made) throw new Error('a line gives a row');
  return made;
};
const apiaryRows = (report: ApiaryReport, opening: FaceOpening) =>
  faceRows(
    apiaryLines,
    opening,
    report.face.map(([id, , B, , , E]) => ({ line: id, actual: B, requested: E })),
    report.face.map(([id, , , C, , , F]) => ({ line: id, accepted: C, authorised: F })),
  );

describe('FACE', () => {
  const vectors: [string, [number, number | null, number | null, number | null, number | null], number | null, number | null][] = [
    ['of the printed vector', [3000000, 2845075, 2800000, 4000000, 3800000], 200000, 4000000],
    ['with nothing accepted or authorised', [100, 0, 0, 0, 0], 100, 100],
    ['with more accepted than advanced', [100, 150, 150, 20, 20], -50, -30],
    ['opening below 0', [-30, 0, 0, 10, 10], -30, -20],
    ['not decided', [100, 50, null, 20, null], null, null],
    ['C decided alone', [100, 50, 50, 20, null], 50, null],
    ['F decided alone', [100, 50, null, 20, 20], null, null],
  ];
  for (const [name, [A, B, C, E, F], D, G] of vectors) {
    it(name, () => expect(row(A, B, C, E, F)).toEqual({ line: 'L', code: 'L', A, B, C, D, E, F, G }));
  }

  it('of the apiary schools, from the first advance through every G to the next A', () => {
    let opening = firstAdvance(apiaryLines);
    for (const report of apiaryReports) {
      const rows = apiaryRows(report, opening);
      expect(rows.map((one) => [one.line, one.A, one.B, one.C, one.D, one.E, one.F, one.G])).withContext(report.due).toEqual(report.face);
      opening = openingAfter(rows);
    }
  });

  it('opens a line that was not there at 0', () => expect(faceRows([line], new Map(), [], [])[0]?.A).toBe(0));

  it('chains: whatever was authorised and not accepted is the last G', () => {
    const amounts = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(1_000_000), amounts, (advance, periods) => {
        let opening: FaceOpening = new Map([['L', advance]]);
        for (const [C, F] of periods) opening = openingAfter(faceRows([line], opening, [], [{ line: 'L', accepted: C, authorised: F }]));
        const expected = periods.reduce((left, [C, F]) => left - C + F, advance);
        return opening.get('L') === expected;
      }),
    );
  });

  it('order of entries never matters', () => {
    const report = apiaryReports[1] as ApiaryReport;
    const plain = apiaryRows(report, new Map());
    fc.assert(fc.property(fc.shuffledSubarray(report.face, { minLength: report.face.length }), (face) => {
      expect(apiaryRows({ ...report, face }, new Map())).toEqual(plain);
    }));
  });

  it('totals: columns of the partner as filled, of the officer once all is decided', () => {
    expect(faceTotals([row(10, 5, 4, 3, 2), row(20, null, 1, null, 1)])).toEqual({ A: 30, B: 5, C: 5, D: 25, E: 3, F: 3, G: 28 });
    expect(faceTotals([row(10, null, 4, null, 2), row(20, null, null, null, 1)])).toEqual({ A: 30, B: null, C: null, D: null, E: null, F: 3, G: null });
  });
});

describe('findings on FACE', () => {
  const limits = { grant: 1000, authorisedBefore: 0, releasedOnIt: 0 };
  const noReason = [{ line: 'L', acceptedReason: '', authorisedReason: ' ' }];
  const reasons = [{ line: 'L', acceptedReason: 'No invoice', authorisedReason: 'Slow start' }];
  const found = (findings: { code: string; pointer: string }[]) => findings.map(({ code, pointer }) => `${code} ${pointer}`);

  const partner: [string, FaceRow, string[]][] = [
    ['both given', row(0, 5, null, 0, null), []],
    ['nothing given', row(0, null, null, null, null), ['face_missing /finance/L/actual', 'face_missing /finance/L/requested']],
    ['negative', row(0, -1, null, -2, null), ['face_not_an_amount /finance/L/actual', 'face_not_an_amount /finance/L/requested']],
    ['a fraction', row(0, 0.5, null, 0, null), ['face_not_an_amount /finance/L/actual']],
  ];
  for (const [name, face, expected] of partner) it(`partner: ${name}`, () => expect(found(partnerFaceFindings([face]))).toEqual(expected));

  const officer: [string, FaceRow, typeof reasons, typeof limits, string[]][] = [
    ['all as asked', row(0, 50, 50, 60, 60), noReason, limits, []],
    ['zero of zero needs no reason', row(0, 0, 0, 0, 0), noReason, limits, []],
    ['undecided', row(0, 50, null, 60, null), reasons, limits, ['face_undecided /lines/L/accepted', 'face_undecided /lines/L/authorised']],
    ['more than asked', row(0, 50, 51, 60, 61), reasons, limits, ['face_out_of_range /lines/L/accepted', 'face_out_of_range /lines/L/authorised']],
    ['below 0', row(0, 50, -1, 60, -1), reasons, limits, ['face_out_of_range /lines/L/accepted', 'face_out_of_range /lines/L/authorised']],
    ['more than nothing', row(0, null, 1, null, 1), reasons, limits, ['face_out_of_range /lines/L/accepted', 'face_out_of_range /lines/L/authorised']],
    ['cut with its reasons', row(0, 50, 0, 60, 0), reasons, limits, []],
    ['cut without', row(0, 50, 49, 60, 59), noReason, limits, ['face_cut_without_reason /lines/L/acceptedReason', 'face_cut_without_reason /lines/L/authorisedReason']],
    ['C over A is allowed', row(10, 50, 50, 0, 0), noReason, limits, []],
    ['up to the grant', row(0, 0, 0, 100, 100), noReason, { ...limits, authorisedBefore: 900 }, []],
    ['over the grant', row(0, 0, 0, 101, 101), noReason, { ...limits, authorisedBefore: 900 }, ['face_over_grant /lines']],
    ['below what was released', row(0, 0, 0, 100, 40), reasons, { ...limits, releasedOnIt: 41 }, ['face_below_released /lines']],
  ];
  for (const [name, face, words, against, expected] of officer) {
    it(`officer: ${name}`, () => expect(found(officerFaceFindings([face], words, against))).toEqual(expected));
  }

  it('the apiary schools stay within their grant, cuts with their reasons', () => {
    let authorisedBefore = 1493224;
    let opening = firstAdvance(apiaryLines);
    for (const report of apiaryReports) {
      const rows = apiaryRows(report, opening);
      const words = apiaryLines.map(({ id }) => ({ line: id, acceptedReason: 'As recorded', authorisedReason: 'As recorded' }));
      expect(partnerFaceFindings(rows)).toEqual([]);
      expect(officerFaceFindings(rows, words, { grant: grantOf(apiaryLines), authorisedBefore, releasedOnIt: 0 })).toEqual([]);
      authorisedBefore += faceTotals(rows).F ?? 0;
      opening = openingAfter(rows);
    }
    expect(authorisedBefore).toBe(15401424);
  });
});

describe('after a resubmission', () => {
  const decided = { line: 'L', accepted: 5, acceptedReason: 'No invoice', authorised: 7, authorisedReason: 'Slow start' };
  const cases: [string, [number, number], [number, number], object][] = [
    ['nothing changed', [6, 8], [6, 8], decided],
    ['B changed', [6, 8], [5, 8], { ...decided, accepted: null, acceptedReason: '' }],
    ['E changed', [6, 8], [6, 7], { ...decided, authorised: null, authorisedReason: '' }],
  ];
  for (const [name, [B, E], [B2, E2], expected] of cases) {
    it(name, () => {
      const after = officerLinesAfterResubmission([decided], [{ line: 'L', actual: B, requested: E }], [{ line: 'L', actual: B2, requested: E2 }]);
      expect(after).toEqual([expected as typeof decided]);
    });
  }
});
