import { Injectable, inject, signal } from '@angular/core';
import { atLevel, cellLevels, cellsAt, leafPointer, levelOf, type CellLevel, type Indicator, type Leaf } from '#shared/results';
import { Texts } from '../../platform/i18n/texts';
import { Confirmations } from '../../ui/confirm-dialog';
import { ReportDesk } from '../data/report-desk';

/** How finely each place of an indicator is reported (domain 4.1): told by its values; where there are none yet, as it was chosen here. Provided by the page. */
@Injectable()
export class ValueLevels {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  /** The values of an indicator by place, as long as they are the same. */
  private readonly places = new WeakMap<readonly Leaf[], ReadonlyMap<string, readonly Leaf[]>>();
  private readonly latest = signal<{ readonly indicator: string; readonly undo: () => void; readonly redo: () => void } | null>(null);
  /** The newest change of a level, which its grid undoes. */
  readonly changed = this.latest.asReadonly();
  private readonly chosen = signal<ReadonlyMap<string, CellLevel>>(new Map());

  of(indicator: Indicator, location: string): CellLevel {
    const [finest = [], ...coarser] = cellLevels(indicator);
    if (coarser.length === 0) return finest;
    return levelOf(indicator, this.leavesAt(indicator, location)) ?? this.chosen().get(`${indicator.id} ${location}`) ?? finest;
  }

  /** The cells that are typed at a place. */
  cellsOf(indicator: Indicator, location: string): string[] {
    return cellsAt(indicator, this.of(indicator, location));
  }

  /** Reports these places at another level from now on: values that fall together are summed, after a question. @returns whether it was done */
  async choose(indicator: Indicator, locations: readonly string[], level: CellLevel): Promise<boolean> {
    const asked = this.changesTo(indicator, locations, level);
    const lost = asked.reduce((sum, one) => sum + one.lost.length, 0);
    const merged = asked.reduce((sum, { before, leaves }) => sum + before.filter((leaf) => !leaves.includes(leaf)).length, 0) - lost;
    if (merged + lost > 0 && !(await this.isAgreed(merged, lost))) return false;
    const changes = this.changesTo(indicator, locations, level); // the report may have been read again meanwhile
    const undo = (): void => { for (const { location, before, level: old } of changes) this.write(indicator, location, old, before); };
    const redo = (): void => { for (const { location, leaves } of changes) this.write(indicator, location, level, leaves); };
    redo();
    this.latest.set({ indicator: indicator.id, undo, redo });
    return true;
  }

  /** What was changed is in the history of its grid. */
  remembered(): void {
    this.latest.set(null);
  }

  private changesTo(indicator: Indicator, locations: readonly string[], level: CellLevel) {
    return locations.map((location) => {
      const before = this.leavesAt(indicator, location);
      return { location, before, level: this.of(indicator, location), ...atLevel(indicator, before, level) };
    });
  }

  /** A place has this level from now on, and these values in place of those that stand there. */
  private write(indicator: Indicator, location: string, level: CellLevel, after: readonly Leaf[]): void {
    const board = this.desk.partner();
    if (!board?.isEditable()) return;
    const before = this.leavesAt(indicator, location);
    this.chosen.update((all) => new Map([...all, [`${indicator.id} ${location}`, level] as const]));
    const stays = new Set(after.map(leafPointer));
    const emptied = before.map(leafPointer).filter((pointer) => !stays.has(pointer)).map((pointer) => ({ pointer, value: null }));
    const written = after.filter((leaf) => !before.includes(leaf)).map((leaf) => ({ pointer: leafPointer(leaf), value: patchedOf(indicator, leaf) }));
    board.putAll([...emptied, ...written]);
  }

  private async isAgreed(merged: number, lost: number): Promise<boolean> {
    const text = (['merge', 'lose'] as const).flatMap((what, at) => { const n = [merged, lost][at] ?? 0; return n > 0 ? [this.texts.plural(`reports.level.${what}`, n)] : []; }).join(' ');
    return Boolean(await this.confirmations.ask({ title: this.texts.say('reports.level.title'), text, act: this.texts.say('reports.level.act'), isDangerous: lost > 0 }));
  }

  private leavesAt(indicator: Indicator, location: string): readonly Leaf[] {
    const leaves = this.desk.leaves().get(indicator.id);
    if (!leaves) return [];
    const places = this.places.get(leaves) ?? Map.groupBy(leaves, (leaf) => leaf.location);
    this.places.set(leaves, places);
    return places.get(location) ?? [];
  }
}

function patchedOf({ measure }: Indicator, { value, numerator, denominator, text }: Leaf): unknown {
  if (measure === 'number') return value;
  return measure === 'qualitative' ? text : { numerator, denominator };
}
