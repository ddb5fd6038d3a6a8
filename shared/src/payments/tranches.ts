import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';

export const trancheStates = ['planned', 'requested', 'authorised', 'part_released', 'released'] as const;
export type TrancheState = (typeof trancheStates)[number];

/** A tranche as derived; amounts in minor units, null = not yet. */
export interface TrancheFigures {
  seq: number;
  planned: Minor;
  requested: Minor | null;
  authorised: Minor | null;
  released: Minor;
  state: TrancheState;
}
export interface TrancheFacts {
  /** The funder share phased to each period: one tranche a period. */
  phasing: readonly Minor[];
  /** The first advance, null before counter-signature. */
  firstAdvance: Minor | null;
  /** Each period's report in order: ΣE once submitted, ΣF once approved. It asks for the tranche of the next period. */
  reports: readonly { requested: Minor | null; authorised: Minor | null }[];
  /** Net of reversals. */
  released: Minor;
}

function stateOf(requested: Minor | null, authorised: Minor | null, released: Minor): TrancheState {
  if (authorised === null) return requested === null ? 'planned' : 'requested';
  if (released === 0) return 'authorised';
  return released < authorised ? 'part_released' : 'released';
}

function together(amounts: readonly (Minor | null)[]): Minor | null {
  return amounts.every((amount) => amount === null) ? null : sumMinor(amounts);
}

/**
 * The tranches of a project (domain 3): planned → requested (ΣE) → authorised (ΣF; the first advance by counter-signature),
 * releases fill them oldest first. What the final report still asks for joins the last tranche.
 */
export function tranches({ phasing, firstAdvance, reports, released }: TrancheFacts): TrancheFigures[] {
  let left = released;
  return phasing.map((planned, seq) => {
    const isLast = seq === phasing.length - 1;
    const asking = reports.slice(Math.max(0, seq - 1), isLast ? undefined : seq);
    const requested = together(asking.map((report) => report.requested));
    const fromReports = asking.map((report) => report.authorised);
    const authorised = together(seq === 0 ? [firstAdvance, ...fromReports] : fromReports);
    const filled = Math.min(left, authorised ?? 0);
    left -= filled;
    return { seq, planned, requested, authorised, released: filled, state: stateOf(requested, authorised, filled) };
  });
}
