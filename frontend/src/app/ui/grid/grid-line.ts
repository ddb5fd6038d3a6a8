import { Component, ElementRef, afterRenderEffect, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../platform/i18n/texts';
import type { CellAddress, CellMark, GridCell, GridColumn, GridRow } from './grid-model';
import type { GridSelection } from './grid-selection';
import { markDrawings } from './mark-drawings';
import type { PasteLine } from './paste-review';

/** The open cell. */
export interface Editing {
  readonly opening: number;
  /** The cell, also when rows come or go before it while one types. */
  readonly at: CellAddress;
  readonly mode: 'typed' | 'edited';
  /** As the field opened, and as the cell was before. */
  readonly text: string;
  readonly before: string;
}
interface ShownCell extends GridCell {
  readonly column: GridColumn;
}

/** A row of a grid. It is drawn anew only when something in it changes: a key in one cell costs its row, not the table (ADR 0030). */
@Component({
  selector: 'tr[app-grid-line]',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './grid-line.html',
  styleUrl: './grid-line.scss',
  host: { role: 'row', '[class.total]': 'row().isTotal', '[attr.aria-rowindex]': 'at() + 2' },
})
export class GridLine {
  private readonly texts = inject(Texts);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Its place among the rows, from 0. */
  readonly at = input.required<number>();
  readonly row = input.required<GridRow>();
  readonly columns = input.required<readonly GridColumn[]>();
  readonly cell = input.required<(row: GridRow, column: GridColumn) => GridCell>();
  readonly selection = input.required<GridSelection>();
  /** The open cell, where it is of this row. */
  readonly editing = input.required<Editing | null>();
  /** What a pasted block would do, by `row column`. */
  readonly previewed = input.required<ReadonlyMap<string, PasteLine>>();
  /** Whether its height is asked for. */
  readonly isMeasured = input.required<boolean>();
  readonly typed = output<string>();
  readonly left = output<FocusEvent>();
  readonly details = output();
  /** Pixels, with the space to the next one. */
  readonly height = output<number>();

  protected readonly drawings = markDrawings;
  protected readonly cells = computed(() => this.columns().map((column): ShownCell => ({ ...this.cell()(this.row(), column), column })));
  protected readonly activeColumn = computed(() => this.selection().columnAt(this.at()));
  private readonly block = computed(() => this.selection().blockAt(this.at()), { equal: (a, b) => a?.start === b?.start && a?.end === b?.end });

  constructor() {
    afterRenderEffect({ read: () => this.measure() });
  }

  protected word(mark: CellMark): string {
    return this.texts.say(`common.grid.mark.${mark}`);
  }

  protected isInBlock(column: number): boolean {
    const block = this.block();
    return block !== null && column >= block.start && column <= block.end;
  }

  private measure(): void {
    this.cells();
    if (!this.isMeasured()) return;
    const margin = parseFloat(getComputedStyle(this.element).marginBlockEnd) || 0;
    this.height.emit(this.element.getBoundingClientRect().height + margin);
  }
}
