import fc from 'fast-check';
import { rational } from '../numbers/rational.js';
import { cellKeys } from './cell-key.js';
import { plainFigure, viewOf, type Figure } from './figure.js';
import type { LocationRule, PeriodRule } from './framework.schema.js';
import { aLeaf, anIndicator, leavesAt } from './indicator.fixture.js';
import { acrossPeriods, locationTotal, periodTotals } from './totals.js';

const value = (figure: Figure | null | undefined): string | null => viewOf(figure ?? null).value;
const series = (...values: (string | null)[]): (Figure | null)[] => values.map((text) => plainFigure(text === null ? null : rational(text)));
const sexAndAge = anIndicator({
  locations: ['a'],
  disaggregation: [{ code: 'sex', categories: ['M', 'F'] }, { code: 'age', categories: ['<18', '≥18'] }],
});

describe('totals across locations (domain 4.4)', () => {
  const vectors: readonly [LocationRule, Record<string, string | null>, string | null][] = [
    ['sum', { a: '10', b: '20', c: '30' }, '60'],
    ['max', { a: '10', b: '20', c: '30' }, '30'],
    ['average', { a: '10', b: '20', c: '30' }, '20'],
    ['average', { a: '10', b: null, c: '30' }, '20'],
    ['average', { a: '10', b: '0', c: '30' }, '13.3333333333'],
    ['sum', { a: null, b: null }, null],
    ['sum', { a: null, b: '0' }, '0'],
    ['max', { a: '-3', b: '-7' }, '-3'],
    ['average', { a: null }, null],
    ['sum', { a: '0.1', b: '0.2' }, '0.3'],
  ];
  for (const [acrossLocations, leaves, expected] of vectors) {
    it(`${acrossLocations} of ${JSON.stringify(leaves)} is ${expected}`, () => {
      const indicator = anIndicator({ acrossLocations, locations: Object.keys(leaves) });
      expect(value(periodTotals(indicator, leavesAt(leaves)).total)).toBe(expected);
    });
  }
});

describe('totals across periods (domain 4.5)', () => {
  const vectors: readonly [PeriodRule, (string | null)[], string | null][] = [
    ['sum', ['60', '20', '10'], '90'],
    ['max', ['60', '20', '10'], '60'],
    ['average', ['60', '20', '10'], '30'],
    ['latest', ['60', '20', '10'], '10'],
    ['latest', ['60', '20', null], '20'],
    ['latest', ['60', '20', '0'], '0'],
    ['average', ['60', null, '20'], '40'],
    ['sum', [null, null], null],
    ['max', [], null],
  ];
  for (const [rule, values, expected] of vectors) {
    it(`${rule} of ${JSON.stringify(values)} is ${expected}`, () => {
      expect(value(acrossPeriods(anIndicator({ acrossPeriods: rule }), series(...values)))).toBe(expected);
    });
  }
});

describe('percentages and ratios (domain 4.3)', () => {
  const percentage = anIndicator({ measure: 'percentage', acrossLocations: 'average', acrossPeriods: 'sum' });

  it('are the sums of their parts, divided: 30/40 and 10/60 → 40/100 = 40 %', () => {
    const { total } = periodTotals(percentage, leavesAt({ a: '30/40', b: '10/60' }));
    expect(viewOf(total)).toEqual({ value: '40', numerator: '40', denominator: '100' });
    const ratio = periodTotals({ ...percentage, measure: 'ratio' }, leavesAt({ a: '30/40', b: '10/60' })).total;
    expect(value(ratio)).toBe('0.4');
  });

  it('take 0/0 as not reported, 0/5 as zero, and leave out what is refused', () => {
    const totalOf = (leaves: Record<string, string | null>) => value(periodTotals(percentage, leavesAt(leaves)).total);
    expect(totalOf({ a: '0/0', b: null })).toBeNull();
    expect(totalOf({ a: '0/5', b: '0/0' })).toBe('0');
    expect(totalOf({ a: '3/0', b: '1/4' })).toBe('25');
    expect(totalOf({ a: '3/', b: '/4' })).toBeNull();
  });

  it('stand at their latest reported period, whatever the rule over periods', () => {
    const periods = [{ a: '1/2' }, { a: '1/4' }, { a: '0/0' }].map((leaves) => periodTotals(percentage, leavesAt(leaves)).total);
    expect(value(acrossPeriods(percentage, periods))).toBe('25');
  });

  it('are by sums, never means of percentages, at every level', () => {
    const part = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }));
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (cells) => {
      const locations = cells.map((_, i) => `l${i}`);
      const leaves = cells.map(([n, d], i) => aLeaf(`l${i}`, `${n}/${d}`));
      const n = cells.reduce((sum, cell) => sum + cell[0], 0);
      const d = cells.reduce((sum, cell) => sum + cell[1], 0);
      const { total } = periodTotals({ ...percentage, locations }, leaves);
      expect(total?.value).toEqual(divided(100 * n, d));
    }));
  });
});

