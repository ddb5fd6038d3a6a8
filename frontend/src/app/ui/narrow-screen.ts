import { Injectable, signal, type Signal } from '@angular/core';

/** Whether the window is narrower than a width, as it is now. */
@Injectable({ providedIn: 'root' })
export class NarrowScreen {
  private readonly known = new Map<number, Signal<boolean>>();

  /** @param width in CSS pixels */
  isBelow(width: number): Signal<boolean> {
    const known = this.known.get(width);
    if (known) return known;
    const query = matchMedia(`(max-width: ${width - 1}px)`);
    const isNarrow = signal(query.matches);
    query.addEventListener('change', () => { isNarrow.set(query.matches); });
    this.known.set(width, isNarrow.asReadonly());
    return isNarrow;
  }
}
