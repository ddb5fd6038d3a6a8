import { z } from 'zod';
import { id } from './id.schema.js';

/** A record named in another's view: enough for a link. */
export const reference = z.object({ id, code: z.string(), title: z.string() });
export type Reference = z.infer<typeof reference>;
/** A person named in a view. Null where the reader may not know. */
export const personRef = z.object({ id, name: z.string() });
export type PersonRef = z.infer<typeof personRef>;
/** An event of a record's history (GET …/history), as its readers see it. */
export const historyEvent = z.object({
  seq: z.int(), action: z.string(), at: z.string(), recordedAt: z.string(), by: personRef.nullable(), onBehalfOf: personRef.nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type HistoryEvent = z.infer<typeof historyEvent>;
/** GET …/history: the newest events first; the cursor is the number of the last event read. */
export const historyQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.coerce.number().int().min(1).optional() });
export type HistoryQuery = z.infer<typeof historyQuery>;
export const history = z.object({ items: z.array(historyEvent), nextCursor: z.string().nullable() });
/** A reason in plain words, required where an act is against somebody's interest. */
export const reason = z.string().trim().min(3).max(4000);
/** The body of a transition that needs nothing but its preconditions. */
export const emptyBody = z.strictObject({});
export const reasonBody = z.strictObject({ reason });
