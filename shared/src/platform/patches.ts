import { z } from 'zod';
import type { PatchEntry, PatchResult } from './patch.schema.js';

/** A place in a draft: read it, write it. */
export interface Place {
  readonly schema: z.ZodType;
  /** A row or a cell: `null` takes it away (`set(undefined)`), even where its schema knows no null. */
  readonly isRemovable?: boolean;
  /** Pointers below this one are parts of its value: a change there since `base` by somebody else is a change here. */
  readonly hasParts?: boolean;
  get(): unknown;
  set(value: unknown): void;
}
/** Why there is no place: the catalogue of refusals besides `not_of_type`. */
export type NoPlace = 'unknown_field' | 'unknown_row' | 'too_many_rows';
/** Finds the place that a pointer names in this draft, or says why there is none. */
export type Locate<D> = (draft: D, pointer: readonly string[]) => Place | NoPlace;

/** When each field was last changed: pointer → version, person, instant. Kept beside the draft. */
export type ChangeLog = Record<string, Change>;
interface Change {
  version: number;
  by: string;
  at: string;
}
/** What stood in a field before it was changed, with who had written it when; null where that is not known. */
export interface Replaced {
  readonly pointer: string;
  readonly value: unknown;
  readonly by: string | null;
  readonly at: string | null;
}
/** The version that the record will have if anything is saved, the person and the instant. */
export interface Stamp {
  readonly next: number;
  readonly by: string;
  readonly at: string;
}

export interface PatchOutcome<D> {
  readonly draft: D;
  readonly changes: ChangeLog;
  readonly results: PatchResult[];
  /** Of fields that held something, what one person writes within ten minutes counting as one change; not of whole rows. */
  readonly replaced: readonly Replaced[];
  readonly hasChanged: boolean;
}

/** Changes of a field by one person that follow each other within this time are one (platform.md, "Audit"). */
const joinedWithinMs = 10 * 60_000;

/**
 * Applies field patches to a copy of a draft (api.md, "Drafts are patched by field"). Entries stand alone: a conflict is a
 * field changed since `base` to another value; the same value again is success; what is not of its type is refused.
 */
export function applyPatches<D>(
  draft: D, changes: ChangeLog, entries: readonly PatchEntry[], locate: Locate<D>, stamp: Stamp,
): PatchOutcome<D> {
  const copy = structuredClone(draft);
  const log: ChangeLog = { ...changes };
  const oldest = Math.min(...entries.map((entry) => entry.base));
  const recent = Object.entries(changes).filter(([, change]) => change.version > oldest);
  const replaced: Replaced[] = [];
  const results = entries.map((entry) => applyOne({ draft: copy, log, replaced, recent, locate, stamp }, entry));
  return { draft: copy, changes: log, results, replaced, hasChanged: results.some((result) => result.status === 'saved' && result.version === stamp.next) };
}

interface Work<D> {
  readonly draft: D;
  readonly log: ChangeLog;
  readonly replaced: Replaced[];
  /** Changes before this request that some entry may not have seen. */
  readonly recent: readonly [string, Change][];
  readonly locate: Locate<D>;
  readonly stamp: Stamp;
}

function applyOne<D>({ draft, log, replaced, recent, locate, stamp }: Work<D>, entry: PatchEntry): PatchResult {
  const { pointer } = entry;
  const place = locate(draft, pointerParts(pointer));
  if (typeof place === 'string') return { pointer, status: 'refused', code: place, detail: pointer };
  const isRemoval = place.isRemovable === true && entry.value === null;
  const parsed = isRemoval ? { success: true as const, data: undefined } : place.schema.safeParse(entry.value);
  if (!parsed.success) {
    return { pointer, status: 'refused', code: 'not_of_type', detail: parsed.error.issues.map((issue) => issue.message).join('; ') };
  }
  const theirs = place.get();
  if (sameValue(theirs, parsed.data)) return { pointer, status: 'saved', version: log[pointer]?.version ?? entry.base };
  const newer = changeSince(recent, entry, place.hasParts === true, stamp.by);
  if (newer) return { pointer, status: 'conflict', theirs: theirs ?? null, by: newer.by, version: newer.version };
  if (place.hasParts !== true && isRemembered(theirs, log[pointer], stamp)) {
    replaced.push({ pointer, value: theirs, by: log[pointer]?.by ?? null, at: log[pointer]?.at ?? null });
  }
  place.set(parsed.data);
  log[pointer] = { version: stamp.next, by: stamp.by, at: stamp.at };
  return { pointer, status: 'saved', version: stamp.next };
}

