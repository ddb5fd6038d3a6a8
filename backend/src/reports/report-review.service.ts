import { Injectable } from '@nestjs/common';
import { sentThreads, type ReportAction, type ReportActed, type UnsentComment } from '#shared/reports';
import { SummaryService } from '../dashboards/summary.service.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { allow } from '../platform/errors/ruling.js';
import { ReportCommentService } from './comments/report-comment.service.js';
import { ReportDesk, rulingOn, type OpenReport } from './report-desk.js';
import { peopleIn, standingOf } from './report.mapper.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { Report } from './report.record.js';

/** The officer's review of a report (domain 3). */
@Injectable()
export class ReportReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ReportDesk,
    private readonly reports: ReportRepository,
    private readonly versions: ReportVersionRepository,
    private readonly summaries: SummaryService,
    private readonly people: PeopleDirectory,
    private readonly comments: ReportCommentService,
  ) {}

  startReview(ctx: Ctx, id: string): Promise<ReportActed> {
    return this.act(ctx, id, 'start-review', async ({ report }, tx) => {
      const submissions = report.submissions.map((one, at, all) => (at === all.length - 1 ? { ...one, startedBy: actor(ctx) } : one));
      const saved = await this.reports.replace({ ...report, state: 'in_review', submissions }, tx.session);
      await this.summaries.writeDates(tx, saved);
      return saved;
    });
  }

  /** Sends the officer's comments with the report back to the partner, who may then change all of it. */
  requestChanges(ctx: Ctx, id: string, message: string): Promise<ReportActed> {
    return this.act(ctx, id, 'request-changes', async ({ report }, tx) => {
      const words = await this.comments.toSend(ctx, report, tx);
      const saved = await this.reports.replace(sentBack(ctx, report, words), tx.session);
      await this.versions.tell(id, report.submissions.length, report.officer.lines, tx.session);
      await this.summaries.writeDates(tx, saved);
      tx.notify({
        kind: 'report_changes_requested', to: { roles: ['partner_editor', 'partner_signatory'], organisation: saved.lead.id }, link: `/reports/${id}`,
        params: { code: saved.project.code, title: saved.project.title, end: saved.period.end, comments: saved.comments.filter((one) => one.state === 'open').length, message },
      });
      await this.comments.tellOf(ctx, tx, saved, words);
      return saved;
    }, ({ comments }) => ({ message, comments: comments.filter((one) => one.state === 'open').length }));
  }

  /** The report for an act that the asker may do now. */
  private async begin(ctx: Ctx, tx: Tx, id: string, action: ReportAction): Promise<OpenReport> {
    const open = await this.desk.openStanding(ctx, id, tx.session);
    const ruling = rulingOn(ctx, open, action);
    if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
    allow(ruling);
    return open;
  }

  private act(
    ctx: Ctx, id: string, action: ReportAction, change: (open: OpenReport, tx: Tx) => Promise<Report>, details: (saved: Report) => Record<string, unknown> = () => ({}),
  ): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.begin(ctx, tx, id, action);
      expectVersion(ctx, open.report.version);
      const { grant } = allow(rulingOn(ctx, open, action));
      const saved = await change(open, tx);
      tx.audit({ kind: 'report', id, action, grant, details: { ...details(saved), n: saved.submissions.length } });
      return this.standing(ctx, { ...open, report: saved }, tx);
    });
  }

  private async standing(ctx: Ctx, open: OpenReport, tx: Tx): Promise<ReportActed> {
    return standingOf(ctx, open, await this.people.names(peopleIn(open.report), tx.session));
  }
}

function sentBack(ctx: Ctx, report: Report, words: readonly UnsentComment[]): Report {
  const n = report.submissions.length;
  return {
    ...report, state: 'changes_requested', comments: sentThreads(report.comments, words, { submission: n, by: actor(ctx), at: ctx.now }), officer: { ...report.officer, comments: [] },
    submissions: report.submissions.map((one) => (one.n === n ? { ...one, outcome: 'changes_requested', outcomeAt: ctx.now, outcomeBy: actor(ctx) } : one)),
  };
}
