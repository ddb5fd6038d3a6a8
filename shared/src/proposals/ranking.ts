import type { Criterion } from '../calls/call.schema.js';
import type { Derived } from '../numbers/decimal.schema.js';
import { compare, mean, rational, type Rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking, soft, type Finding } from '../platform/finding.schema.js';
import type { Settings } from '../programmes/settings.schema.js';

/** One score of a review: a whole number 0..weight of its criterion; null = not scored yet. */
export interface Score {
  readonly criterion: string;
  readonly score: number | null;
}

/** What keeps a review from being complete (domain 3): each criterion has a score 0..weight. Pointers `/scores/{criterion}`. */
export function reviewFindings(scores: readonly Score[], criteria: readonly Pick<Criterion, 'id' | 'weight'>[]): Finding[] {
  const byCriterion = criteria.flatMap(({ id, weight }) => {
    const pointer = `/scores/${id}`;
    const given = scores.filter((one) => one.criterion === id);
    const score = given[0]?.score ?? null;
    if (given.length > 1) return [blocking('score_twice', pointer)];
    if (score === null) return [blocking('score_missing', pointer)];
    return Number.isInteger(score) && score >= 0 && score <= weight ? [] : [blocking('score_out_of_range', pointer, { score, weight })];
  });
  const foreign = scores.filter((one) => !criteria.some((criterion) => criterion.id === one.criterion));
  return [...byCriterion, ...foreign.map((one) => blocking('criterion_unknown', `/scores/${one.criterion}`))];
}

export function isReviewComplete(scores: readonly Score[], criteria: readonly Pick<Criterion, 'id' | 'weight'>[]): boolean {
  return reviewFindings(scores, criteria).length === 0;
}

/** Total of a review: the sum of its scores, 0..100; null while one is missing. */
export function reviewTotal(scores: readonly Score[]): number | null {
  return scores.reduce<number | null>((total, one) => (total === null || one.score === null ? null : total + one.score), scores.length === 0 ? null : 0);
}

/** What the completed reviews of a proposal come to. */
export interface Standing {
  readonly reviews: number;
  readonly mean: Derived | null;
  /** Greatest less least total; null without a completed review. */
  readonly spread: number | null;
  readonly findings: Finding[];
}

/** @param totals of completed reviews only (recused ones do not count) */
export function standingOf(totals: readonly number[], settings: Pick<Settings, 'spreadFinding'>): Standing {
  const average = mean(totals.map(rational));
  if (average === null) return { reviews: 0, mean: null, spread: null, findings: [] };
  const spread = Math.max(...totals) - Math.min(...totals);
  const isWide = spread > settings.spreadFinding;
  return {
    reviews: totals.length, mean: toDecimalString(average), spread,
    findings: isWide ? [soft('scores_far_apart', '/reviews', { spread, most: settings.spreadFinding })] : [],
  };
}

/**
 * Ranked by mean (exact), ties by smaller spread, then code; without a completed review last (domain 3).
 * @param settingsFor those in force when it was decided on; today's for what is undecided
 */
export function rankProposals<T extends { readonly code: string; readonly totals: readonly number[] }>(
  proposals: readonly T[], settingsFor: (proposal: T) => Pick<Settings, 'spreadFinding'>,
): (T & Standing)[] {
  const exact = new Map<T, Rational | null>(proposals.map((one) => [one, mean(one.totals.map(rational))]));
  const byMean = (a: T, b: T) => {
    const [left, right] = [exact.get(a) ?? null, exact.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compare(right, left);
  };
  const byCode = (a: T, b: T) => Number(a.code > b.code) - Number(a.code < b.code);
  return [...proposals]
    .map((proposal) => ({ proposal, standing: standingOf(proposal.totals, settingsFor(proposal)) }))
    .sort((a, b) => byMean(a.proposal, b.proposal) || (a.standing.spread ?? 0) - (b.standing.spread ?? 0) || byCode(a.proposal, b.proposal))
    .map(({ proposal, standing }) => ({ ...proposal, ...standing }));
}
