import { z } from 'zod';
import { minor, money } from '../money/money.schema.js';
import { day, id, instant, version } from '../platform/id.schema.js';
import { listQuery, pageOf, several } from '../platform/list.schema.js';
import { personRef, reason, reference } from '../platform/reference.schema.js';

export const paymentKinds = ['release', 'refund'] as const;
export const paymentStates = ['recorded', 'confirmed', 'reversed'] as const;
export type PaymentKind = (typeof paymentKinds)[number];
export type PaymentState = (typeof paymentStates)[number];

/** Units of the local currency for one of the project's, as the bank applied them: a decimal above 0, at most 6 places. Kept with the payment, nothing is computed from it. */
export const appliedRate = z.string().regex(/^(?!0(\.0+)?$)(0|[1-9]\d{0,11})(\.\d{1,6})?$/);

/** POST /projects/{id}/releases, /refunds: amount positive, in the project's currency (domain 3, "Payment"). */
export const paymentInput = z.strictObject({
  id, date: day, amount: minor.positive(), currency: z.string().length(3), reference: z.string().trim().min(1).max(80), rate: appliedRate.nullable(), note: z.string().trim().max(2000),
});
export type PaymentInput = z.infer<typeof paymentInput>;
export const waiveBody = z.strictObject({ reason });
export const confirmBody = z.strictObject({ receivedOn: day });
export const reverseBody = z.strictObject({ id, date: day, reason });

export const paymentView = z.object({
  id, version, project: reference, kind: z.enum(paymentKinds), state: z.enum(paymentStates), date: day, amount: money, reference: z.string(), rate: z.string().nullable(), note: z.string(),
  recordedBy: personRef.nullable(), recordedAt: instant, receivedOn: day.nullable(),
  reversal: z.object({ date: day, reason: z.string(), by: personRef.nullable(), at: instant }).nullable(),
  waiver: z.object({ reason: z.string(), by: personRef.nullable() }).nullable(),
  lines: z.array(z.object({ line: id, code: z.string(), amount: money })),
  allowedActions: z.array(z.string()),
});
export type PaymentView = z.infer<typeof paymentView>;
/** GET /payments; `lines` are told by GET /payments/{id} alone. */
export const paymentPage = pageOf(paymentView);
export const paymentQuery = listQuery.extend({
  sort: z.enum(['date', '-date']).default('-date'), status: several(z.enum(paymentStates)), kind: z.enum(paymentKinds).optional(),
  programme: id.optional(), project: id.optional(), from: day.optional(), to: day.optional(),
});
export type PaymentQuery = z.infer<typeof paymentQuery>;
/** GET /projects/{id}/gate: on this day; without one, today. */
export const gateQuery = z.object({ date: day.optional() });
export const queueQuery = listQuery.extend({ programme: id.optional() });
export type QueueQuery = z.infer<typeof queueQuery>;

/** GET /projects/{id}/gate?date=: may the next tranche go, and if not why (domain 5). */
export const gateView = z.object({
  isOpen: z.boolean(), date: day, releasable: money,
  reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })),
  waiver: z.object({ reason: z.string(), by: personRef.nullable(), at: instant }).nullable(),
  allowedActions: z.array(z.string()),
});
export type GateView = z.infer<typeof gateView>;
/** GET /payments/queue: what finance can release or must wait for, across projects. */
export const releaseQueueRow = z.object({
  project: reference, version, lead: z.string(), releasable: money, gate: gateView.pick({ isOpen: true, reasons: true }), authorisedSince: instant.nullable(),
  oldestOpenRelease: day.nullable(), advanceBalance: money,
});
export const releaseQueue = pageOf(releaseQueueRow);
export type ReleaseQueueRow = z.infer<typeof releaseQueueRow>;
