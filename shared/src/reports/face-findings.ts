import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { blocking } from '../platform/finding.schema.js';
import type { Finding } from '../platform/finding.schema.js';
import type { FaceRow, OfficerLine } from './report.schema.js';

/** What the sum of F is held against, in minor units. */
export interface FaceLimits {
  /** The sum of the funder shares in force. */
  grant: Minor;
  /** All F so far without this report: the first advance and the approved reports before it, paid or not. */
  authorisedBefore: Minor;
  /** What was already released on this report's F, where it was approved before and reopened. */
  releasedOnIt: Minor;
}

function amountFinding(amount: Minor | null, pointer: string): Finding[] {
  if (amount === null) return [blocking('face_missing', pointer)];
  return amount >= 0 && Number.isSafeInteger(amount) ? [] : [blocking('face_not_an_amount', pointer, { amount })];
}

/**
 * The partner's part: B and E given on every line, whole and not negative (domain 5). Blocking: `face_missing`,
 * `face_not_an_amount` {amount}; pointers `/finance/{line}/actual|requested`.
 */
export function partnerFaceFindings(rows: readonly FaceRow[]): Finding[] {
  return rows.flatMap((row) => [
    ...amountFinding(row.B, `/finance/${row.line}/actual`),
    ...amountFinding(row.E, `/finance/${row.line}/requested`),
  ]);
}

/** Whether the officer grants less than the partner asks for: C below B, F below E, in minor units; a blank B or E is 0, a blank decision no cut (domain 5). */
export function isCut(decided: Minor | null, asked: Minor | null): boolean {
  return decided !== null && decided < (asked ?? 0);
}

/** One decision: given, between 0 and what the partner wrote, a cut with its reason. */
function decisionFindings(decided: Minor | null, asked: Minor | null, reason: string, at: string): Finding[] {
  if (decided === null) return [blocking('face_undecided', at)];
  const most = asked ?? 0;
  if (decided < 0 || decided > most || !Number.isSafeInteger(decided)) return [blocking('face_out_of_range', at, { amount: decided, most })];
  return isCut(decided, asked) && reason.trim() === '' ? [blocking('face_cut_without_reason', `${at}Reason`, { amount: decided, most })] : [];
}

function totalFindings(rows: readonly FaceRow[], limits: FaceLimits): Finding[] {
  const authorised = sumMinor(rows.map((row) => row.F));
  const left = limits.grant - limits.authorisedBefore;
  const isDecided = rows.every((row) => row.F !== null);
  return [
    ...(authorised > left ? [blocking('face_over_grant', '/lines', { authorised, left, grant: limits.grant })] : []),
    ...(isDecided && limits.releasedOnIt > 0 && authorised < limits.releasedOnIt ? [blocking('face_below_released', '/lines', { authorised, released: limits.releasedOnIt })] : []),
  ];
}

/**
 * The officer's part (domain 3, 5): C and F decided on every line, 0 ≤ C ≤ B, 0 ≤ F ≤ E, a cut with its reason, all F so
 * far within the grant, F not below what was released on it. Blocking: `face_undecided`, `face_out_of_range` {amount, most},
 * `face_cut_without_reason` {amount, most}, `face_over_grant` {authorised, left, grant}, `face_below_released` {authorised,
 * released}; pointers `/lines/{line}/accepted|authorised|acceptedReason|authorisedReason` and `/lines`.
 */
export function officerFaceFindings(
  rows: readonly FaceRow[],
  officer: readonly Pick<OfficerLine, 'line' | 'acceptedReason' | 'authorisedReason'>[],
  limits: FaceLimits,
): Finding[] {
  const reasons = new Map(officer.map((row) => [row.line, row]));
  const byLine = rows.flatMap((row) => [
    ...decisionFindings(row.C, row.B, reasons.get(row.line)?.acceptedReason ?? '', `/lines/${row.line}/accepted`),
    ...decisionFindings(row.F, row.E, reasons.get(row.line)?.authorisedReason ?? '', `/lines/${row.line}/authorised`),
  ]);
  return [...byLine, ...totalFindings(rows, limits)];
}
