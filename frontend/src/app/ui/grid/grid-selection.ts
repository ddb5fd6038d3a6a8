import { computed, linkedSignal } from '@angular/core';
import { blockBetween, cellsIn, type GridBlock, type GridPlace } from './grid-place';
import type { GridSheet } from './grid-sheet';

interface Named {
  readonly id: string;
}

/** Where the one at this place of the list before stands now. */
function followed(before: readonly Named[], now: readonly Named[], at: number): number {
  const id = before[at]?.id;
  if (now[at]?.id === id) return at;
  const found = now.findIndex((one) => one.id === id);
  return found >= 0 ? found : Math.min(at, Math.max(0, now.length - 1));
}

/** Where one is in a grid: the active cell, and the block that was drawn up to it. */
export class GridSelection {
  /** Goes along with its row and column when others come and go before them; stays at its place, as far as there is one, when they go themselves. */
  readonly active = linkedSignal<{ rows: readonly Named[]; columns: readonly Named[] }, GridPlace>({
    source: () => ({ rows: this.sheet.rows(), columns: this.sheet.columns() }),
    computation: (now, before) => before
      ? { row: followed(before.source.rows, now.rows, before.value.row), column: followed(before.source.columns, now.columns, before.value.column) }
      : { row: 0, column: 0 },
    equal: (one, other) => one.row === other.row && one.column === other.column,
  });
  /** The corner from which the block was drawn; null = there is only the active cell. It stays when the same rows and columns come again. */
  private readonly anchor = linkedSignal<string, GridPlace | null>({
    source: () => `${this.sheet.rows().length} ${this.sheet.columns().length}`,
    computation: (size, before) => (before?.source === size ? before.value : null),
  });
  readonly block = computed(() => blockBetween(this.anchor() ?? this.active(), this.active()));
  readonly isBlock = computed(() => cellsIn(this.block()) > 1);

  constructor(private readonly sheet: GridSheet) {}

  go(to: GridPlace): void {
    this.anchor.set(null);
    this.active.set(to);
  }

  /** The block reaches from where one was to this cell. */
  extend(to: GridPlace): void {
    const from = this.active();
    this.anchor.update((anchor) => anchor ?? from);
    this.active.set(to);
  }

  all(): void {
    this.go({ row: this.sheet.rows().length - 1, column: this.sheet.columns().length - 1 });
    this.extend({ row: 0, column: 0 });
  }

  /** Back to the active cell alone. Whether there was more. */
  collapse(): boolean {
    const wasBlock = this.isBlock();
    this.anchor.set(null);
    return wasBlock;
  }

  isActive(row: number, column: number): boolean {
    return this.columnAt(row) === column;
  }

  /** The column of the active cell, if it is in this row; else -1. */
  columnAt(row: number): number {
    const active = this.active();
    return active.row === row ? active.column : -1;
  }

  /** The block, if it reaches into this row and is more than a cell. */
  blockAt(row: number): GridBlock | null {
    const block = this.block();
    return this.isBlock() && row >= block.top && row <= block.bottom ? block : null;
  }
}
