import { notBarred, type PersonFacts } from '../accounts/separation-of-duties.js';
import { allOf, type LifeCycle } from '../platform/life-cycle.js';
import type { ReviewState } from './proposal.schema.js';

export type ReviewAction = 'declare' | 'recuse' | 'edit' | 'complete';
export interface ReviewFacts extends PersonFacts {
  /** The person is this review's reviewer, not another of the same proposal. */
  readonly isOwn: boolean;
  /** The proposal is in review or waits for a clarification. */
  readonly isUnderReview: boolean;
  /** Each criterion has a score within its weight (`isReviewComplete`). */
  readonly isComplete: boolean;
}

const own = (facts: ReviewFacts) => (facts.isOwn ? null : 'not_allowed');
const underReview = (facts: ReviewFacts) => (facts.isUnderReview ? null : 'not_under_review');
const complete = (facts: ReviewFacts) => (facts.isComplete ? null : 'review_incomplete');
const mayWrite = allOf<ReviewFacts>(own, notBarred, underReview);
const mayRecuse = allOf<ReviewFacts>(own, underReview);

/** The life of a review (domain 3): each declares conflict of interest before the proposal opens; a conflict recuses, at once or later. */
export const reviewLife: LifeCycle<ReviewState, ReviewAction, ReviewFacts> = {
  kind: 'review',
  transitions: [
    { from: ['assigned'], action: 'declare', outcome: 'clear', to: 'declared', permission: 'review.write', guard: mayWrite, needs: [] },
    { from: ['assigned'], action: 'declare', outcome: 'conflict', to: 'recused', permission: 'review.write', guard: mayRecuse, needs: ['reason'] },
    { from: ['declared', 'in_progress'], action: 'recuse', to: 'recused', permission: 'review.write', guard: mayRecuse, needs: ['reason'] },
    { from: ['declared', 'in_progress'], action: 'edit', to: 'in_progress', permission: 'review.write', guard: mayWrite, needs: ['scores'] },
    { from: ['in_progress'], action: 'complete', to: 'completed', permission: 'review.write', guard: allOf(mayWrite, complete), needs: ['scores', 'confirmation'] },
  ],
};
