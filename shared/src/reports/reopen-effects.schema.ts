import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { day, id } from '../platform/id.schema.js';
import { reportStates } from './report.schema.js';

const laterReport = z.object({ id, start: day, end: day, state: z.enum(reportStates) });

/**
 * GET /reports/{id}/reopen-effects: what a reopening would change and what stays as it was approved until the next approval (domain 3).
 */
export const reopenEffects = z.object({
  /** C and F of the approved version: they keep counting. */
  accepted: money, authorised: money,
  /** What was already released on its F: the new F cannot go below. */
  released: money,
  /** Authorised for the project and not yet released: it may still be. */
  releasable: money,
  /** Accepted and refunded in the project: what the tranche gate goes by, until the next approval. */
  liquidated: money,
  /** The indicators with values in this report; their actuals stay as they are. */
  indicators: z.array(z.object({ id, code: z.string(), title: z.string(), unit: z.string(), actual: derived.nullable() })),
  /** The report of the next period: its A stays what this one left, and follows the new approval. */
  next: laterReport.extend({ opening: money }).nullable(),
  /** Later reports that are submitted: none can be approved before this one is again. */
  waiting: z.array(laterReport),
  /** All reports are approved now: the figures say met or not met, and go by the plan again. */
  endsFinalStatuses: z.boolean(),
  /** The project is closing, and cannot be closed before the report is approved again. */
  delaysClosing: z.boolean(),
});
export type ReopenEffects = z.infer<typeof reopenEffects>;
