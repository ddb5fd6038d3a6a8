import type { FieldState } from '../../platform/drafts/draft-queue';
import { pointerParts, type Finding } from '#shared/platform';

/**
 * What fields are bound to: values by pointer (`/lines/{id}/quantity`), what the rules say of them, and where a draft is kept,
 * what became of each. A page that edits provides one.
 */
export abstract class Board {
  abstract value(pointer: string): unknown;
  abstract put(pointer: string, value: unknown): void;
  abstract isEditable(pointer: string): boolean;
  abstract findings(): readonly Finding[];
  /** Folders of texts for codes of findings, nearest first: `proposals.finding`. */
  abstract readonly folders: readonly string[];
  /** Currency of its amounts. */
  abstract currency(): string;
  /** Whether fields that are still empty say so: once somebody asked what is missing. */
  abstract showsMissing(): boolean;
  state(_pointer: string): FieldState | undefined {
    return undefined;
  }
  resolve(_pointer: string, _choice: 'mine' | 'theirs'): void {
    return;
  }
  /** Gives up what the server refused. */
  drop(_pointer: string): void {
    return;
  }
}

/** Where a finding's link leads: the id of the field's element. */
export function anchorOf(pointer: string): string {
  return `at${pointer.replaceAll('/', '-')}`;
}

export function isAboutMissing(finding: Finding): boolean {
  return /(_missing|_empty)$/.test(finding.code);
}

type Row = Record<string, unknown> & { readonly id: string };
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'id' in value;

/** The value that a pointer names; undefined where there is none. Rows by id, other lists by place. */
export function readAt(content: unknown, pointer: string): unknown {
  return pointerParts(pointer).reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return (at as unknown[]).find((one) => isRow(one) && one.id === part) ?? (at as unknown[])[Number(part)];
    return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  }, content);
}

/**
 * A copy with one value changed, as the patch engine would: a row is added, replaced, or removed by null; a list of ids is the
 * new order of a list of rows.
 */
export function writeAt<T>(content: T, pointer: string, value: unknown): T {
  return written(content, pointerParts(pointer), value) as T;
}

function written(at: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
  if (part === undefined) return Array.isArray(at) && at.some(isRow) && Array.isArray(value) ? ordered(at as Row[], value as string[]) : value;
  if (Array.isArray(at)) return writtenList(at as unknown[], part, rest, value);
  const known = (at ?? {}) as Record<string, unknown>;
  return { ...known, [part]: written(known[part], rest, value) };
}

function writtenList(list: readonly unknown[], part: string, rest: readonly string[], value: unknown): unknown[] {
  const place = list.findIndex((one) => isRow(one) && one.id === part);
  if (place >= 0) {
    if (rest.length === 0 && value === null) return list.filter((_, n) => n !== place);
    return list.map((one, n) => (n === place ? written(one, rest, value) : one));
  }
  if (/^\d+$/.test(part)) {
    const at = Number(part);
    return Array.from({ length: Math.max(list.length, at + 1) }, (_, n) => (n === at ? written(list[n], rest, value) : list[n] ?? null));
  }
  return value === null ? [...list] : [...list, value];
}

function ordered(list: readonly Row[], ids: readonly string[]): Row[] {
  const rank = new Map(ids.map((id, at) => [id, at]));
  return [...list].sort((a, b) => (rank.get(a.id) ?? ids.length) - (rank.get(b.id) ?? ids.length));
}
