import type { Access } from '#shared/accounts';
import type { CallInput, CallState } from '#shared/calls';
import type { CurrencyCode } from '#shared/money';
import { defineModel, Mixed, type ChainHead, type Stored } from '../platform/database/record.js';

/** A call for proposals. `awarded` (minor units) is written by every award in its transaction: it owns the envelope. */
export interface Call extends Stored, Omit<CallInput, 'id'> {
  currency: CurrencyCode;
  /** The first instant of `opensOn` in the programme's zone. */
  opensAt: string;
  state: CallState;
  publishedAt: string | null;
  decidedAt: string | null;
  awarded: number;
  access: Access;
  audit: ChainHead;
}

const text = { type: String, required: true };
const amount = { type: Number, required: true };
const optional = { type: String, default: null };
export const callModel = defineModel(
  'calls',
  {
    code: text, programme: text, title: Mixed, guidance: Mixed, opensOn: text, opensAt: text, questionsUntil: text, deadline: text, decisionBy: text, earliestStart: optional,
    envelope: amount, floor: amount, ceiling: amount, coFundingShare: text, maxMonths: amount, countries: [String], reviewers: amount, criteria: Mixed,
    isAnonymous: { type: Boolean, required: true }, proposalsPerLead: amount, requirements: Mixed, currency: text, state: text, publishedAt: optional, decidedAt: optional,
    awarded: amount, access: Mixed, audit: Mixed,
  },
  [
    { keys: { code: 1 }, unique: true },
    { keys: { code: 1, _id: 1 } },
    { keys: { deadline: 1, _id: 1 } },
    { keys: { state: 1, deadline: 1, _id: 1 } },
    { keys: { state: 1, code: 1, _id: 1 } },
    { keys: { programme: 1, deadline: 1, _id: 1 } },
    { keys: { programme: 1, code: 1, _id: 1 } },
  ],
);
