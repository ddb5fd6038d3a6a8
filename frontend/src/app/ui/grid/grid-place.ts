import type { GridMove } from './grid-keys';

/** A place in the grid by numbers: row and column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}
interface Size {
  readonly rows: number;
  readonly columns: number;
}

const within = (n: number, end: number): number => Math.max(0, Math.min(n, end - 1));

/** Where a move leads; null when Tab leaves the grid. `next` and `previous` skip what cannot be edited and run on over the rows. */
export function placeAfter(from: GridPlace, move: GridMove, size: Size, isEditable: (place: GridPlace) => boolean): GridPlace | null {
  const { row, column } = from;
  switch (move) {
    case 'up': return { row: within(row - 1, size.rows), column };
    case 'down': return { row: within(row + 1, size.rows), column };
    case 'before': return { row, column: within(column - 1, size.columns) };
    case 'after': return { row, column: within(column + 1, size.columns) };
    case 'rowStart': return { row, column: 0 };
    case 'rowEnd': return { row, column: size.columns - 1 };
    case 'first': return { row: 0, column: 0 };
    case 'last': return { row: size.rows - 1, column: size.columns - 1 };
    default: return nextEditable(from, move === 'next' ? 1 : -1, size, isEditable);
  }
}

function nextEditable(from: GridPlace, step: 1 | -1, size: Size, isEditable: (place: GridPlace) => boolean): GridPlace | null {
  const end = size.rows * size.columns;
  for (let n = from.row * size.columns + from.column + step; n >= 0 && n < end; n += step) {
    const place = { row: Math.floor(n / size.columns), column: n % size.columns };
    if (isEditable(place)) return place;
  }
  return null;
}
