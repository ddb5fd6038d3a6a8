import { z } from 'zod';
import { budgetLine, categories } from '../budgets/budget.schema.js';
import { minor, money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { organisationRef } from '../organisations/organisation.schema.js';
import { finding } from '../platform/finding.schema.js';
import { day, id, instant, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { personRef, reason, reference } from '../platform/reference.schema.js';
import { reportingPeriod } from '../projects/project.schema.js';
import { framework, location } from '../results/framework.schema.js';
import { leaf } from '../results/value.schema.js';
import { comment, unsentComment } from './comment.schema.js';
import { evidence } from './evidence.schema.js';
import { reportSurroundings } from './report-surroundings.schema.js';

export const reportStates = ['draft', 'submitted', 'in_review', 'changes_requested', 'approved', 'reopened'] as const;
export type ReportState = (typeof reportStates)[number];
/** By the clock, derived (domain 3): upcoming → open → due → overdue. */
export const reportClocks = ['upcoming', 'open', 'due', 'overdue'] as const;
export type ReportClock = (typeof reportClocks)[number];
export const outputStatuses = ['ahead', 'on_track', 'behind', 'off_track', 'met', 'not_met', 'no_data'] as const;

const text = z.string().max(20_000);
export const narrative = z.object({ achievements: text, challenges: text, lessons: text, nextSteps: text });
export type Narrative = z.infer<typeof narrative>;
/** The partner's row of a FACE line: B and E; partner money spent is a column beside (domain 5). */
export const financeRow = z.object({ line: id, actual: minor.nullable(), requested: minor.nullable(), partnerSpent: minor.nullable(), note: z.string().max(4000) });
export type FinanceRow = z.infer<typeof financeRow>;
/** A word on a soft finding, keyed by `code:pointer`. */
export const explanation = z.object({ finding: z.string().max(300), text: z.string().max(4000) });
export const varianceNote = z.object({ category: z.enum(categories), text: z.string().max(4000) });
export const outputStatus = z.object({ output: id, status: z.enum(outputStatuses).nullable(), reason: z.string().max(4000) });

/** The partner's draft. Pointers: /narrative/{text}, /values/{indicator}/{location}/{cell}, /finance/{line}/{field},
 *  /explanations/{finding}, /variance/{category}, /statuses/{output}/{status|reason}, /evidence/{id}[/{field}]. */
export const reportContent = z.object({
  narrative, values: z.array(leaf), finance: z.array(financeRow), explanations: z.array(explanation), variance: z.array(varianceNote), statuses: z.array(outputStatus),
  /** Reports from before there was any have none. */
  evidence: z.array(evidence).default([]),
});
export type ReportContent = z.infer<typeof reportContent>;

/** The officer's row: C and F, a cut carries a reason (domain 5). Pointers: /lines/{line}/{field}. */
export const officerLine = z.object({ line: id, accepted: minor.nullable(), authorised: minor.nullable(), acceptedReason: z.string().max(4000), authorisedReason: z.string().max(4000) });
export type OfficerLine = z.infer<typeof officerLine>;
/** The officer's part: a draft of its own, staff-only until send-back or approval. /ratings/{output}/{field}, /comments/{id}, /waivers/{finding}, /notes. */
export const officerPart = z.object({
  lines: z.array(officerLine), ratings: z.array(outputStatus),
  comments: z.array(unsentComment),
  waivers: z.array(explanation), notes: text,
});
export type OfficerPart = z.infer<typeof officerPart>;

/** A FACE row as computed; officer's columns null until decided (domain 5). */
export const faceRow = z.object({
  line: id, code: z.string(), A: minor, B: minor.nullable(), C: minor.nullable(), D: minor.nullable(), E: minor.nullable(), F: minor.nullable(), G: minor.nullable(),
});
export type FaceRow = z.infer<typeof faceRow>;

export const indicatorFigures = z.object({
  indicator: id, series: z.array(derived.nullable()), actual: derived.nullable(), progress: derived.nullable(), status: z.string().nullable(), expected: derived.nullable(),
  planned: z.array(derived.nullable()),
});
export type IndicatorFigures = z.infer<typeof indicatorFigures>;

const submission = z.object({ n: z.int(), at: instant, by: personRef.nullable(), onBehalfOf: personRef.nullable(), isLate: z.boolean(), hash: z.string(), outcome: z.string().nullable(), outcomeAt: instant.nullable() });
export type Submission = z.infer<typeof submission>;

/** What a report's definitions were when it was written or submitted. */
export const reportDefinitions = z.object({ framework, locations: z.array(location), lines: z.array(budgetLine), periodIndex: z.int(), settings: z.record(z.string(), z.unknown()) });

export const reportView = z.object({
  id, version, officerVersion: version.nullable(), project: reference, programme: reference, lead: organisationRef, currency: z.string(), language: z.string(),
  period: reportingPeriod, isFinal: z.boolean(), state: z.enum(reportStates), clock: z.enum(reportClocks).nullable(), isLate: z.boolean(),
  /** Staff and donors get the newest submitted (donors: approved) version, never a draft of a partner. */
  content: reportContent.nullable(), definitions: reportDefinitions,
  /** The approved reports before it, oldest first. */
  earlier: z.array(z.object({ period: id, end: day, values: z.array(leaf), face: z.array(faceRow) })),
  face: z.array(faceRow), figures: z.array(indicatorFigures),
  findings: z.array(finding), officer: officerPart.nullable(), comments: z.array(comment), submissions: z.array(submission),
  signatories: z.array(personRef),
  /** For the partner, while it is written. */
  surroundings: reportSurroundings.nullable(),
  totals: z.object({ B: money, C: money.nullable(), E: money, F: money.nullable(), grantLeft: money }),
  neighbours: z.object({ previous: id.nullable(), next: id.nullable() }),
  /** The newest earlier submission that the asker decided on or began to review; null where there is none. */
  lastReviewed: z.object({ n: z.int(), at: instant }).nullable(),
  /** The due day that an officer moved, and why; not told to donors. */
  extension: z.object({ from: day, to: day, at: instant, by: personRef.nullable(), reason: z.string() }).nullable(),
  allowedActions: z.array(z.string()),
});
export type ReportView = z.infer<typeof reportView>;

/** What an act on a report answers: how it stands now. What is in it: GET /reports/{id}. */
export const reportActed = reportView.pick({
  id: true, version: true, officerVersion: true, state: true, clock: true, isLate: true, comments: true, submissions: true, allowedActions: true,
});
export type ReportActed = z.infer<typeof reportActed>;

export const reportRow = z.object({
  id, version, project: reference, lead: organisationRef, period: z.object({ start: day, end: day, due: day, seq: z.int() }), state: z.enum(reportStates), clock: z.enum(reportClocks).nullable(),
  isLate: z.boolean(), submittedAt: instant.nullable(), firstSubmittedAt: instant.nullable(), submissions: z.int(), findings: z.int(), openComments: z.int(),
});
export type ReportRow = z.infer<typeof reportRow>;
export const reportPage = pageOf(reportRow);
/** GET /reports: filters and sorts of the list; `period` by its last day. */
export const reportQuery = listQuery.extend({
  sort: z.enum(['due', '-due', 'submittedAt', '-submittedAt']).default('due'),
  status: several(z.enum(reportStates)), clock: several(z.enum(reportClocks)), programme: id.optional(), project: id.optional(), lead: id.optional(), period: day.optional(),
});
export type ReportQuery = z.infer<typeof reportQuery>;

/** POST /reports/{id}/submit: certified, by the signatory or on the signatory's behalf. */
export const reportSubmitBody = z.strictObject({ certified: z.literal(true), onBehalfOf: id.nullable() });
/** POST /reports/{id}/request-changes: sends the officer's unsent comments. */
export const requestChangesBody = z.strictObject({ message: z.string().trim().max(4000) });
export const reopenBody = z.strictObject({ reason });
/** POST /reports/{id}/extend: a new due day, at most a year after the period. */
export const extendBody = z.strictObject({ due: day, reason });
export type ExtendBody = z.infer<typeof extendBody>;
/** GET /reports/{id}/versions: every submission, oldest first. */
export const reportVersions = z.object({ items: z.array(submission) });

/** GET /reports/{id}/versions/{n}: immutable. */
export const reportVersion = z.object({
  n: z.int(), content: reportContent, definitions: reportDefinitions, at: instant, by: personRef.nullable(), onBehalfOf: personRef.nullable(), hash: z.string(),
  /** C, F and the reasons of cuts as both sides know them since it was sent back or approved; null where nothing was said yet. */
  told: z.array(officerLine).nullable(),
  decision: z.object({ lines: z.array(officerLine), ratings: z.array(outputStatus), face: z.array(faceRow), at: instant, by: personRef.nullable() }).nullable(),
});
export type ReportVersion = z.infer<typeof reportVersion>;
/** GET /reports/{id}/versions/{n}/diff: what changed since the version before. */
export const reportDiff = z.object({ from: z.int().nullable(), to: z.int(), changes: z.array(z.object({ pointer: z.string(), before: z.unknown(), after: z.unknown() })) });
export type ReportDiff = z.infer<typeof reportDiff>;
