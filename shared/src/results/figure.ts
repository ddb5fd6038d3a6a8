import type { Derived } from '../numbers/decimal.schema.js';
import { add, divide, isZero, multiply, parseRational, rational, sum, type Rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import type { Measure } from './framework.schema.js';
import type { CellValue } from './value.schema.js';

/** An exact figure at any level. Percentage and ratio carry their two parts; null in place of a figure = not reported. */
export interface Figure {
  readonly value: Rational;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
}

/** A figure as stored and sent: decimal strings, half-even to 10 places, next to its numerator and denominator if any. */
export interface FigureView {
  readonly value: Derived | null;
  readonly numerator: Derived | null;
  readonly denominator: Derived | null;
}

const hundred = rational(100);

/** Whether the measure is entered as numerator and denominator (domain 4.3). */
export function isQuotient(measure: Measure): boolean {
  return measure === 'percentage' || measure === 'ratio';
}

/**
 * What one cell says. Null: nothing typed, 0/0, or what the rules refuse (numerator over a denominator of 0, one of
 * the two missing; domain 4.3), and every cell of a qualitative indicator.
 */
export function figureOf(measure: Measure, cell: CellValue): Figure | null {
  if (measure === 'qualitative') return null;
  if (measure === 'number') return plainFigure(exactDecimal(cell.value));
  const numerator = exactDecimal(cell.numerator);
  const denominator = exactDecimal(cell.denominator);
  return numerator && denominator ? quotient(measure, numerator, denominator) : null;
}

/** A figure without parts. */
export function plainFigure(value: Rational | null): Figure | null {
  return value && { value, numerator: null, denominator: null };
}

/** The sum of reported figures; of a percentage or ratio: the sums of the parts, then divided. Of nothing: null. */
export function addFigures(measure: Measure, figures: readonly Figure[]): Figure | null {
  if (figures.length < 2) return figures[0] ?? null;
  if (!isQuotient(measure)) return plainFigure(sum(figures.map((figure) => figure.value)));
  let numerator = rational(0);
  let denominator = rational(0);
  for (const figure of figures) {
    if (figure.numerator) numerator = add(numerator, figure.numerator);
    if (figure.denominator) denominator = add(denominator, figure.denominator);
  }
  return quotient(measure, numerator, denominator);
}

/** As stored and sent; null → all null. */
export function viewOf(figure: Figure | null): FigureView {
  return { value: toDerived(figure?.value), numerator: toDerived(figure?.numerator), denominator: toDerived(figure?.denominator) };
}

/** An exact value as a derived decimal string; nothing → null. */
export function toDerived(value: Rational | null | undefined): Derived | null {
  return value ? toDecimalString(value) : null;
}

/** The exact value of a typed decimal; nothing → null. */
export function exactDecimal(value: string | null): Rational | null {
  return value === null ? null : parseRational(value);
}

function quotient(measure: Measure, numerator: Rational, denominator: Rational): Figure | null {
  if (isZero(denominator)) return null;
  const share = divide(numerator, denominator);
  return { value: measure === 'percentage' ? multiply(share, hundred) : share, numerator, denominator };
}
