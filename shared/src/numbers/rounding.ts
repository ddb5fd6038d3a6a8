import { fraction, type Rational } from './rational.js';

/** The nearest integer; a half goes to the even neighbour (domain 5). */
export function roundHalfEven(value: Rational): bigint {
  const { numerator, denominator } = value;
  const size = numerator < 0n ? -numerator : numerator;
  const floor = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const rounded = up ? floor + 1n : floor;
  return numerator < 0n ? -rounded : rounded;
}

/** Rounded half-even to exactly `places` decimal places: "53.20". Never scientific, never "-0". */
export function toFixedString(value: Rational, places: number): string {
  const scaled = roundHalfEven(fraction(value.numerator * 10n ** BigInt(places), value.denominator));
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A derived figure as stored and sent: half-even to 10 places, no trailing zeros (platform.md, "Identity and shape"). */
export function toDecimalString(value: Rational, places = 10): string {
  if (value.denominator === 1n) return value.numerator.toString();
  const fixed = toFixedString(value, places);
  if (places === 0) return fixed;
  const plain = fixed.replace(/\.?0+$/, '');
  return plain === '-0' ? '0' : plain;
}
