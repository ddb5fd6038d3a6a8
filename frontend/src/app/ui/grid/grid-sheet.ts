import { computed, type Signal } from '@angular/core';
import type { CellAddress, GridCell, GridColumn, GridRow } from './grid-model';
import type { GridPlace } from './grid-place';

type CellOf = (row: GridRow, column: GridColumn) => GridCell;

/** The cells of a grid by their places, asked of the page one by one: nothing of a long grid is computed that nobody needs. */
export class GridSheet {
  private readonly rowAt = computed(() => new Map(this.rows().map((row, at) => [row.id, at])));
  private readonly columnAt = computed(() => new Map(this.columns().map((column, at) => [column.id, at])));

  constructor(readonly rows: Signal<readonly GridRow[]>, readonly columns: Signal<readonly GridColumn[]>, private readonly cellOf: Signal<CellOf>) {}

  cellAt({ row, column }: GridPlace): GridCell | undefined {
    const [line, head] = [this.rows()[row], this.columns()[column]];
    return line && head && this.cellOf()(line, head);
  }

  isEditable(place: GridPlace): boolean {
    const cell = this.cellAt(place);
    return cell !== undefined && !cell.isReadOnly;
  }

  /** As the cell's text is edited and copied. */
  editText(place: GridPlace): string {
    const cell = this.cellAt(place);
    return cell?.edit ?? cell?.text ?? '';
  }

  addressOf({ row, column }: GridPlace): CellAddress {
    return { row: this.rows()[row]?.id ?? '', column: this.columns()[column]?.id ?? '' };
  }

  /** Null where the cell is not in the grid any more. */
  placeOf({ row, column }: CellAddress): GridPlace | null {
    const [r, c] = [this.rowAt().get(row), this.columnAt().get(column)];
    return r === undefined || c === undefined ? null : { row: r, column: c };
  }

  /** The cell in words: `Beni Yenni, Women`. */
  nameOf(address: CellAddress): string {
    const place = this.placeOf(address);
    const column = place && this.columns()[place.column];
    return [place && this.rows()[place.row]?.head, [column?.head, column?.hint].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  }
}
