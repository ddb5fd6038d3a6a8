import { computed, signal } from '@angular/core';
import type { CellAddress, CellChange, CellReading, GridColumn, GridRow } from './grid-model';
import type { GridSheet } from './grid-sheet';
import type { PastePlan } from './paste-plan';

export type ReadCell = (row: GridRow, column: GridColumn, text: string) => CellReading;
/** One cell of a pasted block: what stands there, what will. */
export interface PasteLine extends CellAddress {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** As it will be typed into the cell, and as the cell is edited now. */
  readonly text: string;
  readonly undo: string;
  readonly problem?: string;
  readonly meanings?: CellReading['meanings'];
}

/** A pasted block that waits for a yes: every cell as it would be read, and the one question that ambiguous numbers leave. */
export class PasteReview {
  /** Which of their meanings the ambiguous numbers have, the same for the whole block. */
  readonly meaning = signal<number | null>(null);
  private readonly read: readonly PasteLine[];

  readonly lines = computed(() => this.read.map((line): PasteLine => {
    const chosen = line.meanings?.[this.meaning() ?? -1];
    return chosen ? { ...line, text: chosen.edit, after: chosen.text } : line;
  }).filter((line) => line.after !== line.before || line.problem !== undefined));
  readonly problems = computed(() => this.lines().filter((line) => line.problem !== undefined));
  readonly emptied = computed(() => this.lines().filter((line) => line.after === '' && line.before !== '').length);
  /** The first number with two meanings; it stands for all. */
  readonly question: PasteLine | undefined;
  readonly isReady = computed(() => this.lines().length > 0 && (this.question === undefined || this.meaning() !== null));
  readonly changes = computed((): CellChange[] => this.lines().map(({ row, column, text }) => ({ row, column, text })));
  /** What takes the changes back. */
  readonly before = computed((): CellChange[] => this.lines().map(({ row, column, undo }) => ({ row, column, text: undo })));

  constructor(readonly plan: PastePlan, sheet: GridSheet, read: ReadCell) {
    this.read = plan.changes.map((change) => lineOf(change, sheet, read));
    this.question = this.read.find((line) => line.meanings !== undefined);
  }
}

function lineOf(change: CellChange, sheet: GridSheet, read: ReadCell): PasteLine {
  const place = sheet.placeOf(change) ?? { row: 0, column: 0 };
  const [row, column] = [sheet.rows()[place.row], sheet.columns()[place.column]];
  const { text, problem, meanings } = row && column ? read(row, column, change.text) : { text: change.text };
  const now = sheet.cellAt(place);
  return {
    ...change, name: sheet.nameOf(change), before: now?.text ?? '', undo: now?.edit ?? now?.text ?? '', after: text,
    ...(problem === undefined ? {} : { problem }), ...(meanings === undefined ? {} : { meanings }),
  };
}
