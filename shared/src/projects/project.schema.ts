import { z } from 'zod';
import { budgetLine } from '../budgets/budget.schema.js';
import { money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { organisationRef } from '../organisations/organisation.schema.js';
import { countryCode, day, id, instant, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { personRef, reason, reference } from '../platform/reference.schema.js';
import { activity, framework, location } from '../results/framework.schema.js';

export const projectStates = ['preparation', 'signed_by_partner', 'declined', 'active', 'closing', 'closed', 'suspended', 'terminated', 'cancelled'] as const;
export type ProjectState = (typeof projectStates)[number];

/** A reporting period of a project (domain 6); `report` once generated. */
export const reportingPeriod = z.object({ id, seq: z.int(), start: day, end: day, due: day, dueEndsAt: instant });
export type ReportingPeriod = z.infer<typeof reportingPeriod>;

/** A planned disbursement, one per period; amounts derived (domain 3, "Tranche"). Tranche 0 is the first advance. */
export const tranche = z.object({
  seq: z.int(), period: z.object({ start: day, end: day }), planned: money, requested: money.nullable(), authorised: money.nullable(), released: money,
  state: z.enum(['planned', 'requested', 'authorised', 'part_released', 'released']),
});
export type Tranche = z.infer<typeof tranche>;

export const signBody = z.strictObject({ certified: z.literal(true) });
export const steerBody = z.strictObject({ reason });

export const projectView = z.object({
  id, version, code: z.string(), title: z.string(), state: z.enum(projectStates), proposal: id, call: reference, programme: reference,
  lead: organisationRef, consortium: z.array(organisationRef), theme: z.string().nullable(), countries: z.array(z.object({ code: z.string(), percentage: z.string() })),
  summary: z.string(), language: z.string(), start: day, end: day, currency: z.string(),
  grant: money, budgetTotal: money,
  agreement: z.object({
    conditions: z.string(), signedAt: instant.nullable(), signedBy: personRef.nullable(), countersignedAt: instant.nullable(), countersignedBy: personRef.nullable(), declinedReason: z.string().nullable(),
  }),
  locations: z.array(location), framework, activities: z.array(activity), lines: z.array(budgetLine),
  periods: z.array(reportingPeriod), tranches: z.array(tranche),
  ledger: z.object({ authorised: money, released: money, accepted: money, refunded: money, advanceBalance: money }).nullable(),
  allowedActions: z.array(z.string()),
});
export type ProjectView = z.infer<typeof projectView>;

export const projectRow = z.object({
  id, version, code: z.string(), title: z.string(), state: z.enum(projectStates), programme: reference, lead: organisationRef, theme: z.string().nullable(),
  countries: z.array(z.string()), start: day, end: day, grant: money, released: money, accepted: money,
  nextReport: z.object({ id, due: day, state: z.string() }).nullable(),
});
export type ProjectRow = z.infer<typeof projectRow>;
export const projectPage = pageOf(projectRow);
export const trancheList = z.object({ items: z.array(tranche) });
/** GET /projects: filters and sorts of the list. */
export const projectQuery = listQuery.extend({
  sort: z.enum(['code', '-code', 'start', '-start', 'title', '-title']).default('code'),
  status: several(z.enum(projectStates)), programme: id.optional(), call: id.optional(), lead: id.optional(), country: countryCode.optional(), theme: z.string().max(40).optional(),
});
export type ProjectQuery = z.infer<typeof projectQuery>;

/** GET /projects/{id}/advance: open releases, their liquidation and age (domain 5). */
export const advanceView = z.object({
  balance: money, asOf: day,
  releases: z.array(z.object({ payment: id, date: day, amount: money, liquidated: money, rest: money, ageMonths: z.int(), bucket: z.string() })),
  burnRate: derived.nullable(),
});
export type AdvanceView = z.infer<typeof advanceView>;
