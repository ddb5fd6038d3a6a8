import { compare, fraction, isNegative, multiply, divide, one, rational, subtract, sum, isZero, type Rational } from './rational.js';

/**
 * Splits a whole into integer parts by weight, so that the parts add up to the whole (largest remainder, domain 5).
 * Ties go to the weight given first. A negative whole splits as its absolute value, with the sign put back.
 * All weights 0: equal shares. No weights: no parts. RangeError on a negative weight.
 */
export function largestRemainder(total: bigint, weights: readonly Rational[]): bigint[];
export function largestRemainder(total: number, weights: readonly Rational[]): number[];
export function largestRemainder(total: bigint | number, weights: readonly Rational[]): bigint[] | number[] {
  const whole = BigInt(total);
  const sign = whole < 0n ? -1n : 1n;
  const parts = splitPositive(whole * sign, weights).map((part) => part * sign);
  return typeof total === 'bigint' ? parts : parts.map(Number);
}

function splitPositive(whole: bigint, weights: readonly Rational[]): bigint[] {
  if (weights.some(isNegative)) throw new RangeError('weights of a split are never negative');
  const given = sum(weights);
  const shares = isZero(given) ? weights.map(() => one) : weights;
  const all = isZero(given) ? rational(weights.length) : given;
  const exact = shares.map((share) => divide(multiply(rational(whole), share), all));
  const parts = exact.map((share) => share.numerator / share.denominator);
  const rests = exact.map((share, index) => subtract(share, fraction(parts[index] ?? 0n, 1n)));
  const left = Number(whole - parts.reduce((total, part) => total + part, 0n));
  const byRest = rests.map((_, index) => index).sort((a, b) => compare(rests[b] ?? one, rests[a] ?? one) || a - b);
  for (const index of byRest.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
