import fc from 'fast-check';
import { isReviewComplete, rankProposals, reviewFindings, reviewTotal, standingOf, type Score } from './ranking.js';

const criteria = [{ id: 'relevance', weight: 25 }, { id: 'design', weight: 75 }];
const scored = (relevance: number | null, design: number | null): Score[] => [{ criterion: 'relevance', score: relevance }, { criterion: 'design', score: design }];
const settings = { spreadFinding: 20 };

describe('a review', () => {
  const cases: [Score[], string[]][] = [
    [scored(25, 75), []], [scored(0, 0), []], [scored(null, 5), ['score_missing']], [[{ criterion: 'design', score: 5 }], ['score_missing']],
    [scored(26, 5), ['score_out_of_range']], [scored(-1, 76), ['score_out_of_range', 'score_out_of_range']], [scored(2.5, 5), ['score_out_of_range']],
    [[...scored(1, 2), { criterion: 'other', score: 1 }], ['criterion_unknown']], [[...scored(1, 2), { criterion: 'design', score: 3 }], ['score_twice']],
    [[], ['score_missing', 'score_missing']],
  ];
  for (const [n, [scores, codes]] of cases.entries()) {
    it(`${n}: ${codes.join(', ') || 'is complete'}`, () => {
      expect(reviewFindings(scores, criteria).map((one) => one.code)).toEqual(codes);
      expect(isReviewComplete(scores, criteria)).toBe(codes.length === 0);
    });
  }
  it('totals its scores; null while one is missing', () => {
    expect([reviewTotal(scored(20, 30)), reviewTotal(scored(0, 0)), reviewTotal(scored(null, 5)), reviewTotal([])]).toEqual([50, 0, null, null]);
  });
});

describe('the ranking', () => {
  it('gives mean and spread over completed reviews', () => {
    expect(standingOf([83, 81, 87], settings)).toEqual({ reviews: 3, mean: '83.6666666667', spread: 6, findings: [] });
    expect(standingOf([80], settings)).toEqual({ reviews: 1, mean: '80', spread: 0, findings: [] });
    expect(standingOf([], settings)).toEqual({ reviews: 0, mean: null, spread: null, findings: [] });
  });
  it('finds a spread over 20, not one of 20', () => {
    expect(standingOf([60, 80], settings).findings).toEqual([]);
    expect(standingOf([60, 81], settings).findings.map((one) => [one.code, one.severity])).toEqual([['scores_far_apart', 'soft']]);
  });
  it('goes by mean, then smaller spread, then code, unreviewed last', () => {
    const given = [
      { code: 'Z', totals: [] }, { code: 'A', totals: [] }, { code: 'C', totals: [70, 80] }, { code: 'D', totals: [74, 76] }, { code: 'B', totals: [70, 80] },
      { code: 'E', totals: [90, 100] }, { code: 'F', totals: [0] },
    ];
    expect(rankProposals(given, () => settings).map((one) => one.code)).toEqual(['E', 'D', 'B', 'C', 'F', 'A', 'Z']);
  });
  it('decides on exact means', () => {
    const thirds = { code: 'A', totals: [66, 67, 67] };
    const halves = { code: 'B', totals: [66, 67, 66, 67, 67, 67] };
    expect(rankProposals([halves, thirds], () => settings).map((one) => one.code)).toEqual(['A', 'B']);
  });
  it('does not depend on the order given', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 });
    fc.assert(fc.property(fc.array(totals, { maxLength: 8 }), fc.nat(), (all, turn) => {
      const given = all.map((one, at) => ({ code: `P${at}`, totals: one }));
      const turned = [...given.slice(turn % (given.length || 1)), ...given.slice(0, turn % (given.length || 1))].reverse();
      expect(rankProposals(turned, () => settings)).toEqual(rankProposals(given, () => settings));
    }));
  });
});
