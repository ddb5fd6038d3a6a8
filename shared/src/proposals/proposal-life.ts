import { notBarred, notSamePerson, type PersonFacts } from '../accounts/separation-of-duties.js';
import { allOf, type LifeCycle } from '../platform/life-cycle.js';
import type { ProposalState } from './proposal.schema.js';

/** Acts are named as in the API: POST /proposals/{id}/{action}; `edit` is the draft's PATCH, `clarify` and `answer` the clarifications. */
export type ProposalAction =
  | 'edit' | 'submit' | 'withdraw' | 'screen' | 'assign-reviewers' | 'clarify' | 'answer' | 'recommend' | 'award' | 'reject';
export interface ProposalFacts extends PersonFacts {
  readonly isCallOpen: boolean;
  readonly completedReviews: number;
  /** At least so many completed reviews before a recommendation (call, else programme setting). */
  readonly reviewersNeeded: number;
  readonly recommendedBy: string | null;
}

const undecided: readonly ProposalState[] = [
  'draft', 'submitted', 'screened_eligible', 'ineligible', 'in_review', 'clarification_requested', 'recommended', 'not_recommended',
];
const isCallOpen = (facts: ProposalFacts) => (facts.isCallOpen ? null : 'call_not_open');
const hasReviews = (facts: ProposalFacts) => (facts.completedReviews < facts.reviewersNeeded ? 'too_few_reviews' : null);
const notRecommender = (facts: ProposalFacts) => notSamePerson(facts.person, facts.recommendedBy);
const mayRecommend = allOf<ProposalFacts>(notBarred, hasReviews);
const mayAward = allOf<ProposalFacts>(notBarred, notRecommender);

/** The life of a proposal (domain 3). The envelope is held by the call, in the award's transaction. */
export const proposalLife: LifeCycle<ProposalState, ProposalAction, ProposalFacts> = {
  kind: 'proposal',
  transitions: [
    { from: ['draft', 'clarification_requested'], action: 'edit', to: 'same', permission: 'proposal.write', needs: [] },
    { from: ['draft'], action: 'submit', to: 'submitted', permission: 'proposal.submit', guard: isCallOpen, needs: ['findings', 'certification'] },
    { from: undecided, action: 'withdraw', to: 'withdrawn', permission: 'proposal.withdraw', needs: ['confirmation'] },
    { from: ['submitted'], action: 'screen', outcome: 'eligible', to: 'screened_eligible', permission: 'proposal.screen', guard: notBarred, needs: ['findings'] },
    { from: ['submitted'], action: 'screen', outcome: 'ineligible', to: 'ineligible', permission: 'proposal.screen', guard: notBarred, needs: ['findings', 'reason'] },
    { from: ['screened_eligible', 'in_review'], action: 'assign-reviewers', to: 'in_review', permission: 'proposal.assign', guard: notBarred, needs: ['reviewers'] },
    { from: ['in_review'], action: 'clarify', to: 'clarification_requested', permission: 'proposal.clarify', guard: notBarred, needs: ['question'] },
    { from: ['clarification_requested'], action: 'answer', to: 'in_review', permission: 'proposal.submit', needs: ['findings', 'answer'] },
    { from: ['in_review'], action: 'recommend', outcome: 'recommended', to: 'recommended', permission: 'proposal.recommend', guard: mayRecommend, needs: [] },
    { from: ['in_review'], action: 'recommend', outcome: 'not_recommended', to: 'not_recommended', permission: 'proposal.recommend', guard: mayRecommend, needs: ['reason'] },
    { from: ['recommended'], action: 'award', to: 'awarded', permission: 'proposal.award', guard: mayAward, needs: ['confirmation'] },
    { from: ['ineligible', 'recommended', 'not_recommended'], action: 'reject', to: 'rejected', permission: 'proposal.award', guard: notBarred, needs: ['feedback'] },
  ],
};
