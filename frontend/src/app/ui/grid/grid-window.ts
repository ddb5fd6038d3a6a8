import { computed, signal, type Signal } from '@angular/core';
import type { GridRow } from './grid-model';

/** Up to so many rows all are drawn: searching in the page finds them, and nothing is measured. */
const mostDrawn = 40;
/** Rows beyond the edge that are drawn too; the drawn span moves by as many at once. */
const step = 4;
const firstGuess = 37;

interface Span {
  readonly from: number;
  /** The first row after it. */
  readonly to: number;
}
/** A row to draw, with the height of what is left out before it. */
export interface DrawnRow {
  readonly at: number;
  readonly gap: number;
}

/** Which rows of a long grid are drawn: those near what is seen, and the one that holds the focus. Rows may differ in height. */
export class GridWindow {
  private readonly heights = signal<ReadonlyMap<string, number>>(new Map());
  private readonly span = signal<Span>({ from: 0, to: mostDrawn });
  /** Of paper nothing is left out. */
  readonly isPrinting = signal(false);
  readonly isOn = computed(() => this.rows().length > mostDrawn && !this.isPrinting());
  /** Where each row begins, in pixels; one more for the end. */
  private readonly offsets = computed(() => {
    const heights = this.heights();
    const guess = heights.size === 0 ? firstGuess : [...heights.values()].reduce((sum, one) => sum + one, 0) / heights.size;
    const offsets = new Float64Array(this.rows().length + 1);
    for (const [at, row] of this.rows().entries()) offsets[at + 1] = (offsets[at] ?? 0) + (heights.get(row.id) ?? guess);
    return offsets;
  });

  constructor(private readonly rows: Signal<readonly GridRow[]>) {}

  /** The rows to draw, in order. @param active the row that holds the focus */
  drawn(active: number): DrawnRow[] {
    const count = this.rows().length;
    if (!this.isOn()) return Array.from({ length: count }, (_, at) => ({ at, gap: 0 }));
    const { from, to } = this.span();
    const rows = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, at) => from + at);
    if (active < from) rows.unshift(active);
    else if (active >= to && active < count) rows.push(active);
    return rows.map((at, i) => ({ at, gap: this.height((rows[i - 1] ?? -1) + 1, at) }));
  }

  /** The height of what is left out after the last drawn row. */
  gapAfter(last: number): number {
    return this.isOn() ? this.height(last + 1, this.rows().length) : 0;
  }

  /** This part of the rows is seen: pixels below the top of the first. Whether other rows are drawn now. */
  look(top: number, bottom: number): boolean {
    const count = this.rows().length;
    const from = Math.max(0, Math.floor(this.rowAt(top) / step) * step - step);
    const to = Math.min(count, Math.ceil((this.rowAt(bottom) + 1) / step) * step + step);
    const { from: before, to: after } = this.span();
    if (from === before && to === after) return false;
    this.span.set({ from, to });
    return true;
  }

  /** A drawn row is so high, in pixels. */
  measure(id: string, height: number): void {
    const known = this.heights();
    if (height > 0 && Math.abs((known.get(id) ?? 0) - height) > 0.5) this.heights.set(new Map(known).set(id, height));
  }

  private height(from: number, to: number): number {
    const offsets = this.offsets();
    return Math.max(0, (offsets[to] ?? 0) - (offsets[from] ?? 0));
  }

  private rowAt(pixels: number): number {
    const offsets = this.offsets();
    let [low, high] = [0, Math.max(0, offsets.length - 2)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((offsets[middle] ?? 0) <= pixels) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
