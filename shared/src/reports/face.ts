import type { BudgetLine } from '../budgets/budget.schema.js';
import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import type { Id } from '../platform/id.schema.js';
import type { FaceRow, FinanceRow, OfficerLine } from './report.schema.js';

/** What a FACE opens with: A by line, in minor units; a line that is not named opens at 0. */
export type FaceOpening = ReadonlyMap<Id, Minor>;
export type PartnerFace = Pick<FinanceRow, 'line' | 'actual' | 'requested'>;
export type OfficerFace = Pick<OfficerLine, 'line' | 'accepted' | 'authorised'>;
export type FaceTotals = Omit<FaceRow, 'line' | 'code' | 'A'> & { A: Minor };

/** The first advance, authorised at counter-signature: the phasing of period 1, by line (domain 5). */
export function firstAdvance(lines: readonly BudgetLine[]): FaceOpening {
  return new Map(lines.map((line) => [line.id, line.phasing[0] ?? 0]));
}

/** A of the next period = G of the approved one before (domain 5); never clamped. */
export function openingAfter(approved: readonly FaceRow[]): FaceOpening {
  return new Map(approved.map((row) => [row.line, row.G ?? 0]));
}

function difference(a: Minor | null, b: Minor | null): Minor | null {
  return a === null || b === null ? null : a - b;
}

function added(a: Minor | null, b: Minor | null): Minor | null {
  return a === null || b === null ? null : a + b;
}

/**
 * The FACE of a report, one row per budget line in their order (domain 5): D = A − C, G = D + F, also where C or F is 0,
 * never clamped. What is not filled or not decided is null, and so is what hangs on it.
 */
export function faceRows(
  lines: readonly Pick<BudgetLine, 'id' | 'code'>[],
  opening: FaceOpening,
  partner: readonly PartnerFace[],
  officer: readonly OfficerFace[],
): FaceRow[] {
  const partnerOf = new Map(partner.map((row) => [row.line, row]));
  const officerOf = new Map(officer.map((row) => [row.line, row]));
  return lines.map(({ id, code }) => {
    const A = opening.get(id) ?? 0;
    const B = partnerOf.get(id)?.actual ?? null;
    const E = partnerOf.get(id)?.requested ?? null;
    const C = officerOf.get(id)?.accepted ?? null;
    const F = officerOf.get(id)?.authorised ?? null;
    const D = difference(A, C);
    return { line: id, code, A, B, C, D, E, F, G: added(D, F) };
  });
}

/** The partner's columns add up what is filled, null where nothing is; C, D, F and G are null until every line is decided. */
export function faceTotals(rows: readonly FaceRow[]): FaceTotals {
  const filled = (column: 'B' | 'E') => (rows.every((row) => row[column] === null) ? null : sumMinor(rows.map((row) => row[column])));
  const decided = (column: 'C' | 'D' | 'F' | 'G') => (rows.some((row) => row[column] === null) ? null : sumMinor(rows.map((row) => row[column])));
  return {
    A: sumMinor(rows.map((row) => row.A)),
    B: filled('B'),
    C: decided('C'),
    D: decided('D'),
    E: filled('E'),
    F: decided('F'),
    G: decided('G'),
  };
}

/**
 * The officer's rows after a resubmission (domain 3): C stays where B is unchanged, F where E is; the rest is undecided
 * again. Reasons stay with what they explain.
 */
export function officerLinesAfterResubmission(officer: readonly OfficerLine[], before: readonly PartnerFace[], after: readonly PartnerFace[]): OfficerLine[] {
  const beforeOf = new Map(before.map((row) => [row.line, row]));
  const afterOf = new Map(after.map((row) => [row.line, row]));
  return officer.map((row) => {
    const [old, current] = [beforeOf.get(row.line), afterOf.get(row.line)];
    const keepsC = old?.actual === current?.actual;
    const keepsF = old?.requested === current?.requested;
    return {
      line: row.line,
      accepted: keepsC ? row.accepted : null,
      acceptedReason: keepsC ? row.acceptedReason : '',
      authorised: keepsF ? row.authorised : null,
      authorisedReason: keepsF ? row.authorisedReason : '',
    };
  });
}
