import { matrixPerson, refusal, specMatrix } from '../platform/life-cycle.matrix.js';
import { reviewLife, type ReviewAction, type ReviewFacts } from './review-life.js';
import { reviewStates, type ReviewState } from './proposal.schema.js';

const facts: ReviewFacts = { person: matrixPerson, isBarred: false, isOwn: true, isUnderReview: true, isComplete: true };

describe('the life of a review', () => {
  specMatrix(reviewLife, reviewStates, facts, {
    assigned: { reviewer: 'declare:clear>declared declare:conflict>recused' },
    declared: { reviewer: 'recuse>recused edit>in_progress' },
    in_progress: { reviewer: 'recuse>recused edit>in_progress complete>completed' },
  });

  const guards: [ReviewState, ReviewAction, string | undefined, Partial<ReviewFacts>, string | null][] = [
    ['assigned', 'declare', 'clear', { isOwn: false }, 'not_allowed'],
    ['assigned', 'declare', 'conflict', { isOwn: false }, 'not_allowed'],
    ['assigned', 'declare', 'clear', { isBarred: true }, 'barred'],
    ['assigned', 'declare', 'conflict', { isBarred: true }, null],
    ['in_progress', 'recuse', undefined, { isBarred: true }, null],
    ['in_progress', 'edit', undefined, { isBarred: true }, 'barred'],
    ['in_progress', 'edit', undefined, { isUnderReview: false }, 'not_under_review'],
    ['in_progress', 'complete', undefined, { isComplete: false }, 'review_incomplete'],
    ['in_progress', 'complete', undefined, { isOwn: false }, 'not_allowed'],
    ['declared', 'complete', undefined, {}, 'wrong_state'],
  ];
  for (const [state, action, outcome, otherwise, code] of guards) {
    it(`${state}, ${action} ${outcome ?? ''} with ${JSON.stringify(otherwise)}: ${code ?? 'allowed'}`, () => {
      expect(refusal(reviewLife, state, action, 'reviewer', { ...facts, ...otherwise }, outcome)).toBe(code);
    });
  }
});
