import { createHash } from 'node:crypto';
import { Problem } from '../errors/problem.js';
import type { Where } from './record.js';

/** A sort of a list: one stored field, ascending or descending; ends in id (platform.md, "Lists"). */
export interface Sort {
  readonly field: string;
  readonly direction: 1 | -1;
}
export interface PageRequest {
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly count?: boolean | undefined;
  readonly fields?: Record<string, 0 | 1>;
}
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  readonly count?: number;
}
type Fetch<T> = (keys: Where, sort: Record<string, 1 | -1>, limit: number) => Promise<T[]>;

/** Reads one page behind a cursor. @throws Problem cursor_of_another_list */
export async function pageOf<T extends { _id: string }>(request: PageRequest, where: Where, fetch: Fetch<T>): Promise<Page<T>> {
  const { field, direction } = request.sort;
  const mark = hashOf({ where, sort: request.sort });
  const keys = request.cursor === undefined ? {} : behind(readCursor(request.cursor, mark), request.sort);
  const rows = await fetch(keys, { [field]: direction, _id: direction }, request.limit + 1);
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const nextCursor = rows.length > request.limit && last ? writeCursor(valueAt(last, field), last._id, mark) : null;
  return { items, nextCursor };
}

/** `-submittedAt` → field and direction, through the list's table of sorts. @throws Problem malformed */
export function sortOf(asked: string, sorts: Record<string, string>): Sort {
  const name = asked.replace(/^-/, '');
  const field = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (field === undefined) throw new Problem('malformed', `This list cannot be sorted by "${name}". Sorts: ${Object.keys(sorts).join(', ')}.`);
  return { field, direction: asked.startsWith('-') ? -1 : 1 };
}

interface Cursor {
  readonly v: unknown;
  readonly id: string;
}

/** What comes after a place in a list's order. Null is the smallest value in MongoDB's order, so a null key needs its own comparison. */
export function behind(cursor: Cursor, { field, direction }: Sort): Where {
  const beyond = direction === 1 ? '$gt' : '$lt';
  const tie = { [field]: cursor.v, _id: { [beyond]: cursor.id } };
  if (cursor.v === null) return direction === 1 ? { $or: [{ [field]: { $ne: null } }, tie] } : tie;
  const rest: Where[] = [{ [field]: { [beyond]: cursor.v } }, tie];
  return { $or: direction === 1 ? rest : [...rest, { [field]: null }] };
}

function writeCursor(v: unknown, id: string, mark: string): string {
  return Buffer.from(JSON.stringify({ v: v ?? null, id, mark })).toString('base64url');
}
function readCursor(text: string, mark: string): Cursor {
  const parsed = parse(text);
  if (parsed?.mark !== mark || typeof parsed.id !== 'string' || (typeof parsed.v === 'object' && parsed.v !== null)) throw new Problem('cursor_of_another_list');
  return { v: parsed.v, id: parsed.id };
}
function parse(text: string): { v?: unknown; id?: unknown; mark?: unknown } | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as { v?: unknown };
  } catch {
    return null; // not JSON: answered as a cursor of another list
  }
}
function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
function valueAt(row: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], row);
}
