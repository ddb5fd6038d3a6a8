import { computed, signal } from '@angular/core';
import type { CellChange } from './grid-model';

interface Typed {
  readonly before: readonly CellChange[];
  readonly after: readonly CellChange[];
}
/** An act of the page on what the grid shows, which the page itself takes back and does again. */
export interface PageAct {
  readonly undo: () => void;
  readonly redo: () => void;
}
const longest = 200;

/** What a person did in a grid, act by act: each is undone and done again as a whole. */
export class GridHistory {
  private readonly done = signal<readonly (Typed | PageAct)[]>([]);
  private readonly undone = signal<readonly (Typed | PageAct)[]>([]);
  readonly canUndo = computed(() => this.done().length > 0);
  readonly canRedo = computed(() => this.undone().length > 0);

  add(act: Typed | PageAct): void {
    this.done.update((all) => [...all.slice(-longest + 1), act]);
    this.undone.set([]);
  }

  /** The texts to put back, or what the page does; null where nothing is left to undo. */
  undo(): readonly CellChange[] | (() => void) | null {
    const last = this.done().at(-1);
    if (!last) return null;
    this.done.update((all) => all.slice(0, -1));
    this.undone.update((all) => [...all, last]);
    return 'undo' in last ? last.undo : last.before;
  }

  redo(): readonly CellChange[] | (() => void) | null {
    const last = this.undone().at(-1);
    if (!last) return null;
    this.undone.update((all) => all.slice(0, -1));
    this.done.update((all) => [...all, last]);
    return 'redo' in last ? last.redo : last.after;
  }
}
