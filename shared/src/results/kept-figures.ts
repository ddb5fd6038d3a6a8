import { fraction, type Rational } from '../numbers/rational.js';
import type { Id } from '../platform/id.schema.js';
import type { Figure } from './figure.js';
import type { Indicator } from './framework.schema.js';
import { periodTotals } from './totals.js';
import type { Leaf } from './value.schema.js';

/** The total of an indicator in one period, kept beside the values it comes from: exact, each part as "numerator/denominator". */
export interface KeptFigure {
  readonly indicator: Id;
  readonly value: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** The totals of the indicators that are reported (domain 4.4); an indicator without one is left out. */
export function keptFigures(indicators: readonly Indicator[], leaves: readonly Leaf[]): KeptFigure[] {
  const sorted = Map.groupBy(leaves, (leaf) => leaf.indicator);
  return indicators.flatMap((indicator) => {
    const figure = periodTotals(indicator, sorted.get(indicator.id) ?? []).total;
    return figure ? [{ indicator: indicator.id, value: textOf(figure.value), numerator: figure.numerator && textOf(figure.numerator), denominator: figure.denominator && textOf(figure.denominator) }] : [];
  });
}

/** The figure of an indicator among those kept; null = not reported. */
export function keptFigureOf(kept: readonly KeptFigure[], indicator: Id): Figure | null {
  const found = kept.find((one) => one.indicator === indicator);
  return found ? { value: exact(found.value), numerator: found.numerator === null ? null : exact(found.numerator), denominator: found.denominator === null ? null : exact(found.denominator) } : null;
}

function textOf({ numerator, denominator }: Rational): string {
  return `${String(numerator)}/${String(denominator)}`;
}

function exact(text: string): Rational {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return fraction(BigInt(numerator), BigInt(denominator));
}
