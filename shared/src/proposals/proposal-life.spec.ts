import type { Role } from '../accounts/role.js';
import { blockedActions, needsOf, stateKey } from '../platform/life-cycle.js';
import { matrixAccess, matrixPerson, refusal, scopeOf, specMatrix } from '../platform/life-cycle.matrix.js';
import { proposalLife, type ProposalAction, type ProposalFacts } from './proposal-life.js';
import { proposalStates, type ProposalState } from './proposal.schema.js';

const facts: ProposalFacts = { person: matrixPerson, isBarred: false, isCallOpen: true, completedReviews: 2, reviewersNeeded: 2, recommendedBy: 'officer' };
const withdraw = 'withdraw>withdrawn';

describe('the life of a proposal', () => {
  specMatrix(proposalLife, proposalStates, facts, {
    draft: { partner_editor: 'edit>draft', partner_signatory: `edit>draft submit>submitted ${withdraw}` },
    submitted: { partner_signatory: withdraw, programme_officer: 'screen:eligible>screened_eligible screen:ineligible>ineligible' },
    screened_eligible: {
      partner_signatory: withdraw, programme_officer: 'assign-reviewers>in_review', programme_manager: 'assign-reviewers>in_review',
    },
    ineligible: { partner_signatory: withdraw, programme_manager: 'reject>rejected' },
    in_review: {
      partner_signatory: withdraw, programme_manager: 'assign-reviewers>in_review',
      programme_officer: 'assign-reviewers>in_review clarify>clarification_requested recommend:recommended>recommended recommend:not_recommended>not_recommended',
    },
    clarification_requested: {
      partner_editor: 'edit>clarification_requested', partner_signatory: `edit>clarification_requested answer>in_review ${withdraw}`,
    },
    recommended: { partner_signatory: withdraw, programme_manager: 'award>awarded reject>rejected' },
    not_recommended: { partner_signatory: withdraw, programme_manager: 'reject>rejected' },
  });

  const guards: [string, ProposalState, ProposalAction, Role, Partial<ProposalFacts>, string | null][] = [
    ['a closed call takes no proposal', 'draft', 'submit', 'partner_signatory', { isCallOpen: false }, 'call_not_open'],
    ['a draft is still written when the call is closed', 'draft', 'edit', 'partner_editor', { isCallOpen: false }, null],
    ['who is barred does not screen', 'submitted', 'screen', 'programme_officer', { isBarred: true }, 'barred'],
    ['who is barred does not assign', 'in_review', 'assign-reviewers', 'programme_manager', { isBarred: true }, 'barred'],
    ['who is barred does not ask', 'in_review', 'clarify', 'programme_officer', { isBarred: true }, 'barred'],
    ['who is barred does not recommend', 'in_review', 'recommend', 'programme_officer', { isBarred: true }, 'barred'],
    ['one review is too few', 'in_review', 'recommend', 'programme_officer', { completedReviews: 1 }, 'too_few_reviews'],
    ['who recommended never awards', 'recommended', 'award', 'programme_manager', { recommendedBy: matrixPerson }, 'separation_of_duties'],
    ['who is barred does not award', 'recommended', 'award', 'programme_manager', { isBarred: true }, 'barred'],
    ['who is barred does not reject', 'recommended', 'reject', 'programme_manager', { isBarred: true }, 'barred'],
    ['the editor does not submit', 'draft', 'submit', 'partner_editor', {}, 'not_allowed'],
    ['a second submit', 'submitted', 'submit', 'partner_signatory', {}, 'wrong_state'],
    ['rights come before the state', 'submitted', 'submit', 'donor', {}, 'not_allowed'],
    ['the state comes before the guard', 'submitted', 'submit', 'partner_signatory', { isCallOpen: false }, 'wrong_state'],
  ];
  for (const [title, state, action, role, otherwise, code] of guards) {
    it(`${title}: ${code ?? 'allowed'}`, () => {
      expect(refusal(proposalLife, state, action, role, { ...facts, ...otherwise })).toBe(code);
    });
  }

  it('says why an act waits', () => {
    const waiting = blockedActions(proposalLife, 'in_review', scopeOf('programme_officer'), matrixAccess, { ...facts, completedReviews: 0 });
    expect(waiting).toEqual([{ action: 'recommend', code: 'too_few_reviews' }]);
  });
  it('says what an act needs, and names the wording of a state', () => {
    expect(needsOf(proposalLife, 'screen')).toEqual(['findings', 'reason']);
    expect(needsOf(proposalLife, 'screen', 'eligible')).toEqual(['findings']);
    expect(stateKey('proposal', 'in_review', 'staff')).toBe('state.proposal.in_review');
    expect(stateKey('proposal', 'in_review', 'partner')).toBe('state.partner.proposal.in_review');
  });
});
