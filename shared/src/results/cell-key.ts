import type { Id } from '../platform/id.schema.js';
import type { Indicator } from './framework.schema.js';
import type { CellKey } from './value.schema.js';

/** In place of a category: all of them together, at a coarser level (domain 4.1). */
export const anyCategory = '*';
type Dimensions = Pick<Indicator, 'disaggregation'>;

/** The leaves of an indicator at one location: every combination of its categories, in their order; `*` without any. */
export function cellKeys(indicator: Dimensions): CellKey[] {
  const [first, ...others] = indicator.disaggregation;
  if (!first) return [anyCategory];
  return others.reduce(
    (keys, dimension) => keys.flatMap((key) => dimension.categories.map((category) => `${key}|${category}`)),
    first.categories,
  );
}

/** All leaves that may be typed: locations × cells (domain 4.1). */
export function leavesOf(indicator: Pick<Indicator, 'disaggregation' | 'locations'>): { location: Id; cell: CellKey }[] {
  const cells = cellKeys(indicator);
  return indicator.locations.flatMap((location) => cells.map((cell) => ({ location, cell })));
}

/** The cell of a choice of categories by dimension code, e.g. {sex: 'F', age: '15-24'} → `F|15-24`; one not named = `*`. */
export function cellKeyOf(indicator: Dimensions, categories: Readonly<Record<string, string>>): CellKey {
  if (indicator.disaggregation.length === 0) return anyCategory;
  return indicator.disaggregation.map((dimension) => categories[dimension.code] ?? anyCategory).join('|');
}

/** The categories that a cell names, by dimension code; a coarser cell leaves dimensions out. */
export function categoriesOf(indicator: Dimensions, cell: CellKey): Record<string, string> {
  const parts = cell.split('|');
  const named = indicator.disaggregation.map((dimension, i) => [dimension.code, parts[i] ?? anyCategory] as const);
  return Object.fromEntries(named.filter(([, category]) => category !== anyCategory));
}

/** Whether the cell is one of the indicator's leaves, or a coarser cell where the indicator allows one (domain 4.1). */
export function isCellOf(indicator: Pick<Indicator, 'disaggregation' | 'allowsCoarser'>, cell: CellKey): boolean {
  const { disaggregation, allowsCoarser } = indicator;
  if (disaggregation.length === 0) return cell === anyCategory;
  const parts = cell.split('|');
  if (parts.length !== disaggregation.length) return false;
  return disaggregation.every(({ categories }, i) => {
    const part = parts[i] ?? '';
    return part === anyCategory ? allowsCoarser : categories.includes(part);
  });
}

/** Whether two cells of one location count something in common (the same cell, or one within the other's coarser level). */
export function overlap(a: CellKey, b: CellKey): boolean {
  const others = b.split('|');
  return a.split('|').every((part, i) => part === anyCategory || others[i] === anyCategory || part === others[i]);
}

/** Names a subtotal: "dimension=category", e.g. `sex=F`. */
export function categoryKey(dimension: string, category: string): string {
  return `${dimension}=${category}`;
}

/** The subtotals of an indicator, in the order of its dimensions and categories. */
export function categoryKeys(indicator: Dimensions): string[] {
  return indicator.disaggregation.flatMap(({ code, categories }) => categories.map((category) => categoryKey(code, category)));
}
