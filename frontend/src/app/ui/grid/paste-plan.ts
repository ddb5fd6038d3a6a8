import type { CellChange } from './grid-model';
import { isInside, placesOf, type GridBlock, type GridPlace } from './grid-place';
import type { GridSheet } from './grid-sheet';

/** What a pasted block would do, before anything is done. */
export interface PastePlan {
  readonly changes: readonly CellChange[];
  /** Cells of the block that meet one that cannot be written, or none at all. */
  readonly readOnly: number;
  readonly beyond: number;
  /** Headings of the block that this grid does not have: what stands below or beside them is left out. */
  readonly unknown: readonly string[];
  readonly hasRowHeads: boolean;
  readonly hasColumnHeads: boolean;
}
/** `null`: a heading that the grid does not have. */
type Places = readonly (number | null)[];

/**
 * Where the cells of a pasted block go: by their place from the block's first cell on, or, where its first row or column holds the
 * grid's own heads, by their names, in whatever order. A single cell fills the whole selected block.
 */
export function planPaste(pasted: readonly (readonly string[])[], sheet: GridSheet, block: GridBlock): PastePlan {
  const [single] = pasted[0] ?? [];
  if (pasted.length === 1 && pasted[0]?.length === 1) return planned(placesOf(block).flat().map((place) => ({ place, text: single ?? '' })), sheet);
  const columnHeads = pasted.length > 1 ? matched(pasted[0] ?? [], sheet.columns()) : null;
  const below = columnHeads ? pasted.slice(1) : pasted;
  const rowHeads = (below[0]?.length ?? 0) > 1 ? matched(below.map(([head]) => head ?? ''), sheet.rows()) : null;
  const first = rowHeads ? 1 : 0;
  const rows = rowHeads ?? below.map((_, i) => block.top + i);
  const width = Math.max(...pasted.map((line) => line.length)) - first;
  const columns = columnHeads?.slice(first) ?? Array.from({ length: width }, (_, j) => block.start + j);
  const cells = below.flatMap((line, i) => line.slice(first).map((text, j) => ({ text, row: rows[i] ?? null, column: columns[j] ?? null })));
  const named = cells.flatMap(({ text, row, column }) => (row === null || column === null ? [] : [{ text, place: { row, column } }]));
  const unknown = [...unknownOf(pasted[0]?.slice(first), columnHeads?.slice(first)), ...unknownOf(below.map(([head]) => head ?? ''), rowHeads)];
  return { ...planned(named, sheet), unknown, hasRowHeads: rowHeads !== null, hasColumnHeads: columnHeads !== null };
}

function planned(cells: readonly { place: GridPlace; text: string }[], sheet: GridSheet): PastePlan {
  const whole = { top: 0, bottom: sheet.rows().length - 1, start: 0, end: sheet.columns().length - 1 };
  const inside = cells.filter(({ place }) => isInside(whole, place));
  const writable = inside.filter(({ place }) => sheet.isEditable(place));
  return {
    changes: writable.map(({ place, text }) => ({ ...sheet.addressOf(place), text })),
    readOnly: inside.length - writable.length, beyond: cells.length - inside.length, unknown: [], hasRowHeads: false, hasColumnHeads: false,
  };
}

/** The grid's rows or columns that these headings name; null where most of them name none: then they are no headings. */
function matched(heads: readonly string[], own: readonly { head: string; hint?: string }[]): Places | null {
  const free = new Map<string, number[]>();
  for (const [at, { head, hint }] of own.entries()) {
    for (const name of new Set([plain(head), ...(hint ? [plain(`${head} ${hint}`), plain(`${head} (${hint})`)] : [])])) free.set(name, [...(free.get(name) ?? []), at]);
  }
  const taken = new Set<number>();
  const places = heads.map((head) => {
    const place = free.get(plain(head))?.find((at) => !taken.has(at)) ?? null;
    if (place !== null) taken.add(place);
    return place;
  });
  const given = heads.filter((head) => plain(head) !== '').length;
  return taken.size > 0 && taken.size * 2 >= given ? places : null;
}

function unknownOf(heads: readonly string[] | undefined, places: Places | null | undefined): string[] {
  return heads?.filter((head, at) => places?.[at] === null && plain(head) !== '') ?? [];
}

/** Names as they are compared: without marks of direction, spaces at the ends and in rows, and capitals. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
