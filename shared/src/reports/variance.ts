import type { BudgetLine, Category } from '../budgets/budget.schema.js';
import { categories } from '../budgets/budget.schema.js';
import { grantOf, phasingTotals } from '../budgets/budget-figures.js';
import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import type { Decimal, Derived } from '../numbers/decimal.schema.js';
import { compare, divide, fraction, rational, type Rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import type { FaceRow } from './report.schema.js';

/**
 * A category against the whole budget in force, funder share, cumulative. `overspend` = (accepted − budget) / budget, a
 * fraction, null where the budget is 0.
 */
export interface CategoryVariance {
  category: Category;
  budget: Minor;
  accepted: Minor;
  overspend: Derived | null;
}

/** What counts as accepted, by category: C of the approved reports; of the one under review B stands for C (domain 5). */
export function acceptedByCategory(
  lines: readonly Pick<BudgetLine, 'id' | 'category'>[],
  approved: readonly (readonly FaceRow[])[],
  underReview: readonly FaceRow[] = [],
): Map<Category, Minor> {
  const categoryOf = new Map(lines.map((line) => [line.id, line.category]));
  const spent = new Map<Category, Minor>();
  const count = (line: string, amount: Minor | null) => {
    const category = categoryOf.get(line);
    if (category) spent.set(category, sumMinor([spent.get(category), amount]));
  };
  for (const row of approved.flat()) count(row.line, row.C);
  for (const row of underReview) count(row.line, row.B);
  return spent;
}

function overspendOf(budget: Minor, accepted: Minor): Rational | null {
  return budget === 0 ? null : fraction(BigInt(accepted) - BigInt(budget), BigInt(budget));
}

/** The variance of every category that has a budget or an expenditure, in the order A to H (domain 5). */
export function varianceByCategory(lines: readonly BudgetLine[], accepted: ReadonlyMap<Category, Minor>): CategoryVariance[] {
  const figures = categories.map((category) => {
    const budget = grantOf(lines.filter((line) => line.category === category));
    const spent = accepted.get(category) ?? 0;
    const overspend = overspendOf(budget, spent);
    return { category, budget, accepted: spent, overspend: overspend && toDecimalString(overspend) };
  });
  return figures.filter((figure) => figure.budget !== 0 || figure.accepted !== 0);
}

/** Decided unrounded. Money spent where nothing is budgeted is beyond every threshold. */
function isBeyond({ budget, accepted }: CategoryVariance, percent: Decimal): boolean {
  const overspend = overspendOf(budget, accepted);
  if (overspend === null) return accepted > 0;
  return compare(overspend, divide(rational(percent), rational(100))) > 0;
}

function varianceFinding(code: string, figure: CategoryVariance, percent: Decimal): Finding {
  const { category, budget, accepted, overspend } = figure;
  return blocking(code, `/variance/${category}`, { category, budget, accepted, overspend, percent });
}

/** At submit and approval: a category over by more than `varianceExplain` needs a justification on the report. Blocking: `variance_unjustified`. */
export function varianceJustificationFindings(
  figures: readonly CategoryVariance[],
  notes: readonly { category: Category; text: string }[],
  settings: Pick<Settings, 'varianceExplain'>,
): Finding[] {
  const explained = new Set(notes.filter((note) => note.text.trim() !== '').map((note) => note.category));
  return figures
    .filter((figure) => isBeyond(figure, settings.varianceExplain) && !explained.has(figure.category))
    .map((figure) => varianceFinding('variance_unjustified', figure, settings.varianceExplain));
}

/** At approval: a category over by more than `varianceBlock` waits for an amendment of the budget. Blocking: `variance_over_budget`. */
export function varianceBlockFindings(figures: readonly CategoryVariance[], settings: Pick<Settings, 'varianceBlock'>): Finding[] {
  return figures
    .filter((figure) => isBeyond(figure, settings.varianceBlock))
    .map((figure) => varianceFinding('variance_over_budget', figure, settings.varianceBlock));
}

/** The funder share phased to the end of the newest approved period (`approvedPeriods` of them). */
export function phasedToDate(lines: readonly BudgetLine[], approvedPeriods: number): Minor {
  return sumMinor(phasingTotals(lines).slice(0, approvedPeriods));
}

/** Burn rate = accepted / funder share phased to the end of the newest approved period, a fraction; null where that is 0 (domain 5). */
export function burnRate(accepted: Minor, phased: Minor): Derived | null {
  return phased === 0 ? null : toDecimalString(fraction(BigInt(accepted), BigInt(phased)));
}