/** Whether what stands in a field is kept when it is changed: there is something, and it is not one's own of just now. */
function isRemembered(theirs: unknown, change: Change | undefined, { by, at }: Stamp): boolean {
  if (theirs === undefined || theirs === null || theirs === '') return false;
  return change?.by !== by || Date.parse(at) - Date.parse(change.at) >= joinedWithinMs;
}

/** The newest change to this place since the writer saw it: its own; of its parts or of its whole row by somebody else. */
function changeSince(recent: Work<unknown>['recent'], { pointer, base }: PatchEntry, hasParts: boolean, writer: string): Change | undefined {
  const isRowOf = (other: string) => other.lastIndexOf('/') > 0 && pointer.startsWith(`${other}/`);
  const touches = ([other, change]: readonly [string, Change]) =>
    other === pointer || (change.by !== writer && ((hasParts && other.startsWith(`${pointer}/`)) || isRowOf(other)));
  return recent.filter((one) => one[1].version > base && touches(one)).map(([, change]) => change).sort((a, b) => b.version - a.version)[0];
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
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]));
}

type Row = Record<string, unknown> & { id: string };

/** More rows than anybody writes by hand; a list stays far below the largest document. */
export const mostRows = 1000;

/**
 * The place of `/{list}` (the order, by ids), `/{list}/{id}` (a row: added, replaced, removed by null) or `/{list}/{id}/{field}`.
 * @param row schema of a row; its `id` has to be the pointer's
 */
export function rowPlace(owner: Record<string, unknown>, name: string, rest: readonly string[], row: z.ZodObject): Place | NoPlace {
  const list = owner[name] as Row[];
  const [rowId, field, ...more] = rest;
  if (rowId === undefined) return orderPlace(owner, name, list);
  const found = list.find((one) => one.id === rowId);
  if (field === undefined) return wholeRow(owner, name, list, rowId, row);
  if (!Object.hasOwn(row.shape, field) || field === 'id' || more.length > 0) return 'unknown_field';
  if (!found) return 'unknown_row';
  return { schema: row.shape[field] as z.ZodType, get: () => found[field], set: (value) => { list[list.indexOf(found)] = { ...found, [field]: value }; } };
}

function wholeRow(owner: Record<string, unknown>, name: string, list: readonly Row[], rowId: string, row: z.ZodObject): Place | NoPlace {
  if (!(row.shape['id'] as z.ZodType).safeParse(rowId).success) return 'unknown_row';
  const found = list.find((one) => one.id === rowId);
  if (!found && list.length >= mostRows) return 'too_many_rows';
  return {
    schema: row.extend({ id: z.literal(rowId) }), isRemovable: true, hasParts: true,
    get: () => found,
    set: (value) => {
      if (value === undefined) owner[name] = list.filter((one) => one.id !== rowId);
      else if (found) owner[name] = list.map((one) => (one.id === rowId ? value : one));
      else owner[name] = [...list, value];
    },
  };
}

/** Ids not named keep their order after the named ones; ids of no row are passed over. */
function orderPlace(owner: Record<string, unknown>, name: string, list: readonly Row[]): Place {
  return {
    schema: z.array(z.string()).max(mostRows),
    get: () => list.map((one) => one.id),
    set: (ids) => {
      const named = [...new Set(ids as string[])];
      const rank = new Map(named.map((rowId, at) => [rowId, at]));
      owner[name] = [...list].sort((a, b) => (rank.get(a.id) ?? named.length) - (rank.get(b.id) ?? named.length));
    },
  };
}
