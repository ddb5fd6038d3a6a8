import ExcelJS from 'exceljs';

/** A spreadsheet programme in front of a report's template: cells are found by the hidden names of rows and columns. */
export class Spreadsheet {
  private constructor(private readonly book: ExcelJS.Workbook) {}

  static async open(path: string): Promise<Spreadsheet> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    return new Spreadsheet(book);
  }

  /** The first cell to fill of the first row whose id begins so. */
  cell(row: string, column: string): ExcelJS.Cell {
    for (const sheet of this.book.worksheets) {
      for (let at = 2; at <= sheet.rowCount; at++) {
        const id = sheet.getCell(at, 1).value;
        if (typeof id !== 'string' || !id.startsWith(row)) continue;
        for (let across = 3; across <= sheet.columnCount; across++) if (sheet.getCell(1, across).value === column) return sheet.getCell(at, across);
      }
    }
    throw new Error(`the workbook has no ${row} ${column}`);
  }

  save(path: string): Promise<void> {
    return this.book.xlsx.writeFile(path);
  }
}
