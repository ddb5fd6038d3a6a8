import { z } from 'zod';
import { money } from '../money/money.schema.js';
import { organisationRef } from '../organisations/organisation.schema.js';
import { finding } from '../platform/finding.schema.js';
import { day, id, version } from '../platform/id.schema.js';
import { reference } from '../platform/reference.schema.js';
import { reportStates } from './report.schema.js';

/** What may be done to several reports at once: approve those that leave no question, remind partners of those that wait for them. */
export const bulkActions = ['approve', 'remind'] as const;
export type BulkAction = (typeof bulkActions)[number];

/**
 * POST /reports/bulk/preview and POST /reports/bulk: which reports, each at the version that was read. An approval is refused for another
 * version; a reminder says nothing of what is written, so that it only asks how the report stands.
 */
export const bulkBody = z.strictObject({
  action: z.enum(bulkActions),
  reports: z.array(z.strictObject({ id, version })).min(1).max(50).refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'Each report once.'),
});
export type BulkBody = z.infer<typeof bulkBody>;

/** Why not: the code of a finding or a problem, and how often it is met in the report. */
export const bulkReason = finding.pick({ code: true, params: true }).extend({ n: z.int().min(1) });
export type BulkReason = z.infer<typeof bulkReason>;

/** What would happen to one report. `report` is null where there is none that the asker may see; `figures` are those of an approval. */
export const bulkForecast = z.object({
  id, isReady: z.boolean(), reasons: z.array(bulkReason),
  report: z.object({ project: reference, lead: organisationRef, start: day, end: day, due: day, state: z.enum(reportStates) }).nullable(),
  figures: z.object({ accepted: money, authorised: money }).nullable(),
});
export type BulkForecast = z.infer<typeof bulkForecast>;
export const bulkPreview = z.object({ action: z.enum(bulkActions), items: z.array(bulkForecast) });
export type BulkPreview = z.infer<typeof bulkPreview>;

/** What became of each, in the order asked for; every report is an act of its own. */
export const bulkOutcome = z.object({ id, isDone: z.boolean(), reasons: z.array(bulkReason) });
export type BulkOutcome = z.infer<typeof bulkOutcome>;
export const bulkResult = z.object({ action: z.enum(bulkActions), items: z.array(bulkOutcome) });
export type BulkResult = z.infer<typeof bulkResult>;
