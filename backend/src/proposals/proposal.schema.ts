import { defineModel, Mixed } from '../platform/database/record.js';

const text = { type: String, required: true };
const optional = { type: String, default: null };
const number = { type: Number, default: null };
/** Lists begin with the key that the reader's role filters by, or with the call, then the sort, then id. */
const listed = (field: string) => [
  { keys: { [field]: 1, _id: 1 } as const },
  { keys: { 'access.programme': 1, [field]: 1, _id: 1 } as const },
  { keys: { 'call.id': 1, [field]: 1, _id: 1 } as const },
];

export const proposalModel = defineModel(
  'proposals',
  {
    code: text, state: text, call: Mixed, programme: Mixed, deadline: text, reviewersNeeded: Number, isAnonymous: { type: Boolean, required: true }, lead: Mixed, consortium: Mixed,
    slot: number, content: Mixed, changes: Mixed, title: { type: String, default: '' }, titleKey: { type: String, default: '' }, grant: number, currency: text,
    isSubmitted: { type: Boolean, required: true }, submittedAt: optional, submittedBy: optional, snapshots: { type: Number, required: true }, eligibility: Mixed, screening: Mixed,
    clarifications: Mixed, totals: [Number], mean: optional, meanKey: number, spread: number, conflicted: [String], recommendation: Mixed, decision: Mixed, project: optional,
    updatedAt: text, access: Mixed, audit: Mixed,
  },
  [
    { keys: { 'call.id': 1, code: 1 }, unique: true },
    { keys: { 'call.id': 1, 'access.lead': 1, slot: 1 }, unique: true, where: { slot: { $type: 'number' } } },
    ...['updatedAt', 'submittedAt', 'code', 'titleKey', 'meanKey'].flatMap(listed),
    { keys: { 'call.id': 1, state: 1 } },
    { keys: { state: 1, updatedAt: 1, _id: 1 } },
    { keys: { 'access.consortium': 1, updatedAt: 1, _id: 1 } },
    { keys: { 'access.reviewers': 1, updatedAt: 1, _id: 1 } },
    { keys: { 'access.lead': 1, updatedAt: 1, _id: 1 } },
    { keys: { 'clarifications.id': 1 } },
  ],
);
