/** What stands beside a cell's figure, by an icon and a word. */
export const cellMarks = ['waiting', 'saved', 'conflict', 'invalid', 'unusual', 'commented', 'locked'] as const;
export type CellMark = (typeof cellMarks)[number];

export interface GridColumn {
  readonly id: string;
  readonly head: string;
  /** Said below the head: a unit, a currency. */
  readonly hint?: string;
  readonly isText?: boolean;
}
export interface GridRow {
  readonly id: string;
  readonly head: string;
  readonly hint?: string;
  /** Depth in a tree of rows, 0 at the edge. */
  readonly level?: number;
  readonly isTotal?: boolean;
}
export interface GridCell {
  /** As it is shown: formatted. */
  readonly text: string;
  /** As it is edited; the shown text when left out. */
  readonly edit?: string;
  /** Computed or locked: reachable, never edited. */
  readonly isReadOnly?: boolean;
  readonly marks?: readonly CellMark[];
  /** The reason in words, for an invalid, unusual or locked cell. */
  readonly note?: string;
}
/** How a text would be read in a cell: what the preview of a paste says of it. */
export interface CellReading {
  /** As the cell would show it. */
  readonly text: string;
  /** Why it is no value; pasted all the same, it stands as typed until it is mended. */
  readonly problem?: string;
  /** The meanings of an ambiguous number, in the order of `parseTyped`, each with the text that means nothing else. */
  readonly meanings?: readonly { readonly text: string; readonly edit: string }[];
}
export interface CellAddress {
  readonly row: string;
  readonly column: string;
}
export interface CellChange extends CellAddress {
  /** As typed; the page reads it (`parseTyped`, `parseAmount`) and gives the cell its marks. */
  readonly text: string;
}
/** Asks for the panel of a cell: Ctrl+Enter, its button, or a second press on a read-only cell. */
export interface GridDetails {
  readonly cell: CellAddress;
}
export type GridAct = 'typing' | 'paste' | 'fill' | 'clear' | 'undo' | 'redo';
/** One act of the person: several cells when a block was pasted, filled, cleared or undone. */
export interface GridChange {
  readonly changes: readonly CellChange[];
  readonly by: GridAct;
}
