import { z } from 'zod';
import { version } from './id.schema.js';

/** One field of a draft, as typed (api.md, "Drafts are patched by field"). */
export const patchEntry = z.object({
  pointer: z.string().min(2).max(400).startsWith('/'),
  value: z.unknown(),
  base: version,
});
export type PatchEntry = z.infer<typeof patchEntry>;
export const patchRequest = z.array(patchEntry).min(1).max(5000);

/** What became of one entry; entries stand alone. */
export const patchResult = z.discriminatedUnion('status', [
  z.object({ pointer: z.string(), status: z.literal('saved'), version }),
  z.object({ pointer: z.string(), status: z.literal('conflict'), theirs: z.unknown(), by: z.string().nullable(), version }),
  z.object({ pointer: z.string(), status: z.literal('refused'), code: z.string(), detail: z.string() }),
]);
export type PatchResult = z.infer<typeof patchResult>;
export const patchAnswer = z.object({ version, results: z.array(patchResult) });
export type PatchAnswer = z.infer<typeof patchAnswer>;
