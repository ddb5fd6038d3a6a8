import { computed, signal } from '@angular/core';
import type { CellChange } from './grid-model';

interface Done {
  readonly before: readonly CellChange[];
  readonly after: readonly CellChange[];
}
const longest = 200;

/** What a person did in a grid, act by act: each is undone and done again as a whole. */
export class GridHistory {
  private readonly done = signal<readonly Done[]>([]);
  private readonly undone = signal<readonly Done[]>([]);
  readonly canUndo = computed(() => this.done().length > 0);
  readonly canRedo = computed(() => this.undone().length > 0);

  add(before: readonly CellChange[], after: readonly CellChange[]): void {
    this.done.update((all) => [...all.slice(-longest + 1), { before, after }]);
    this.undone.set([]);
  }

  /** The texts to put back; null where nothing is left to undo. */
  undo(): readonly CellChange[] | null {
    const last = this.done().at(-1);
    if (!last) return null;
    this.done.update((all) => all.slice(0, -1));
    this.undone.update((all) => [...all, last]);
    return last.before;
  }

  redo(): readonly CellChange[] | null {
    const last = this.undone().at(-1);
    if (!last) return null;
    this.undone.update((all) => all.slice(0, -1));
    this.done.update((all) => [...all, last]);
    return last.after;
  }
}
