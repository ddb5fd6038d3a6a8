import { computed, linkedSignal } from '@angular/core';
import { blockBetween, cellsIn, isInside, type GridPlace } from './grid-place';
import type { GridSheet } from './grid-sheet';

/** Where one is in a grid: the active cell, and the block that was drawn up to it. */
export class GridSelection {
  /** Stays at its place when rows come and go, as far as there is one. */
  readonly active = linkedSignal<GridPlace, GridPlace>({
    source: () => ({ row: this.sheet.rows().length, column: this.sheet.columns().length }),
    computation: (size, before) => before
      ? { row: Math.min(before.value.row, Math.max(0, size.row - 1)), column: Math.min(before.value.column, Math.max(0, size.column - 1)) }
      : { row: 0, column: 0 },
  });
  /** The corner from which the block was drawn; null = there is only the active cell. */
  private readonly anchor = linkedSignal<string, GridPlace | null>({ source: () => `${this.sheet.rows().length} ${this.sheet.columns().length}`, computation: () => null });
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
    return this.active().row === row && this.active().column === column;
  }

  has(row: number, column: number): boolean {
    return this.isBlock() && isInside(this.block(), { row, column });
  }
}
