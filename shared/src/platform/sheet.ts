/** A cell with something in it, as it stands in somebody's workbook. `row` and `column` from 1; a number as the file writes it. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly kind: 'number' | 'text' | 'boolean' | 'error';
  readonly text: string;
  readonly isFormula: boolean;
}

/** A sheet of a workbook, read without believing anything of it. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly cells: readonly SheetCell[];
}

/** The letters of a column, from 1: A, B … Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter;
}

/** A cell's name: `cellName(12, 5)` is E12. */
export function cellName(row: number, column: number): string {
  return columnName(column) + row.toString();
}
