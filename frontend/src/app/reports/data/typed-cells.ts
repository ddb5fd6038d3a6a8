import { signal } from '@angular/core';

/** Texts in cells that are not (yet) values: kept as typed, with the reason, until they are mended. */
export class TypedCells {
  private readonly all = signal<ReadonlyMap<string, { text: string; note: string }>>(new Map());

  at(place: string): { text: string; note: string } | undefined {
    return this.all().get(place);
  }
  refuse(place: string, text: string, note: string): void {
    this.all.update((before) => new Map(before).set(place, { text, note }));
  }
  accept(place: string): void {
    if (!this.all().has(place)) return;
    this.all.update((before) => new Map([...before].filter(([at]) => at !== place)));
  }
  get count(): number {
    return this.all().size;
  }
}
