import type { Scope } from '#shared/accounts';
import { factsOf, sharedMoney, standingOf, type DashboardView, type MoneyFacts, type Standing } from '#shared/dashboards';
import { splitByShares, sumMinor } from '#shared/money';
import type { FaceRow } from '#shared/reports';
import { sightOf } from '../dashboards/dashboard-scope.js';
import type { StoredSummary } from '../dashboards/summary.record.js';

/** A project as an export gives it: money whole, or the donor's share. */
export interface ExportProject {
  readonly id: string;
  readonly summary: StoredSummary;
  readonly money: MoneyFacts;
  readonly standing: Standing;
  readonly isShare: boolean;
  /** Amounts of parts of one figure, shared so that they add up to the share of the whole. */
  readonly shares: (amounts: readonly number[]) => number[];
}

/** Null: the asker does not see it. */
export function exportProject(scope: Scope, summary: StoredSummary, view: DashboardView): ExportProject | null {
  const sight = sightOf(scope, summary);
  if (sight === null) return null;
  const facts = factsOf({ ...summary, id: summary._id });
  const isShare = sight !== 'whole';
  const money = isShare ? sharedMoney(facts, sight) : facts.money;
  return {
    id: summary._id, summary, money, isShare, standing: standingOf(facts, money, view.span),
    shares: isShare ? (amounts) => sharedParts(amounts, summary.funders, sight) : (amounts) => [...amounts],
  };
}

/** What is shared is the sum so far; each part is the step to it (domain 5: parts add up to the whole). */
function sharedParts(amounts: readonly number[], funders: StoredSummary['funders'], own: readonly string[]): number[] {
  const shares = funders.map((funder) => funder.share);
  const part = (whole: number) => sumMinor(splitByShares(whole, shares).filter((_, at) => own.includes(funders[at]?.organisation ?? '')));
  let before = 0;
  return amounts.map((amount) => {
    const step = part(before + amount) - part(before);
    before += amount;
    return step;
  });
}

/** A FACE in an export: A, C and F are shared, D and G are computed from them (domain 5). */
export function sharedFace({ shares, isShare }: ExportProject, rows: readonly FaceRow[]): FaceRow[] {
  if (!isShare) return [...rows];
  const column = (name: 'A' | 'B' | 'C' | 'E' | 'F') => shares(rows.map((row) => row[name] ?? 0));
  const [A, B, C, E, F] = [column('A'), column('B'), column('C'), column('E'), column('F')];
  return rows.map((row, at) => {
    const [a = 0, b = 0, c = 0, e = 0, f = 0] = [A[at], B[at], C[at], E[at], F[at]];
    return { line: row.line, code: row.code, A: a, B: b, C: c, D: a - c, E: e, F: f, G: a - c + f };
  });
}
