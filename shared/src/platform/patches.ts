import type { z } from 'zod';
import type { PatchEntry, PatchResult } from './patch.schema.js';

/** A place in a draft: read it, write it. `set(undefined)` removes a row or a cell. */
export interface Place {
  readonly schema: z.ZodType;
  get(): unknown;
  set(value: unknown): void;
}
/** Finds the place that a pointer names in this draft, or says why there is none. */
export type Locate<D> = (draft: D, pointer: readonly string[]) => Place | 'unknown_field' | 'unknown_row';

/** When each field was last changed: pointer → version, person, instant. Kept beside the draft. */
export type ChangeLog = Record<string, { version: number; by: string; at: string }>;

export interface PatchOutcome<D> {
  readonly draft: D;
  readonly changes: ChangeLog;
  readonly results: PatchResult[];
  readonly hasChanged: boolean;
}

/**
 * Applies field patches to a copy of a draft (api.md, "Drafts are patched by field"). Entries stand alone: a conflict is a
 * field changed since `base` to another value; the same value again is success; what is not of its type is refused.
 * @param next the version that the record will have if anything is saved
 */
export function applyPatches<D>(
  draft: D, changes: ChangeLog, entries: readonly PatchEntry[], locate: Locate<D>, stamp: { next: number; by: string; at: string },
): PatchOutcome<D> {
  const copy = structuredClone(draft);
  const log: ChangeLog = { ...changes };
  let hasChanged = false;
  const results = entries.map((entry): PatchResult => {
    const result = applyOne(copy, log, entry, locate, stamp.next);
    if (result.status === 'saved' && result.version === stamp.next) {
      log[entry.pointer] = { version: stamp.next, by: stamp.by, at: stamp.at };
      hasChanged = true;
    }
    return result;
  });
  return { draft: copy, changes: log, results, hasChanged };
}

function applyOne<D>(draft: D, log: ChangeLog, entry: PatchEntry, locate: Locate<D>, next: number): PatchResult {
  const { pointer } = entry;
  const place = locate(draft, pointerParts(pointer));
  if (typeof place === 'string') return { pointer, status: 'refused', code: place, detail: pointer };
  const parsed = entry.value === null && place.schema.safeParse(null).success === false
    ? { success: true as const, data: undefined }
    : place.schema.safeParse(entry.value);
  if (!parsed.success) {
    return { pointer, status: 'refused', code: 'not_of_type', detail: parsed.error.issues.map((i) => i.message).join('; ') };
  }
  const theirs = place.get();
  const last = log[pointer];
  if (sameValue(theirs, parsed.data)) return { pointer, status: 'saved', version: last?.version ?? entry.base };
  const newer = Object.entries(log).find(([p, c]) => (p === pointer || p.startsWith(`${pointer}/`)) && c.version > entry.base);
  if (newer && last !== undefined && last.version === next) return write(place, parsed.data, pointer, next);
  if (newer) return { pointer, status: 'conflict', theirs: theirs ?? null, by: newer[1].by, version: newer[1].version };
  return write(place, parsed.data, pointer, next);
}

function write(place: Place, value: unknown, pointer: string, next: number): PatchResult {
  place.set(value);
  return { pointer, status: 'saved', version: next };
}

/** The parts of a JSON pointer (RFC 6901), unescaped. */
export function pointerParts(pointer: string): string[] {
  return pointer.slice(1).split('/').map((p) => p.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Equality of JSON values, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((k) => sameValue(left[k], right[k]));
}

type Row = Record<string, unknown> & { id: string };

/** The place of `/{list}/{id}` or `/{list}/{id}/{field}`, or of `/{list}` (order by ids), in a list of rows. */
export function rowPlace(
  owner: Record<string, unknown>, name: string, rest: readonly string[], row: z.ZodObject, order: z.ZodType,
): Place | 'unknown_field' | 'unknown_row' {
  const list = owner[name] as Row[];
  const [rowId, field, more] = rest;
  if (rowId === undefined) {
    return { schema: order, get: () => list.map((r) => r.id), set: (ids) => { owner[name] = ordered(list, ids as string[]); } };
  }
  const at = list.findIndex((r) => r.id === rowId);
  if (field === undefined) {
    return {
      schema: row,
      get: () => list[at],
      set: (value) => {
        const others = list.filter((r) => r.id !== rowId);
        if (value === undefined) owner[name] = others;
        else if (at < 0) owner[name] = [...list, { ...(value as Row), id: rowId }];
        else owner[name] = list.map((r) => (r.id === rowId ? { ...(value as Row), id: rowId } : r));
      },
    };
  }
  const found = list[at];
  const schema = row.shape[field] as z.ZodType | undefined;
  if (!found) return 'unknown_row';
  if (!schema || field === 'id' || more !== undefined) return 'unknown_field';
  return { schema, get: () => found[field], set: (value) => { found[field] = value ?? null; } };
}

function ordered(list: readonly Row[], ids: readonly string[]): Row[] {
  const rank = new Map(ids.map((rowId, i) => [rowId, i]));
  const end = list.length;
  return [...list].sort((a, b) => (rank.get(a.id) ?? end) - (rank.get(b.id) ?? end));
}
