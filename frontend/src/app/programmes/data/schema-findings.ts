import type { z } from 'zod';
import { blocking, type Finding } from '#shared/platform';

/** What the contract would not take, as findings on the fields: empty ones, and values out of their bounds; one for each. Rows are named by their id. */
export function schemaFindings(schema: z.ZodType, content: unknown): Finding[] {
  const parsed = schema.safeParse(content);
  const found = (parsed.error?.issues ?? []).map((issue) => findingOf(issue, content));
  return found.filter((one, at) => found.findIndex(({ pointer }) => pointer === one.pointer) === at);
}

function findingOf(issue: z.core.$ZodIssue, content: unknown): Finding {
  const { pointer, value } = placeOf(issue.path, content);
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return blocking('value_missing', pointer);
  if (issue.code === 'too_small') return blocking('at_least', pointer, { least: Number(issue.minimum) });
  if (issue.code === 'too_big') return blocking('at_most', pointer, { most: Number(issue.maximum) });
  return blocking(issue.path.at(-1) === 'code' ? 'code_malformed' : 'invalid', pointer);
}

function placeOf(path: readonly PropertyKey[], content: unknown): { pointer: string; value: unknown } {
  return path.reduce<{ pointer: string; value: unknown }>(({ pointer, value }, part) => {
    const next = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
    const isRow = typeof part === 'number' && typeof next === 'object' && next !== null && 'id' in next;
    return { pointer: `${pointer}/${isRow ? String(next.id) : String(part)}`, value: next };
  }, { pointer: '', value: content });
}
