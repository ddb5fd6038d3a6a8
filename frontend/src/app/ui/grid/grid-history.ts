import { computed, signal, type Signal } from '@angular/core';
import type { CellChange } from './grid-model';

interface Typed {
  readonly before: readonly CellChange[];
  readonly after: readonly CellChange[];
  /** The columns in which it was typed, and is undone. */
  readonly columns: string;
}
/** An act of the page on what the grid shows, which the page itself takes back and does again. */
export interface PageAct {
  readonly undo: () => void;
  readonly redo: () => void;
}
const longest = 200;

/** What a person did in a grid, act by act: each is undone and done again as a whole; what was typed in other columns than those that are shown waits for these. */
export class GridHistory {
  private readonly done = signal<readonly (Typed | PageAct)[]>([]);
  private readonly undone = signal<readonly (Typed | PageAct)[]>([]);
  private readonly nextToUndo = computed(() => this.open(this.done().at(-1)));
  private readonly nextToRedo = computed(() => this.open(this.undone().at(-1)));
  readonly canUndo = computed(() => this.nextToUndo() !== null);
  readonly canRedo = computed(() => this.nextToRedo() !== null);

  constructor(private readonly columns: Signal<string>) {}

  add(act: Omit<Typed, 'columns'> | PageAct): void {
    this.done.update((all) => [...all.slice(-longest + 1), 'undo' in act ? act : { ...act, columns: this.columns() }]);
    this.undone.set([]);
  }

  /** The texts to put back, or what the page does; null where nothing is left to undo. */
  undo(): readonly CellChange[] | (() => void) | null {
    const last = this.nextToUndo();
    if (!last) return null;
    this.done.update((all) => all.slice(0, -1));
    this.undone.update((all) => [...all, last]);
    return 'undo' in last ? last.undo : last.before;
  }

  redo(): readonly CellChange[] | (() => void) | null {
    const last = this.nextToRedo();
    if (!last) return null;
    this.undone.update((all) => all.slice(0, -1));
    this.done.update((all) => [...all, last]);
    return 'redo' in last ? last.redo : last.after;
  }

  private open(act: Typed | PageAct | undefined): Typed | PageAct | null {
    return act && ('undo' in act || act.columns === this.columns()) ? act : null;
  }
}
