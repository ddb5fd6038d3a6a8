import { anyCategory, cellKeys, isQuotient, locationTotal, periodTotals, viewOf, type FigureView, type Indicator, type Leaf } from '#shared/results';

/** A table of one indicator for paper. Figures as they are, for the page to write; null = not reported. */
export interface PaperTable {
  /** Category codes across, `*` for all of them; one nameless column where nothing is split. */
  readonly columns: readonly string[];
  readonly hasTotals: boolean;
  readonly groups: readonly PaperGroup[];
  /** Over locations, where there are several. */
  readonly total: PaperRow | null;
}
/** A location: one row, or a row of sums and a row for each combination of the other dimensions. */
export interface PaperGroup {
  readonly location: string;
  readonly sums: PaperRow;
  readonly rows: readonly PaperRow[];
}
export interface PaperRow {
  /** The categories that the row stands for, in order of the dimensions that are not across. */
  readonly categories: readonly string[];
  readonly cells: readonly PaperCell[];
  readonly total: PaperCell;
}
export type PaperCell = (FigureView & { readonly text: string | null }) | null;

const mostColumns = { plain: 9, quotient: 4, text: 1 } as const;

/** The widest dimension that fits the paper stands across, the others below each location. */
export function paperTable(indicator: Indicator, all: readonly Leaf[]): PaperTable {
  const leaves = all.filter((leaf) => leaf.indicator === indicator.id);
  const cells = [...new Set([...cellKeys(indicator), ...leaves.map((leaf) => leaf.cell)])].map((cell) => cell.split('|'));
  const across = dimensionAcross(indicator, cells);
  const inRow = (cell: readonly string[]) => cell.filter((_, at) => at !== across);
  const columns = unique(cells.map((cell) => cell[across] ?? ''));
  const rowKeys = unique(cells.map((cell) => inRow(cell).join('|')));
  const keyed = leaves.map((leaf) => { const parts = leaf.cell.split('|'); return { leaf, column: parts[across] ?? '', row: inRow(parts).join('|') }; });
  const groups = indicator.locations.map((location): PaperGroup => {
    const here = keyed.filter((one) => one.leaf.location === location);
    const rowOf = (key: string, own: typeof keyed): PaperRow => ({
      categories: key === '' ? [] : key.split('|'), total: sum(indicator, own.map((one) => one.leaf), location),
      cells: columns.map((column) => sum(indicator, own.filter((one) => one.column === column).map((one) => one.leaf), location)),
    });
    const isShown = (key: string) => !key.split('|').includes(anyCategory) || key === anyCategory || here.some((one) => one.row === key);
    const rows = rowKeys.filter((key) => isShown(key)).map((key) => rowOf(key, here.filter((one) => one.row === key)));
    return { location, sums: rowOf('', here), rows: rowKeys.length > 1 ? rows : [] };
  });
  const over = (own: typeof keyed): PaperCell => shown(viewOf(periodTotals(indicator, own.map((one) => one.leaf)).total), null);
  const isSummed = indicator.measure !== 'qualitative';
  return {
    columns, groups, hasTotals: isSummed && columns.length > 1,
    total: isSummed && groups.length > 1 ? { categories: [], total: over(keyed), cells: columns.map((column) => over(keyed.filter((one) => one.column === column))) } : null,
  };
}

/** The place of the dimension that stands across, -1 for none. */
function dimensionAcross({ measure }: Indicator, cells: readonly (readonly string[])[]): number {
  const most = measure === 'qualitative' ? mostColumns.text : isQuotient(measure) ? mostColumns.quotient : mostColumns.plain;
  const sizes = (cells[0] ?? []).map((_, at) => unique(cells.map((cell) => cell[at] ?? '')).length);
  const fitting = sizes.filter((size) => size <= most);
  return fitting.length === 0 ? -1 : sizes.indexOf(Math.max(...fitting));
}

function sum(indicator: Indicator, leaves: readonly Leaf[], location: string): PaperCell {
  const text = leaves.map((leaf) => leaf.text?.trim() ?? '').filter(Boolean).join('\n') || null;
  return shown(viewOf(locationTotal(indicator, leaves, location)), text);
}

function shown(figure: FigureView, text: string | null): PaperCell {
  return figure.value === null && text === null ? null : { ...figure, text };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
