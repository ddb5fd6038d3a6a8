import type { Access } from '#shared/accounts';
import type { ProposalContent } from '#shared/proposals';
import { defineModel, Mixed, type Stored } from '../platform/database/record.js';

/** What was submitted, as it was certified: never changed, its hash stands in the audit trail. */
export interface ProposalSnapshot extends Stored {
  proposal: string;
  n: number;
  submittedAt: string;
  submittedBy: string | null;
  hash: string;
  content: ProposalContent;
  access: Access;
}
const text = { type: String, required: true };
export const proposalVersionModel = defineModel(
  'proposalVersions',
  { proposal: text, n: { type: Number, required: true }, submittedAt: text, submittedBy: { type: String, default: null }, hash: text, content: Mixed, access: Mixed },
  [{ keys: { proposal: 1, n: 1 }, unique: true }],
);
