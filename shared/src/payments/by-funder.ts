import type { Minor } from '../money/money.schema.js';
import { splitByShares } from '../money/split-money.js';
import type { Funder } from '../programmes/programme.schema.js';
import { advanceBalance } from './ledger.js';

/** The figures that are shared, in minor units; everything else is computed from the shares. */
export interface PrimaryFigures {
  budget: Minor;
  released: Minor;
  accepted: Minor;
  refunded: Minor;
}
export interface FunderFigures extends PrimaryFigures {
  organisation: string;
  advanceBalance: Minor;
}

/** A project's money by funder (domain 5): each primary figure by largest remainder, ties to the funder listed first; balances from the shares. */
export function byFunder(figures: PrimaryFigures, funders: readonly Funder[]): FunderFigures[] {
  const shares = funders.map((funder) => funder.share);
  const [budget, released, accepted, refunded] = [figures.budget, figures.released, figures.accepted, figures.refunded].map((figure) => splitByShares(figure, shares));
  return funders.map(({ organisation }, index) => {
    const own = { budget: budget?.[index] ?? 0, released: released?.[index] ?? 0, accepted: accepted?.[index] ?? 0, refunded: refunded?.[index] ?? 0 };
    return { organisation, ...own, advanceBalance: advanceBalance(own) };
  });
}
