import { defineModel, Mixed } from '../platform/database/record.js';

const text = { type: String, required: true };
/** Lists begin with the key that the reader's role filters by, then the sort, then id. */
const listed = (keys: Record<string, 1 | -1>) => [
  { keys: { 'access.programme': 1, ...keys, _id: 1 } as const },
  { keys: { 'access.consortium': 1, ...keys, _id: 1 } as const },
  { keys: { 'access.funders': 1, ...keys, _id: 1 } as const },
  { keys: { ...keys, _id: 1 } as const },
];

export const projectModel = defineModel(
  'projects',
  {
    code: text, title: text, titleKey: text, state: text, proposal: text, awardedAt: text, call: Mixed, programme: Mixed, lead: Mixed, consortium: Mixed, theme: String,
    countries: Mixed, summary: String, language: text, start: text, end: text, currency: text, funders: Mixed, framework: Mixed, locations: Mixed,
    activities: Mixed, lines: Mixed, grant: Number, budgetTotal: Number, agreement: Mixed, periods: Mixed, firstAdvance: Number, ledger: Mixed, waiver: Mixed,
    access: Mixed, audit: Mixed,
  },
  [
    { keys: { 'access.programme': 1, code: 1 }, unique: true },
    { keys: { proposal: 1 }, unique: true },
    ...listed({ code: 1 }),
    ...listed({ start: 1 }),
    ...listed({ titleKey: 1 }),
    { keys: { 'access.programme': 1, state: 1, code: 1, _id: 1 } },
    { keys: { state: 1, code: 1, _id: 1 } },
    { keys: { 'call.id': 1, code: 1, _id: 1 } },
  ],
);
