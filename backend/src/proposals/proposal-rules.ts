import { grantOf } from '#shared/budgets';
import { Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import type { Tx } from '../platform/database/transactions.js';
import { foldText } from '../platform/search/search-rows.js';
import type { Proposal } from './proposal.record.js';

/** Guards' codes that are rules of the domain, not states: 422. */
export function brokenRule(code: string): Problem | null {
  if (code === 'call_not_open') return callClosed();
  if (code === 'too_few_reviews') return ruleBrokenAt('/reviews', code, 'Not enough reviews are completed yet.');
  return null;
}

export function callClosed(): Problem {
  return ruleBrokenAt('/call', 'call_closed', 'The call is not open: its deadline has passed, or it has not opened yet.');
}

/** What lists show and sort by, from the content. */
export function withListed(proposal: Proposal, updatedAt: string): Proposal {
  const { title, lines } = proposal.content;
  const grant = lines.length === 0 ? null : grantOf(lines);
  return { ...proposal, title, titleKey: foldText(title), grant: grant !== null && Number.isSafeInteger(grant) ? grant : null, updatedAt };
}

/** Writes its row in the search index: again whenever title or readers change. */
export function indexProposal(tx: Tx, { _id, code, title, access, isSubmitted }: Proposal): void {
  tx.index({ kind: 'proposal', id: _id, code, title, access, isSubmitted });
}

/** The acts that people are told of by the lead's and the co-applicants' organisations. */
export function toConsortium(proposal: Proposal): { roles: ('partner_editor' | 'partner_signatory')[]; organisation: string }[] {
  return proposal.access.consortium.map((organisation) => ({ roles: ['partner_editor', 'partner_signatory'], organisation }));
}
