import { z } from 'zod';
import { instant, version } from '../platform/id.schema.js';
import { personRef } from '../platform/reference.schema.js';

/** GET /reports/{id}/fields: which field of the partner's report, or of the officer's decisions on its lines, by the pointer of its patches. */
export const reportFieldQuery = z.object({ pointer: z.string().min(2).max(400).startsWith('/') });
export type ReportFieldQuery = z.infer<typeof reportFieldQuery>;

export const mostEarlier = 20;

/** Who wrote one field when, and what stood there in each submission. */
export const reportField = z.object({
  pointer: z.string(),
  /** Who changed it last in the partner's draft; told to the side that writes it alone. Null: nobody did. */
  draft: z.object({ by: personRef.nullable(), at: instant, version, value: z.unknown() }).nullable(),
  /** What stood in the draft before, newest first, at most `mostEarlier`; told to who is told of the draft. One person's changes within ten minutes are one. */
  earlier: z.array(z.object({ value: z.unknown(), by: personRef.nullable(), at: instant.nullable() })).default([]),
  /** Oldest first; a value in the form of its patches, null = empty. Donors: what was approved, without who. */
  submissions: z.array(z.object({ n: z.int(), at: instant, by: personRef.nullable(), value: z.unknown() })),
});
export type ReportField = z.infer<typeof reportField>;