describe('disaggregation (domain 4.1)', () => {
  it('Sex{M,F} × Age{<18, ≥18} = 1, 2, 3, 4 → M 3, F 7, <18 4, ≥18 6, total 10', () => {
    const leaves = cellKeys(sexAndAge).map((cell, i) => aLeaf('a', String(i + 1), cell));
    const { total, byCategory } = periodTotals(sexAndAge, leaves);
    expect(Object.fromEntries([...byCategory].map(([key, figure]) => [key, value(figure)]))).toEqual({
      'sex=M': '3', 'sex=F': '7', 'age=<18': '4', 'age=≥18': '6',
    });
    expect(value(total)).toBe('10');
    expect(value(locationTotal(sexAndAge, leaves, 'a'))).toBe('10');
    expect(locationTotal(sexAndAge, leaves, 'b')).toBeNull();
  });

  it('sums the cells of a location first, then averages or takes the max of the locations', () => {
    const indicator = anIndicator({ ...sexAndAge, locations: ['a', 'b'], acrossLocations: 'average' });
    const leaves = [aLeaf('a', '1', 'M|<18'), aLeaf('a', '5', 'F|<18'), aLeaf('b', '2', 'F|≥18')];
    const { total, byCategory } = periodTotals(indicator, leaves);
    expect(value(total)).toBe('4');
    expect(value(byCategory.get('sex=F'))).toBe('3.5');
    expect(value(byCategory.get('sex=M'))).toBe('1');
    expect(value(periodTotals({ ...indicator, acrossLocations: 'max' }, leaves).total)).toBe('6');
  });

  it('counts a coarser cell in the total and in the categories that it names', () => {
    const { total, byCategory } = periodTotals({ ...sexAndAge, allowsCoarser: true }, [aLeaf('a', '7', 'F|*'), aLeaf('a', '2', 'M|<18')]);
    expect(value(total)).toBe('9');
    expect(value(byCategory.get('sex=F'))).toBe('7');
    expect(value(byCategory.get('age=<18'))).toBe('2');
    expect(value(byCategory.get('age=≥18'))).toBeNull();
  });
});

describe('totals, whatever the entries', () => {
  const typed = fc.option(fc.integer({ min: 0, max: 10_000 }).map(String), { freq: 3, nil: null });
  const locations = ['a', 'b', 'c'];
  const indicator = anIndicator({ ...sexAndAge, locations });
  const places = locations.flatMap((location) => cellKeys(indicator).map((cell) => ({ location, cell })));
  const entries = fc.array(typed, { minLength: places.length, maxLength: places.length })
    .map((values) => places.map(({ location, cell }, i) => aLeaf(location, values[i] ?? null, cell)));
  const rule = fc.constantFrom<LocationRule>('sum', 'max', 'average');

  it('do not depend on the order of the entries', () => {
    fc.assert(fc.property(entries, rule, fc.infiniteStream(fc.nat()), (leaves, acrossLocations, keys) => {
      const shuffled = leaves.map((leaf) => ({ leaf, key: keys.next().value as number })).sort((x, y) => x.key - y.key).map(({ leaf }) => leaf);
      const one = periodTotals({ ...indicator, acrossLocations }, leaves);
      const other = periodTotals({ ...indicator, acrossLocations }, shuffled);
      expect(other.total).toEqual(one.total);
      expect([...other.byCategory]).toEqual([...one.byCategory]);
    }));
  });

  it('have parts that add up to the whole, by location and by each dimension', () => {
    fc.assert(fc.property(entries, (leaves) => {
      const { total, byCategory, byLocation } = periodTotals(indicator, leaves);
      const added = (figures: Iterable<Figure | null | undefined>) => [...figures].reduce((sum, figure) => sum + Number(value(figure) ?? 0), 0);
      const whole = Number(value(total) ?? 0);
      expect(added(byLocation.values())).toBe(whole);
      expect(added([byCategory.get('sex=M'), byCategory.get('sex=F')])).toBe(whole);
      expect(added([byCategory.get('age=<18'), byCategory.get('age=≥18')])).toBe(whole);
    }));
  });

  it('treat null as absent, and never as zero', () => {
    fc.assert(fc.property(entries, rule, (leaves, acrossLocations) => {
      const given = leaves.filter((leaf) => leaf.value !== null);
      const { total } = periodTotals({ ...indicator, acrossLocations }, leaves);
      expect(total).toEqual(periodTotals({ ...indicator, acrossLocations }, given).total);
      expect(total === null).toBe(given.length === 0);
    }));
  });
});

function divided(n: number, d: number): { numerator: bigint; denominator: bigint } {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  const factor = common(n, d) || 1;
  return { numerator: BigInt(n / factor), denominator: BigInt(d / factor) };
}
