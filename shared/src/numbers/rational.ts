/** An exact fraction: `denominator` > 0, no common factor (platform.md: rules compute and decide on rationals). */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const decimalText = /^-?\d+(\.\d+)?$/;

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/** numerator / denominator in lowest terms. RangeError where the denominator is 0 (a programmer's mistake). */
export function fraction(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  if (denominator === 1n) return { numerator, denominator };
  const factor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / factor, denominator: denominator / factor };
}

/** The exact value of a plain decimal string ("-12.50"), of any number of places; null where it is not one. */
export function parseRational(text: string): Rational | null {
  if (!decimalText.test(text)) return null;
  const dot = text.indexOf('.');
  if (dot < 0) return { numerator: BigInt(text), denominator: 1n };
  const places = text.length - dot - 1;
  return fraction(BigInt(text.slice(0, dot) + text.slice(dot + 1)), 10n ** BigInt(places));
}

/** As `parseRational`, for text that a schema has checked, and for integers. RangeError on anything else. */
export function rational(value: string | number | bigint): Rational {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  if (typeof value === 'number') return { numerator: BigInt(value), denominator: 1n };
  const parsed = parseRational(value);
  if (!parsed) throw new RangeError(`not a decimal: ${value}`);
  return parsed;
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator);
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b. RangeError where b is 0: ask `isZero` first. */
export function divide(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function absolute(a: Rational): Rational {
  return a.numerator < 0n ? negate(a) : a;
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

export function isNegative(a: Rational): boolean {
  return a.numerator < 0n;
}

/** The sum; of nothing: 0. */
export function sum(values: Iterable<Rational>): Rational {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
}

/** The greatest; of nothing: null. */
export function greatest(values: Iterable<Rational>): Rational | null {
  let best: Rational | null = null;
  for (const value of values) if (!best || compare(value, best) > 0) best = value;
  return best;
}

/** The mean; of nothing: null. */
export function mean(values: readonly Rational[]): Rational | null {
  return values.length === 0 ? null : divide(sum(values), rational(values.length));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
