import { blocking, type Finding } from '../platform/finding.schema.js';
import { faceRows } from './face.js';
import { isCut, type FaceLimits } from './face-findings.js';
import { approvalFindings, reportFindings, suggestedRatings, type ReportSurroundings } from './report-findings.js';
import type { BulkReason } from './report-bulk.schema.js';
import { wordsToSend } from './threads.js';
import type { ReportComment } from './comment.schema.js';
import type { OfficerPart, ReportContent } from './report.schema.js';

/** What is judged before an approval with others. */
export interface BulkCandidate {
  readonly content: ReportContent;
  readonly officer: OfficerPart;
  readonly comments: readonly Pick<ReportComment, 'state'>[];
}

const some = (code: string, n: number): Finding[] => (n > 0 ? [blocking(code, '/', { n })] : []);

/**
 * What stops a report from being approved together with others (ADR 0032): everything that stops its approval, and everything that leaves a
 * question: any finding, soft and explained ones too; a comment not resolved; C below B or F below E; a rating other than the suggested one. Nothing is decided by the act: C, F
 * and the ratings are the officer's, given before. Blocking: `bulk_has_findings`, `bulk_has_comments`, `bulk_has_cuts`, `bulk_rating_differs`, each {n}, and those of `approvalFindings`.
 */
export function bulkApprovalFindings({ content, officer, comments }: BulkCandidate, around: ReportSurroundings, limits: FaceLimits): Finding[] {
  const face = faceRows(around.definitions.lines, around.opening, content.finance, officer.lines);
  const suggested = suggestedRatings(content, around);
  return [
    ...some('bulk_has_findings', reportFindings(content, around).length),
    ...some('bulk_has_comments', comments.filter((one) => one.state !== 'resolved').length + wordsToSend(officer.comments).length),
    ...some('bulk_has_cuts', face.filter((row) => isCut(row.C, row.B) || isCut(row.F, row.E)).length),
    ...some('bulk_rating_differs', officer.ratings.filter(({ output, status }) => status !== null && suggested[output] && suggested[output] !== status).length),
    ...approvalFindings(content, officer, around, limits),
  ];
}

/** One reason a code, with how often it is met; the params are those of the first. */
export function reasonsOf(findings: readonly Pick<Finding, 'code' | 'params'>[]): BulkReason[] {
  return [...Map.groupBy(findings, (one) => one.code)].map(([code, all]) => ({ code, params: all[0]?.params ?? {}, n: all.length }));
}
