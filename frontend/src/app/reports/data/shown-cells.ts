import { DestroyRef, Injectable } from '@angular/core';

type Way = (pointer: string) => boolean;

/** The ways to the cells of the grids that are on the page, by the pointers of their fields. */
@Injectable({ providedIn: 'root' })
export class ShownCells {
  private readonly ways = new Set<Way>();

  /** A grid on the page shows the cell of a field, or says that the field is not in it. */
  leadBy(way: Way, grid: DestroyRef): void {
    this.ways.add(way);
    grid.onDestroy(() => this.ways.delete(way));
  }

  /** Puts the focus on the cell of a field. Whether it is on the page. */
  show(pointer: string): boolean {
    return [...this.ways].some((way) => way(pointer));
  }
}
