import { z } from 'zod';
import { day, id } from '../platform/id.schema.js';
import { indicator } from '../results/framework.schema.js';
import { leaf } from '../results/value.schema.js';

/** What the rules look at besides the report, its definitions and the earlier ones: so that who writes it is judged at once, on the device too. */
export const reportSurroundings = z.object({
  plan: z.object({ start: day, end: day, periods: z.array(z.object({ id, start: day, end: day })) }),
  /** Indicators of earlier reports as they were defined then, where that differs from today. */
  earlierDefinitions: z.array(z.object({ period: id, indicators: z.array(indicator) })),
  /** Values of earlier reports that are submitted and not yet approved. */
  submitted: z.array(z.object({ periodIndex: z.int(), leaves: z.array(leaf) })),
  areAllApproved: z.boolean(),
});
