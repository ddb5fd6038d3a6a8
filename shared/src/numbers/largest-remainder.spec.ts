import fc from 'fast-check';
import { largestRemainder } from './largest-remainder.js';
import { rational, type Rational } from './rational.js';

const weights = (...texts: string[]): Rational[] => texts.map((text) => rational(text));

describe('largest remainder', () => {
  it('gives the shares of funders that are printed (domain 5): 167 936.50 at 85/15', () => {
    expect(largestRemainder(16_793_650, weights('85', '15'))).toEqual([14_274_603, 2_519_047]);
  });

  it('gives ties to the weight named first', () => {
    expect(largestRemainder(100n, weights('1', '1', '1'))).toEqual([34n, 33n, 33n]);
    expect(largestRemainder(1, weights('50', '50'))).toEqual([1, 0]);
  });

  it('gives what is left to the largest remainder', () => {
    expect(largestRemainder(10, weights('1', '2'))).toEqual([3, 7]);
    expect(largestRemainder(100n, weights('1.1', '1.3', '0.6'))).toEqual([37n, 43n, 20n]);
  });

  it('splits a negative whole as its absolute value', () => {
    expect(largestRemainder(-100, weights('1', '1', '1'))).toEqual([-34, -33, -33]);
  });

  it('splits equally where all weights are 0, and nothing into no parts', () => {
    expect(largestRemainder(5, weights('0', '0'))).toEqual([3, 2]);
    expect(largestRemainder(5, [])).toEqual([]);
    expect(() => largestRemainder(5, weights('-1', '2'))).toThrowError(RangeError);
  });

  it('always adds up to the whole, each part within one of its exact share', () => {
    const weight = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.array(weight, { minLength: 1, maxLength: 9 }), (whole, list) => {
      const parts = largestRemainder(whole, list.map((w) => rational(w)));
      expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
      const all = list.reduce((a, b) => a + b, 0);
      if (all > 0) parts.forEach((part, i) => expect(Math.abs(part - (whole * (list[i] ?? 0)) / all)).toBeLessThan(1.001));
    }));
  });
});
