import { stateKey } from '#shared/platform';
import type { ProposalState, ReviewState } from '#shared/proposals';
import type { Texts } from '../../platform/i18n/texts';
import type { ShownState } from '../../ui/page-header';
import type { Tone } from '../../ui/tone';

export type Audience = 'staff' | 'partner';

const tones: Record<ProposalState, Tone> = {
  draft: 'neutral', submitted: 'info', screened_eligible: 'info', ineligible: 'bad', in_review: 'active', clarification_requested: 'warn', recommended: 'good',
  not_recommended: 'warn', awarded: 'good', rejected: 'bad', withdrawn: 'neutral',
};
const reviewTones: Record<ReviewState, Tone> = { assigned: 'warn', declared: 'info', in_progress: 'active', completed: 'good', recused: 'neutral' };

/** The state of a proposal in the words of its reader. */
export function shownProposal(state: ProposalState, audience: Audience, texts: Texts): ShownState {
  return { text: texts.say(`proposals.${stateKey('proposal', state, audience)}`), tone: tones[state] };
}

export function shownReview(state: ReviewState, texts: Texts): ShownState {
  return { text: texts.say(`proposals.${stateKey('review', state, 'staff')}`), tone: reviewTones[state] };
}
