import { Injectable } from '@nestjs/common';
import type { CaseProposal, CaseReport, CaseStepKind } from '#shared/cases';
import type { Id } from '#shared/platform';
import { suggestedStatuses, type IndicatorResult } from '#shared/results';
import { systemCtx, type Ctx } from '../platform/context/ctx.js';
import { ReportApprovalService } from '../reports/report-approval.service.js';
import { ReportCommentService } from '../reports/comments/report-comment.service.js';
import { ReportReviewService } from '../reports/report-review.service.js';
import { ReportService } from '../reports/report.service.js';
import { ReportSubmissionService } from '../reports/report-submission.service.js';
import { CaseEvidence } from './case-evidence.service.js';
import { CaseRecords } from './case-records.service.js';
import type { Stage } from './case-stage.js';
import { expectSaved } from './expect-saved.js';
import { entry } from './proposal-entries.js';
import { commentEntries, explanationEntries, officerEntries, reportEntries } from './report-entries.js';

/** A report of the file, and the record that stands for it. */
interface Subject {
  readonly id: Id;
  readonly report: CaseReport;
  readonly proposal: CaseProposal;
  /** Its project's rows have the ids of the proposal's. */
  readonly proposalId: Id;
}
type Act = (ctx: Ctx, subject: Subject, submissions: number) => Promise<unknown>;

/** Plays the steps of a report, from its draft to its approval. */
@Injectable()
export class ReportSteps {
  readonly acts: Partial<Record<CaseStepKind, Act>> = {
    'write-report': (ctx, subject) => this.write(ctx, subject, subject.report),
    'submit-report': (ctx, { id }) => this.submissions.submit(ctx, id, null),
    'start-review': (ctx, { id }) => this.reviews.startReview(ctx, id),
    'request-changes': (ctx, subject) => this.sendBack(ctx, subject),
    'answer-comments': (ctx, { id }) => this.answer(ctx, id),
    'resubmit-report': (ctx, { id }) => this.submissions.submit(ctx, id, null),
    approve: (ctx, subject, submissions) => this.approve(ctx, subject, submissions),
    reopen: (ctx, { id, report }) => this.approvals.reopen(ctx, id, report.review.reopen?.reason ?? ''),
    'rewrite-report': (ctx, subject) => this.write(ctx, subject, subject.report.review.reopen ?? {}),
  };

  constructor(
    private readonly records: CaseRecords,
    private readonly evidence: CaseEvidence,
    private readonly reports: ReportService,
    private readonly submissions: ReportSubmissionService,
    private readonly reviews: ReportReviewService,
    private readonly comments: ReportCommentService,
    private readonly approvals: ReportApprovalService,
  ) {}

  async subject(stage: Stage, report: CaseReport, proposal: CaseProposal): Promise<Subject> {
    return { id: await this.records.report(stage, report), report, proposal, proposalId: this.records.proposal(stage, proposal.code) };
  }

  /**
   * Whether the report shows that a step was done.
   * @param submissions how many submissions the file tells before this step
   */
  async isDone(stage: Stage, report: CaseReport, kind: CaseStepKind, submissions: number): Promise<boolean> {
    const standing = await this.records.standing(stage, report);
    if (!standing) return false;
    const { state } = standing;
    if (standing.submissions.length > submissions) return true;
    if (kind === 'write-report') return this.isWritten(stage, standing._id);
    if (kind === 'start-review') return state !== 'submitted';
    if (kind === 'request-changes') return state !== 'submitted' && state !== 'in_review';
    if (kind === 'approve') return state === 'approved' || state === 'reopened';
    return kind === 'reopen' && state === 'reopened';
  }

  private async isWritten(stage: Stage, id: Id): Promise<boolean> {
    const { content } = await this.reports.record(systemCtx(stage.trace), id);
    return content.finance.length > 0 || content.values.length > 0;
  }

  /** Files, figures and texts, then a word on each finding that asks for one. */
  private async write(ctx: Ctx, { id, proposal, proposalId }: Subject, written: Partial<Pick<CaseReport, 'values' | 'finance' | 'narrative' | 'evidence'>>): Promise<void> {
    const entries = [...reportEntries(proposalId, proposal, written), ...await this.evidence.entries(ctx, id, { proposal, proposalId }, written.evidence ?? [])];
    if (entries.length > 0) expectSaved(await this.reports.patch(ctx, id, entries));
    const words = explanationEntries((await this.reports.get(ctx, id)).findings);
    if (words.length > 0) expectSaved(await this.reports.patch(ctx, id, words));
  }

  private async sendBack(ctx: Ctx, { id, report, proposal, proposalId }: Subject): Promise<void> {
    expectSaved(await this.reports.patchReview(ctx, id, commentEntries(id, proposalId, proposal, report.review.sendBack ?? [])));
    await this.reviews.requestChanges(ctx, id, '');
  }

  private async answer(ctx: Ctx, id: Id): Promise<void> {
    const { comments } = await this.reports.get(ctx, id);
    for (const comment of comments.filter((one) => one.state === 'open')) await this.comments.answer(ctx, id, comment.id, { text: 'Corrected.', mentions: [] });
  }

  /** Comments resolved, C and F as in the file, ratings as suggested. After a reopening its own C and F count. */
  private async approve(ctx: Ctx, { id, report, proposalId }: Subject, submissions: number): Promise<void> {
    const view = await this.reports.get(ctx, id);
    for (const comment of view.comments.filter((one) => one.state !== 'resolved')) await this.comments.resolve(ctx, id, comment.id);
    const isAfterReopening = report.review.reopen !== undefined && submissions > (report.review.sendBack ? 2 : 1);
    const finance = isAfterReopening ? { ...report.finance, ...report.review.reopen?.finance } : report.finance;
    const ratings = suggestedStatuses(view.definitions.framework, view.figures as unknown as readonly IndicatorResult[]);
    const rated = Object.entries(ratings).map(([output, status]) => entry(['ratings', output, 'status'], status ?? 'no_data'));
    expectSaved(await this.reports.patchReview(ctx, id, [...officerEntries(proposalId, finance), ...rated]));
    await this.approvals.approve(ctx, id);
  }
}
