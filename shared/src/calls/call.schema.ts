import { z } from 'zod';
import { currencyCode, minor, money } from '../money/money.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { code, countryCode, day, id, instant, localised, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { reference } from '../platform/reference.schema.js';

/** A criterion; the weights of a call total exactly 100, scores run 0..weight (domain 3). */
export const criterion = z.object({ id, code, title: localised, guidance: localised, weight: z.int().min(0).max(100) });
export type Criterion = z.infer<typeof criterion>;

/** What a call asks for besides the rules of every proposal (domain 3, "where the call asks for them"). */
export const callRequirements = z.object({
  documents: z.array(z.object({ code, title: localised })).max(20).default([]),
  needsWorkPlan: z.boolean().default(false),
  minCoApplicants: z.int().min(0).max(20).default(0),
  needsCountryOfOriginPartner: z.boolean().default(false),
});
export type CallRequirements = z.infer<typeof callRequirements>;

export const callInput = z.strictObject({
  id, code, programme: id, title: localised, guidance: localised,
  opensOn: day, questionsUntil: day, deadline: instant, decisionBy: day, earliestStart: day.nullable(),
  envelope: minor.nonnegative(), floor: minor.nonnegative(), ceiling: minor.nonnegative(), coFundingShare: decimal,
  maxMonths: z.int().min(1).max(120), countries: z.array(countryCode).min(1).max(250), reviewers: z.int().min(1).max(20),
  criteria: z.array(criterion).max(30), isAnonymous: z.boolean(), proposalsPerLead: z.int().min(1).max(100), requirements: callRequirements,
});
export type CallInput = z.infer<typeof callInput>;
/** PATCH /calls/{id} with If-Match: a draft call. */
export const callChange = callInput.omit({ id: true, programme: true }).partial();
export type CallChange = z.infer<typeof callChange>;

export const callStates = ['draft', 'published', 'decided', 'archived'] as const;
/** What people see: published is open or closed by its dates. */
export const callPhases = ['draft', 'announced', 'open', 'closed', 'decided', 'archived'] as const;
export type CallState = (typeof callStates)[number];
export type CallPhase = (typeof callPhases)[number];

export const callView = z.object({
  ...callInput.shape,
  version, state: z.enum(callStates), phase: z.enum(callPhases), programme: reference, currency: currencyCode,
  awarded: money.nullable(), envelopeLeft: money.nullable(), proposals: z.int().nullable(), allowedActions: z.array(z.string()),
});
export type CallView = z.infer<typeof callView>;
export const callRow = callView.pick({
  id: true, version: true, code: true, title: true, programme: true, opensOn: true, deadline: true, decisionBy: true, envelope: true,
  currency: true, state: true, phase: true, countries: true, allowedActions: true,
});
export type CallRow = z.infer<typeof callRow>;
export const callPage = pageOf(callRow);

/** GET /public/calls: open calls, no sign-in. */
export const publicCall = callView.pick({
  id: true, code: true, title: true, guidance: true, opensOn: true, questionsUntil: true, deadline: true, decisionBy: true, envelope: true, floor: true,
  ceiling: true, currency: true, coFundingShare: true, maxMonths: true, countries: true, criteria: true, requirements: true, phase: true,
}).extend({ programme: z.object({ code: z.string(), title: localised }) });
export type PublicCall = z.infer<typeof publicCall>;
export const publicCalls = z.object({ items: z.array(publicCall) });

/** Sorts of the list, each with the stored field that it goes by. */
export const callSorts = { deadline: 'deadline', code: 'code' } as const;
/** GET /calls. `phase` as people see it now. */
export const callQuery = listQuery.extend({
  sort: z.enum(['deadline', '-deadline', 'code', '-code']).default('-deadline'),
  programme: id.optional(),
  phase: several(z.enum(callPhases)),
}).strict();
export type CallQuery = z.infer<typeof callQuery>;
