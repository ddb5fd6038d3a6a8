import { z } from 'zod';
import { patchEntry } from '#shared/platform';
import type { UnkeptField } from '../platform/drafts/drafts';

const unsentField = patchEntry.extend({ url: z.string(), state: z.enum(['waiting', 'conflict', 'refused', 'unread']).default('waiting'), reason: z.string().nullable().default(null) });
const file = z.object({ kind: z.literal('unsent fields'), format: z.literal(1), fields: z.array(unsentField) });
const urls = /^\/(reports|proposals)\/[\w-]{36}(\/(review|words))?$/;

/** What waits, as a file to carry to another device. */
export function unsentFile(rows: readonly UnkeptField[]): Blob {
  const fields = rows.map(({ url, pointer, value, base, state, reason }) => ({ url, pointer, value, base, state, reason }));
  return new Blob([JSON.stringify({ kind: 'unsent fields', format: 1, fields } satisfies z.infer<typeof file>, null, 2)], { type: 'application/json' });
}

/** The fields of such a file, in their order; null when it is none. */
export function readUnsentFile(text: string): z.infer<typeof file>['fields'] | null {
  try {
    const { fields } = file.parse(JSON.parse(text));
    return fields.every(({ url }) => urls.test(url)) ? fields : null;
  } catch {
    return null;
  }
}
