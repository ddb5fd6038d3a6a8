import type { GridMove } from './grid-keys';

/** A place in the grid by numbers: row and column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that one page of the screen holds. */
  readonly page: number;
}
/** A block of cells by its edges, all of them inside. */
export interface GridBlock {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

const within = (n: number, end: number): number => Math.max(0, Math.min(n, end - 1));

/** The block between two cells, whichever stands first. */
export function blockBetween(a: GridPlace, b: GridPlace): GridBlock {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), start: Math.min(a.column, b.column), end: Math.max(a.column, b.column) };
}

export function isInside({ top, bottom, start, end }: GridBlock, { row, column }: GridPlace): boolean {
  return row >= top && row <= bottom && column >= start && column <= end;
}

export function cellsIn({ top, bottom, start, end }: GridBlock): number {
  return (bottom - top + 1) * (end - start + 1);
}

/** The places of a block, row by row. */
export function placesOf({ top, bottom, start, end }: GridBlock): GridPlace[][] {
  const columns = Array.from({ length: end - start + 1 }, (_, at) => start + at);
  return Array.from({ length: bottom - top + 1 }, (_, at) => columns.map((column) => ({ row: top + at, column })));
}

/** Where a move leads; null when Tab leaves the grid. `next` and `previous` skip what cannot be edited and run on over the rows. */
export function placeAfter(from: GridPlace, move: GridMove, size: GridSize, isEditable: (place: GridPlace) => boolean): GridPlace | null {
  const { row, column } = from;
  switch (move) {
    case 'up': return { row: within(row - 1, size.rows), column };
    case 'down': return { row: within(row + 1, size.rows), column };
    case 'pageUp': return { row: within(row - size.page, size.rows), column };
    case 'pageDown': return { row: within(row + size.page, size.rows), column };
    case 'before': return { row, column: within(column - 1, size.columns) };
    case 'after': return { row, column: within(column + 1, size.columns) };
    case 'rowStart': return { row, column: 0 };
    case 'rowEnd': return { row, column: size.columns - 1 };
    case 'first': return { row: 0, column: 0 };
    case 'last': return { row: size.rows - 1, column: size.columns - 1 };
    default: return nextEditable(from, move === 'next' ? 1 : -1, size, isEditable);
  }
}

function nextEditable(from: GridPlace, step: 1 | -1, size: GridSize, isEditable: (place: GridPlace) => boolean): GridPlace | null {
  const end = size.rows * size.columns;
  for (let n = from.row * size.columns + from.column + step; n >= 0 && n < end; n += step) {
    const place = { row: Math.floor(n / size.columns), column: n % size.columns };
    if (isEditable(place)) return place;
  }
  return null;
}

/** The cell under the mouse: its place is what it tells assistive technology. */
export function placeUnder({ target }: Event): GridPlace | null {
  const cell = target instanceof Element ? target.closest('td[aria-colindex]') : null;
  const row = cell?.closest('tr')?.getAttribute('aria-rowindex');
  return cell && row ? { row: Number(row) - 2, column: Number(cell.getAttribute('aria-colindex')) - 2 } : null;
}
