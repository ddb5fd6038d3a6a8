import type { Language } from '#shared/platform';
import type { ReviewView } from '#shared/proposals';
import { referenceOf } from '../projects/project.mapper.js';
import type { CallFacts } from '../calls/call.service.js';
import type { ListedProposal } from './proposal.repository.js';
import type { Review } from './review.schema.js';

interface Around {
  readonly proposal: ListedProposal;
  readonly call: CallFacts;
  readonly reviewerName: string;
  readonly language: Language;
  readonly isStaff: boolean;
  readonly countries: readonly string[];
  readonly allowedActions: readonly string[];
}

/** A review as its reviewer or the staff read it; in an anonymous call the reviewer learns no applicant's name. */
export function reviewViewOf(review: Review, { proposal, call, reviewerName, language, isStaff, countries, allowedActions }: Around): ReviewView {
  const isHidden = proposal.isAnonymous && !isStaff;
  return {
    id: review._id, version: review.version, proposal: { id: proposal._id, code: proposal.code, title: proposal.title }, call: referenceOf(proposal.call, language),
    lead: isHidden ? null : proposal.lead, consortium: isHidden ? [] : proposal.consortium, countries: [...countries],
    reviewer: { id: review.reviewer, name: reviewerName }, state: review.state, due: review.due, scores: review.scores, comment: review.comment, total: review.total,
    conflict: review.conflict, criteria: call.criteria.map(({ id, code, title, guidance, weight }) => ({ id, code, title: { ...title }, guidance: { ...guidance }, weight })),
    allowedActions: [...allowedActions],
  };
}
