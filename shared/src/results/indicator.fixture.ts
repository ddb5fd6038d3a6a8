import type { Indicator } from './framework.schema.js';
import type { Leaf } from './value.schema.js';
import { cellKeys } from './cell-key.js';

/** An indicator for specs: a number that increases from 0 to 100, summed over its two locations and all periods. */
export function anIndicator(given: Partial<Indicator> = {}): Indicator {
  return {
    id: 'i', output: 'o', code: '1.1.1', title: 'Persons trained', unit: 'persons', measure: 'number', direction: 'increase',
    acrossLocations: 'sum', acrossPeriods: 'sum', baseline: { value: '0', year: 2025 }, target: '100', periodTargets: null,
    verification: '', disaggregation: [], locations: ['a', 'b'], countsPersons: false, distinctPersons: false,
    allowsNegative: false, allowsCoarser: false, ...given,
  };
}

/** A leaf for specs from "5" or "30/40" (numerator/denominator; a part left out is null) or null. */
export function aLeaf(location: string, typed: string | null, cell = '*', indicator = 'i'): Leaf {
  const [first = null, second] = typed === null ? [] : typed.split('/');
  const whole = { indicator, location, cell, text: null, value: null, numerator: null, denominator: null };
  return second === undefined ? { ...whole, value: first } : { ...whole, numerator: first || null, denominator: second || null };
}

/** One leaf per location, without disaggregation: 10, 20, 30 at a, b, c. */
export function leavesAt(values: Readonly<Record<string, string | null>>): Leaf[] {
  return Object.entries(values).map(([location, typed]) => aLeaf(location, typed));
}

/** All leaves of an indicator from rows of cells, a row per location. */
export function leavesFrom(indicator: Indicator, rows: readonly (readonly (string | null)[])[]): Leaf[] {
  const cells = cellKeys(indicator);
  return indicator.locations.flatMap((location, l) => cells.map((cell, c) => aLeaf(location, rows[l]?.[c] ?? null, cell, indicator.id)));
}
