import { signal } from '@angular/core';
import type { GridRow } from './grid-model';
import { GridWindow } from './grid-window';

const rowsOf = (count: number): GridRow[] => Array.from({ length: count }, (_, at) => ({ id: String(at), head: String(at) }));

describe('The window of a grid', () => {
  it('draws a short grid whole', () => {
    const view = new GridWindow(signal(rowsOf(30)));
    expect(view.drawn(0).map(({ at, gap }) => [at, gap])).toEqual(rowsOf(30).map((_, at) => [at, 0]));
    expect(view.gapAfter(29)).toBe(0);
  });

  it('draws what is seen of a long one, with a few rows more, and keeps the height of the rest', () => {
    const view = new GridWindow(signal(rowsOf(1000)));
    for (const { id } of rowsOf(1000)) view.measure(id, 20);
    expect(view.look(4000, 4400)).toBe(true);
    const drawn = view.drawn(210);
    expect([drawn[0]?.at, drawn.at(-1)?.at]).toEqual([196, 227]);
    expect(drawn[0]?.gap).toBe(196 * 20);
    expect(view.gapAfter(227)).toBe((1000 - 228) * 20);
    expect(view.look(4010, 4410)).withContext('a little farther').toBe(false);
  });

  it('keeps the active row, wherever it is', () => {
    const view = new GridWindow(signal(rowsOf(1000)));
    for (const { id } of rowsOf(1000)) view.measure(id, 20);
    view.look(4000, 4400);
    expect(view.drawn(3)[0]).toEqual({ at: 3, gap: 60 });
    expect(view.drawn(3)[1]).toEqual({ at: 196, gap: 192 * 20 });
    expect(view.drawn(900).at(-1)).toEqual({ at: 900, gap: (900 - 228) * 20 });
  });

  it('counts rows of different heights, those not measured yet by the mean', () => {
    const view = new GridWindow(signal(rowsOf(100)));
    view.measure('0', 100);
    view.measure('1', 20);
    view.look(0, 50);
    expect(view.gapAfter(7)).toBe(92 * 60);
  });

  it('draws everything on paper', () => {
    const view = new GridWindow(signal(rowsOf(1000)));
    view.isPrinting.set(true);
    expect(view.drawn(0).length).toBe(1000);
  });
});
