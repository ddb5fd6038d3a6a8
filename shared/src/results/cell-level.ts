import { sum } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { anyCategory, cellKeys } from './cell-key.js';
import { exactDecimal } from './figure.js';
import type { Indicator } from './framework.schema.js';
import type { CellKey, Leaf } from './value.schema.js';

/** How finely a place is reported: the codes of the dimensions that are told apart, in the indicator's order; none = the total alone. */
export type CellLevel = readonly string[];
type Split = Pick<Indicator, 'disaggregation' | 'allowsCoarser'>;

/** The levels at which a place may be reported, the finest first; only that one where nothing coarser is allowed (domain 4.1). */
export function cellLevels({ disaggregation, allowsCoarser }: Split): CellLevel[] {
  const all = disaggregation.map(({ code }) => code);
  if (!allowsCoarser) return [all];
  const subsets = all.reduceRight<string[][]>((found, code) => [...found.map((one) => [code, ...one]), ...found], [[]]);
  return subsets.sort((a, b) => b.length - a.length);
}

/** The cells of a level, in the order of the categories. */
export function cellsAt({ disaggregation }: Pick<Indicator, 'disaggregation'>, level: CellLevel): CellKey[] {
  return cellKeys({ disaggregation: disaggregation.map((one) => (level.includes(one.code) ? one : { ...one, categories: [anyCategory] })) });
}

/** The level that the values of a place are at: what every one of them tells apart. Null where there are none. */
export function levelOf({ disaggregation }: Pick<Indicator, 'disaggregation'>, leaves: readonly Leaf[]): CellLevel | null {
  if (leaves.length === 0) return null;
  const cells = leaves.map((leaf) => leaf.cell.split('|'));
  return disaggregation.map(({ code }) => code).filter((_, at) => cells.every((parts) => parts[at] !== anyCategory));
}

/** Values put together at another level, and those that have no place there: coarser than it, or texts. */
export interface Releveled {
  readonly leaves: Leaf[];
  readonly lost: Leaf[];
}

/** The values of one place at another level: cells that fall together are summed (domain 4.4), percentages and ratios by their parts. */
export function atLevel(indicator: Pick<Indicator, 'disaggregation' | 'measure'>, leaves: readonly Leaf[], level: CellLevel): Releveled {
  const places = leaves.map((leaf) => ({ leaf, cell: cellWithin(indicator, leaf.cell, level) }));
  const lost = places.filter(({ leaf, cell }) => cell === null || (indicator.measure === 'qualitative' && cell !== leaf.cell)).map(({ leaf }) => leaf);
  const kept = Map.groupBy(places.filter(({ leaf }) => !lost.includes(leaf)), ({ cell }) => cell ?? anyCategory);
  return { leaves: [...kept].flatMap(([cell, group]) => together(cell, group.map(({ leaf }) => leaf))), lost };
}

function cellWithin({ disaggregation }: Pick<Indicator, 'disaggregation'>, cell: CellKey, level: CellLevel): CellKey | null {
  const parts = cell.split('|').map((part, at) => (level.includes(disaggregation[at]?.code ?? '') ? part : anyCategory));
  const isFineEnough = parts.every((part, at) => part !== anyCategory || !level.includes(disaggregation[at]?.code ?? ''));
  return isFineEnough ? parts.join('|') : null;
}

function together(cell: CellKey, leaves: readonly Leaf[]): Leaf[] {
  const [first, ...others] = leaves;
  if (!first) return [];
  const sumOf = (part: 'value' | 'numerator' | 'denominator'): string | null => {
    const given = leaves.map((leaf) => exactDecimal(leaf[part])).filter((one) => one !== null);
    return given.length === 0 ? null : toDecimalString(sum(given));
  };
  if (others.length === 0) return [first.cell === cell ? first : { ...first, cell }];
  return [{ ...first, cell, value: sumOf('value'), numerator: sumOf('numerator'), denominator: sumOf('denominator') }];
}
