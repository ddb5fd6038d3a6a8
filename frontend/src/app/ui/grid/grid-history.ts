import { Injectable, signal } from '@angular/core';
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

  add(act: Typed | PageAct): void {
    this.done.update((all) => [...all.slice(-longest + 1), act]);
    this.undone.set([]);
  }

  canUndo(columns: string): boolean {
    return lastIn(this.done(), columns) !== null;
  }

  canRedo(columns: string): boolean {
    return lastIn(this.undone(), columns) !== null;
  }

  /** The texts to put back, or what the page does; null where nothing is left to undo. */
  undo(columns: string): readonly CellChange[] | (() => void) | null {
    const last = lastIn(this.done(), columns);
    if (!last) return null;
    this.done.update((all) => all.slice(0, -1));
    this.undone.update((all) => [...all, last]);
    return 'undo' in last ? last.undo : last.before;
  }

  redo(columns: string): readonly CellChange[] | (() => void) | null {
    const last = lastIn(this.undone(), columns);
    if (!last) return null;
    this.undone.update((all) => all.slice(0, -1));
    this.done.update((all) => [...all, last]);
    return 'redo' in last ? last.redo : last.after;
  }
}

function lastIn(acts: readonly (Typed | PageAct)[], columns: string): Typed | PageAct | null {
  const last = acts.at(-1);
  return last && ('undo' in last || last.columns === columns) ? last : null;
}

/** Histories of grids that go and come back on a page, by their names: what was done before one looked elsewhere is undone as well. Provided by the page. */
@Injectable()
export class GridHistories {
  private readonly all = new Map<string, GridHistory>();

  of(name: string): GridHistory {
    const known = this.all.get(name) ?? new GridHistory();
    this.all.set(name, known);
    return known;
  }
}
