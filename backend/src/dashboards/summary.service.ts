import { Injectable } from '@nestjs/common';
import { buildSummary, reportDates, type SummaryReport, type SummaryVersion } from '#shared/dashboards';
import { settings } from '#shared/programmes';
import type { QueueQuery } from '#shared/payments';
import { canonical } from '../platform/audit/audit-chain.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import type { Tx } from '../platform/database/transactions.js';
import { PaymentRecordsService, paymentFact } from '../payments/payment-records.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import type { Report, ReportStanding, StoredVersion } from '../reports/report.record.js';
import type { StoredSummary } from './summary.record.js';
import { SummaryRepository } from './summary.repository.js';

/** Keeps one summary a project, in the transaction of each act that changes a figure (platform.md, "Summaries"). */
@Injectable()
export class SummaryService {
  constructor(
    private readonly summaries: SummaryRepository,
    private readonly reports: ReportRecordsService,
    private readonly payments: PaymentRecordsService,
  ) {}

  /** Writes the project's summary from its records as the transaction sees them. */
  async write(tx: Tx, project: Project): Promise<void> {
    await this.summaries.put(await this.rebuild(project, tx.session), tx.session);
  }

  /** Writes what a submission or a send-back changes: the dates of one report. */
  async writeDates(tx: Tx, report: Report): Promise<void> {
    await this.summaries.putDates(report.project.id, report.seq, reportDates(summaryReport(report)), tx.session);
  }

  /** Summaries of projects with money authorised and not released, as far as the asker may see them, by code. */
  releasable(ctx: Ctx, { programme, limit, cursor, count }: QueueQuery): Promise<Page<StoredSummary>> {
    return this.summaries.releasable(ctx.scope, programme, { sort: { field: 'code', direction: 1 }, limit, cursor, count });
  }

  /** The project's summary, made anew. */
  async rebuild(project: Project, session?: Tx['session']): Promise<StoredSummary> {
    const reports = await this.reports.standings(project._id, session);
    const versions = await this.reports.counting(project._id, session);
    const payments = await this.payments.ofProject(project._id, session);
    return summaryOf(project, reports, versions, payments.map(paymentFact));
  }

  /** The summary of a project as stored, for commands. @throws Problem not_found */
  get(project: string): Promise<StoredSummary> {
    return this.summaries.get({ kind: 'system' }, project);
  }

  /** Whether the stored summary of a project is what its records give. */
  async isRight(project: Project): Promise<boolean> {
    const stored = await this.summaries.find({ kind: 'system' }, project._id);
    if (!stored) return false;
    const { writtenAt, stamp, ...summary } = stored;
    return canonical(summary) === canonical(await this.rebuild(project));
  }
}

function summaryOf(project: Project, reports: readonly ReportStanding[], versions: readonly StoredVersion[], payments: ReturnType<typeof paymentFact>[]): StoredSummary {
  const { _id, code, title, state, programme, call, lead, consortium, theme, countries, locations, funders, currency, start, end, access } = project;
  const { framework, lines, periods, firstAdvance } = project;
  const { id, ...summary } = buildSummary({
    project: {
      id: _id, code, title, state, programme, call, lead, consortium, theme, countries, locations, funders, currency, start, end, framework, lines, periods, firstAdvance,
    },
    reports: reports.map(summaryReport), versions: versions.flatMap(summaryVersion), payments,
  });
  return { _id: id, shape: 1, version: 1, ...summary, access };
}

function summaryReport(report: Pick<Report, '_id' | 'seq' | 'state' | 'firstSubmittedAt' | 'submissions'>): SummaryReport {
  return {
    id: report._id, seq: report.seq, state: report.state, firstSubmittedAt: report.firstSubmittedAt, isLate: report.submissions[0]?.isLate ?? false,
    turns: report.submissions.map(({ at, outcome, outcomeAt }) => ({ submittedAt: at, outcome, outcomeAt })),
  };
}

function summaryVersion({ seq, n, content, definitions, decision }: StoredVersion): SummaryVersion[] {
  if (!decision) return [];
  return [{ seq, n, values: content.values, framework: definitions.framework, face: decision.face, at: decision.at, settings: settings.parse(definitions.settings) }];
}
