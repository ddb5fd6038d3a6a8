/** A block as spreadsheets put it on the clipboard: tabs between cells, lines between rows, quotes around cells that hold either. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charAt(i);
    if (isQuoted && c === '"' && plain.charAt(i + 1) === '"') { cell += c; i += 1; }
    else if (c === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (c === '\t' && !isQuoted) endCell();
    else if (c === '\n' && !isQuoted) endRow();
    else cell += c;
  }
  endRow();
  return rows;
}

/** The same the other way: what `readBlock` and every spreadsheet read back. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}
