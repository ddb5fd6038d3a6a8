import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { organisationRef } from '../organisations/organisation.schema.js';
import { id, instant, version } from '../platform/id.schema.js';
import { finding } from '../platform/finding.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { personRef, reason, reference } from '../platform/reference.schema.js';
import { proposalContent, proposalParts } from './proposal-content.schema.js';

export const proposalStates = [
  'draft', 'submitted', 'screened_eligible', 'ineligible', 'in_review', 'clarification_requested', 'recommended', 'not_recommended',
  'awarded', 'rejected', 'withdrawn',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** POST /proposals: starts a draft for the lead organisation in an open call. `code` is given by the portal unless the loader brings one. */
export const proposalCreate = z.strictObject({ id, call: id, lead: id, title: z.string().trim().max(300) });
export type ProposalCreate = z.infer<typeof proposalCreate>;

/** POST /proposals/{id}/screen: each computed finding confirmed, or overridden with a reason. */
export const screenBody = z.strictObject({
  outcome: z.enum(['eligible', 'ineligible']),
  overrides: z.array(z.strictObject({ code: z.string().max(60), pointer: z.string().max(400), reason })).max(200),
  reason: z.string().trim().max(4000),
});
export type ScreenBody = z.infer<typeof screenBody>;
export const assignBody = z.strictObject({ reviewers: z.array(z.strictObject({ id, person: id })).min(1).max(20), due: z.iso.date().nullable() });
export type AssignBody = z.infer<typeof assignBody>;
export const clarifyBody = z.strictObject({ id, question: reason, parts: z.array(z.enum(proposalParts)).min(1), due: z.iso.date().nullable() });
export type ClarifyBody = z.infer<typeof clarifyBody>;
export const answerBody = z.strictObject({ answer: reason });
export const recommendBody = z.strictObject({ isRecommended: z.boolean(), reason: z.string().trim().max(4000) });
export type RecommendBody = z.infer<typeof recommendBody>;
export const awardBody = z.strictObject({ conditions: z.string().trim().max(4000) });
export const rejectBody = z.strictObject({ feedback: reason });
export const submitBody = z.strictObject({ certified: z.literal(true) });

const clarification = z.object({
  id, question: z.string(), parts: z.array(z.enum(proposalParts)), askedAt: instant, askedBy: personRef.nullable(), due: z.iso.date().nullable(),
  answer: z.string().nullable(), answeredAt: instant.nullable(),
  changes: z.array(z.object({ pointer: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type Clarification = z.infer<typeof clarification>;

export const proposalFigures = z.object({
  total: money.nullable(), grant: money.nullable(), partnerCash: money.nullable(), inKind: money.nullable(), coFunding: derived.nullable(),
});
export type ProposalFigures = z.infer<typeof proposalFigures>;

/** GET /proposals/{id}. In anonymous mode the lead, consortium, signatory and people are null or empty for a reviewer. */
export const proposalView = z.object({
  id, version, code: z.string(), state: z.enum(proposalStates),
  call: reference, programme: reference, lead: organisationRef.nullable(),
  consortium: z.array(organisationRef),
  content: proposalContent,
  figures: proposalFigures,
  /** What blocks or questions submit: completeness (domain 3). */
  findings: z.array(finding),
  /** Computed at submission and again while screening; staff only. */
  eligibility: z.array(finding),
  screening: z.object({ outcome: z.string(), overrides: z.array(z.object({ code: z.string(), pointer: z.string(), reason: z.string() })), reason: z.string(), by: personRef.nullable(), at: instant }).nullable(),
  editableParts: z.array(z.enum(proposalParts)),
  clarifications: z.array(clarification),
  recommendation: z.object({ isRecommended: z.boolean(), reason: z.string(), by: personRef.nullable(), at: instant }).nullable(),
  decision: z.object({ outcome: z.enum(['awarded', 'rejected']), feedback: z.string(), conditions: z.string(), at: instant, by: personRef.nullable() }).nullable(),
  submittedAt: instant.nullable(), submittedBy: personRef.nullable(),
  project: id.nullable(),
  periods: z.array(z.object({ start: z.iso.date(), end: z.iso.date() })),
  allowedActions: z.array(z.string()),
});
export type ProposalView = z.infer<typeof proposalView>;

export const proposalRow = z.object({
  id, version, code: z.string(), title: z.string(), state: z.enum(proposalStates), call: reference, lead: organisationRef.nullable(),
  grant: money.nullable(), submittedAt: instant.nullable(), updatedAt: instant, mean: derived.nullable(), project: id.nullable(),
});
export type ProposalRow = z.infer<typeof proposalRow>;
export const proposalPage = pageOf(proposalRow);

export const reviewStates = ['assigned', 'declared', 'in_progress', 'completed', 'recused'] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewScore = z.object({ criterion: id, score: z.int().nullable(), comment: z.string().max(10_000) });
export const declareBody = z.strictObject({ hasConflict: z.boolean(), explanation: z.string().trim().max(4000) });
/** PUT /reviews/{id} with If-Match: scores as typed, completed or not. */
export const reviewInput = z.strictObject({ scores: z.array(reviewScore).max(30), comment: z.string().max(20_000) });
export type ReviewInput = z.infer<typeof reviewInput>;
export const reviewView = z.object({
  id, version, proposal: reference, call: reference, lead: organisationRef.nullable(), consortium: z.array(organisationRef), countries: z.array(z.string()),
  reviewer: personRef, state: z.enum(reviewStates), due: z.iso.date().nullable(), scores: z.array(reviewScore), comment: z.string(), total: z.int().nullable(),
  conflict: z.object({ hasConflict: z.boolean(), explanation: z.string(), at: instant }).nullable(),
  criteria: z.array(z.object({ id, code: z.string(), title: z.record(z.string(), z.string()), guidance: z.record(z.string(), z.string()), weight: z.int() })),
  allowedActions: z.array(z.string()),
});
export type ReviewView = z.infer<typeof reviewView>;
export const reviewPage = pageOf(reviewView);

/** GET /calls/{id}/ranking (domain 3): mean best first, ties by smaller spread, then code; unreviewed last. */
export const rankingRow = z.object({
  proposal: reference, lead: organisationRef.nullable(), state: z.enum(proposalStates), version, grant: money.nullable(),
  reviews: z.int(), mean: derived.nullable(), spread: z.int().nullable(), findings: z.array(finding), allowedActions: z.array(z.string()),
});
export type RankingRow = z.infer<typeof rankingRow>;
export const ranking = z.object({ call: reference, envelope: money, awarded: money, left: money, items: z.array(rankingRow) });
export type Ranking = z.infer<typeof ranking>;

/** Sorts of the list, each with the stored field that it goes by. */
export const proposalSorts = { updatedAt: 'updatedAt', submittedAt: 'submittedAt', code: 'code', title: 'titleKey', mean: 'meanKey' } as const;
/** GET /proposals. */
export const proposalQuery = listQuery.extend({
  sort: z.enum(['updatedAt', '-updatedAt', 'submittedAt', '-submittedAt', 'code', '-code', 'title', '-title', 'mean', '-mean']).default('-updatedAt'),
  call: id.optional(),
  lead: id.optional(),
  status: several(z.enum(proposalStates)),
}).strict();
export type ProposalQuery = z.infer<typeof proposalQuery>;
/** Sorts of the list of reviews. */
export const reviewSorts = { due: 'due', updatedAt: 'updatedAt' } as const;
/** GET /reviews: what the asker may see, a programme's staff all; `mine`: the asker's own assignments only. */
export const reviewQuery = listQuery.extend({
  sort: z.enum(['due', '-due', 'updatedAt', '-updatedAt']).default('due'),
  status: several(z.enum(reviewStates)),
  mine: z.stringbool().optional(),
}).strict();
export type ReviewQuery = z.infer<typeof reviewQuery>;
/** GET /proposals/{id}/versions/{n}: what was submitted, with the hash that the audit trail carries. */
export const proposalVersion = z.object({
  n: z.int(), submittedAt: instant, submittedBy: personRef.nullable(), hash: z.string(), content: proposalContent,
});
export type ProposalVersion = z.infer<typeof proposalVersion>;
/** GET /proposals/{id}/versions: everything that was submitted, the newest first. */
export const proposalVersions = z.object({ items: z.array(proposalVersion.omit({ content: true })) });
export type ProposalVersions = z.infer<typeof proposalVersions>;

/** GET /proposals/{id}/signatories: who may certify for the lead today. */
export const signatoryList = z.object({ items: z.array(personRef) });
/** GET /proposals/{id}/reviewer-candidates: reviewers of the programme whom nothing known bars from this proposal. */
export const reviewerCandidates = z.object({ items: z.array(personRef) });
