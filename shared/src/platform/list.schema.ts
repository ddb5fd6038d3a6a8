import { z } from 'zod';

/** A page of a list: keyset paging, no counts unless asked (api.md, "Lists"). */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), count: z.int().optional() });
}

/** What every list takes besides its own filters. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
  count: z.stringbool().optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

/** A parameter that may be given once or several times: `?status=a&status=b`. */
export function several<T extends z.ZodType>(item: T) {
  return z.preprocess((v) => (v === undefined || Array.isArray(v) ? v : [v]), z.array(item).max(50).optional());
}
