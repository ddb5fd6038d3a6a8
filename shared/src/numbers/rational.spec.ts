import fc from 'fast-check';
import {
  absolute, add, compare, divide, fraction, greatest, mean, multiply, negate, parseRational, rational, subtract, sum, zero,
} from './rational.js';
import { roundHalfEven, toDecimalString, toFixedString } from './rounding.js';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => fraction(n, d));

describe('exact fractions', () => {
  it('are kept in lowest terms with a positive denominator', () => {
    expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(fraction(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
    expect(() => fraction(1n, 0n)).toThrowError(RangeError);
    expect(() => divide(rational(1), zero)).toThrowError(RangeError);
  });

  it('come from plain decimal strings and nothing else', () => {
    expect(parseRational('-12.50')).toEqual({ numerator: -25n, denominator: 2n });
    expect(parseRational('0.000001')).toEqual({ numerator: 1n, denominator: 1_000_000n });
    for (const text of ['', '1e3', '1,5', '.5', '5.', ' 1', 'NaN', '+1', '0x1', '--1']) {
      expect(parseRational(text)).withContext(text).toBeNull();
    }
    expect(() => rational('one')).toThrowError(RangeError);
  });

  it('add and subtract, multiply and divide back exactly', () => {
    fc.assert(fc.property(anyRational, anyRational, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      expect(compare(a, b)).toBe(-compare(b, a) as -1 | 0 | 1);
      expect(compare(absolute(a), absolute(negate(a)))).toBe(0);
    }));
  });

  it('sum, mean and greatest do not depend on the order', () => {
    fc.assert(fc.property(fc.array(anyRational, { minLength: 1, maxLength: 12 }), (values) => {
      const turned = [...values].reverse();
      expect(sum(turned)).toEqual(sum(values));
      expect(mean(turned)).toEqual(mean(values));
      expect(greatest(turned)).toEqual(greatest(values));
    }));
    expect(sum([])).toEqual(zero);
    expect(mean([])).toBeNull();
    expect(greatest([])).toBeNull();
  });
});

describe('rounding half to even', () => {
  const vectors: readonly [string, bigint][] = [
    ['0.5', 0n], ['1.5', 2n], ['2.5', 2n], ['2.500001', 3n], ['-0.5', 0n], ['-1.5', -2n], ['-2.5', -2n], ['-2.6', -3n], ['7', 7n],
  ];
  for (const [text, expected] of vectors) {
    it(`takes ${text} to ${expected}`, () => expect(roundHalfEven(rational(text))).toBe(expected));
  }
});

describe('decimal strings', () => {
  it('have ten places, half-even, and no trailing zeros', () => {
    expect(toDecimalString(fraction(2n, 3n))).toBe('0.6666666667');
    expect(toDecimalString(fraction(5n, 2n))).toBe('2.5');
    expect(toDecimalString(fraction(1n, 20_000_000_000n))).toBe('0');
    expect(toDecimalString(fraction(3n, 20_000_000_000n))).toBe('0.0000000002');
    expect(toDecimalString(fraction(-1n, 30_000_000_000n))).toBe('0');
    expect(toDecimalString(rational(10n ** 30n))).toBe(`1${'0'.repeat(30)}`);
    expect(toDecimalString(rational('100'))).toBe('100');
    expect(toDecimalString(rational('99.96'), 1)).toBe('100');
    expect(toDecimalString(rational('104.5'), 0)).toBe('104');
  });

  it('keep their zeros where places are fixed', () => {
    expect(toFixedString(rational('53.2'), 2)).toBe('53.20');
    expect(toFixedString(rational('-0.004'), 2)).toBe('0.00');
    expect(toFixedString(rational('-0.05'), 2)).toBe('-0.05');
  });

  it('come back as the same value for every decimal of six places', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micro) => {
      const exact = fraction(micro, 1_000_000n);
      expect(parseRational(toDecimalString(exact))).toEqual(exact);
      expect(toDecimalString(exact)).not.toMatch(/e|^-0$|\.\d*0$/);
    }));
  });
});
