import type { z } from 'zod';
import { blocking, type Finding } from '../platform/finding.schema.js';
import { caseFile, type Case } from './case.schema.js';

/** A JSON pointer of keys and indexes. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The form of a case file: the typed case, or every mistake by path: `unknown_key`, or `form` {message}. */
export function parseCase(raw: unknown): { value: Case | null; mistakes: Finding[] } {
  const parsed = caseFile.safeParse(raw);
  if (parsed.success) return { value: parsed.data, mistakes: [] };
  return { value: null, mistakes: parsed.error.issues.flatMap((issue) => mistakesOf(issue)) };
}

function mistakesOf(issue: z.core.$ZodIssue): Finding[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => blocking('unknown_key', pointerOf([...issue.path, key]), { key }));
  return [blocking('form', pointerOf(issue.path), { message: messageOf(issue) })];
}

/** A union says what each of its ways wanted. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  return [...new Set(issue.errors.flat().map((one) => one.message))].join(' / ');
}
