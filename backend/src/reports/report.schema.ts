import { defineModel, Mixed } from '../platform/database/record.js';

const text = { type: String, required: true };
const flag = { type: Boolean, required: true };
/** Lists begin with the key that the reader's role filters by, then the sort, then id. */
const listed = (keys: Record<string, 1 | -1>) => [
  { keys: { 'access.programme': 1, ...keys, _id: 1 } as const },
  { keys: { 'access.consortium': 1, ...keys, _id: 1 } as const },
  { keys: { 'access.funders': 1, ...keys, _id: 1 } as const },
  { keys: { ...keys, _id: 1 } as const },
];

export const reportModel = defineModel(
  'reports',
  {
    project: Mixed, programme: Mixed, lead: Mixed, currency: text, language: text, seq: Number, period: Mixed, isFinal: flag, opensAt: text, endsAt: text,
    dueEndsAt: text, state: text, content: Mixed, changes: Mixed, officer: Mixed, officerChanges: Mixed, comments: Mixed, submissions: Mixed, submittedAt: String,
    firstSubmittedAt: String, isLate: flag, requested: Number, approval: Mixed, findings: Number, extension: Mixed, remindedOn: String, access: Mixed, audit: Mixed,
  },
  [
    { keys: { 'project.id': 1, seq: 1 }, unique: true },
    ...listed({ dueEndsAt: 1 }),
    ...listed({ submittedAt: 1 }),
    { keys: { state: 1, submittedAt: 1, _id: 1 } },
    { keys: { state: 1, dueEndsAt: 1, _id: 1 } },
    { keys: { firstSubmittedAt: 1, dueEndsAt: 1, _id: 1 } },
  ],
);

export const reportVersionModel = defineModel(
  'reportVersions',
  {
    report: text, project: text, seq: Number, n: Number, content: Mixed, definitions: Mixed, figures: Mixed, at: text, by: String, onBehalfOf: String, hash: text,
    decision: Mixed, told: Mixed, counts: flag,
  },
  [
    { keys: { report: 1, n: 1 }, unique: true },
    { keys: { project: 1, counts: 1, seq: 1, _id: 1 } },
    { keys: { report: 1, 'content.evidence.file': 1 }, where: { 'content.evidence.file': { $exists: true } } },
  ],
);

export const reportChangeModel = defineModel(
  'reportChanges',
  { report: text, part: text, at: text, by: text, fields: Mixed },
  [{ keys: { report: 1, part: 1, 'fields.pointer': 1, _id: -1 } }],
);
