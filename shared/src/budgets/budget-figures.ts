import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import type { Decimal, Derived } from '../numbers/decimal.schema.js';
import { compare, fraction, multiply, rational, divide, type Rational } from '../numbers/rational.js';
import { roundHalfEven, toDecimalString } from '../numbers/rounding.js';
import { categories } from './budget.schema.js';
import type { BudgetLine, Category } from './budget.schema.js';

/** Who pays: in minor units of the budget's currency. */
export interface SourceTotals {
  total: Minor;
  funder: Minor;
  partnerCash: Minor;
  inKind: Minor;
}
export interface BudgetFigures extends SourceTotals {
  byCategory: Record<Category, SourceTotals>;
  /** The funder share phased to each reporting period, in order. */
  byPeriod: Minor[];
  /** (Partner cash + in kind) / total, a fraction; null where the total is 0. */
  coFunding: Derived | null;
}

function sourceTotals(lines: readonly BudgetLine[]): SourceTotals {
  return {
    total: sumMinor(lines.map((line) => line.total)),
    funder: sumMinor(lines.map((line) => line.funder)),
    partnerCash: sumMinor(lines.map((line) => line.partnerCash)),
    inKind: sumMinor(lines.map((line) => line.inKind)),
  };
}

/** Quantity × unit cost × times, half-even to the minor unit; null while one is open or the product is larger than money can be. */
export function lineTotal({ quantity, unitCost, times }: Pick<BudgetLine, 'quantity' | 'unitCost' | 'times'>): Minor | null {
  if (quantity === null || unitCost === null || times === null) return null;
  const total = Number(roundHalfEven(multiply(multiply(rational(quantity), rational(unitCost)), rational(times))));
  return Number.isSafeInteger(total) ? total : null;
}

/** The grant: the sum of the funder shares (domain 5). */
export function grantOf(lines: readonly BudgetLine[]): Minor {
  return sumMinor(lines.map((line) => line.funder));
}

/** The funder share phased to each period. As long as the longest phasing. */
export function phasingTotals(lines: readonly BudgetLine[]): Minor[] {
  const periods = Math.max(0, ...lines.map((line) => line.phasing.length));
  return Array.from({ length: periods }, (_, period) => sumMinor(lines.map((line) => line.phasing[period])));
}

/** Co-funding = (partner cash + in kind) / total (domain 3); null where the total is 0. */
export function coFundingShare(lines: readonly BudgetLine[]): Rational | null {
  const { total, partnerCash, inKind } = sourceTotals(lines);
  return total === 0 ? null : fraction(BigInt(partnerCash) + BigInt(inKind), BigInt(total));
}

/** Does the co-funding reach so many per cent of the total? Decided unrounded; an empty budget reaches only 0. */
export function isCoFundingMet(lines: readonly BudgetLine[], leastPercent: Decimal): boolean {
  const share = coFundingShare(lines) ?? rational(0);
  return compare(share, divide(rational(leastPercent), rational(100))) >= 0;
}

/** All totals of a budget: by source, by category, by period. Amounts not given count as nothing. */
export function budgetFigures(lines: readonly BudgetLine[]): BudgetFigures {
  const coFunding = coFundingShare(lines);
  const byCategory = Object.fromEntries(
    categories.map((category) => [category, sourceTotals(lines.filter((line) => line.category === category))]),
  ) as Record<Category, SourceTotals>;
  return { ...sourceTotals(lines), byCategory, byPeriod: phasingTotals(lines), coFunding: coFunding && toDecimalString(coFunding) };
}
