import { Injectable } from '@nestjs/common';
import { sumMinor } from '#shared/money';
import { reasonsOf, type BulkAction, type BulkBody, type BulkForecast, type BulkOutcome, type BulkPreview, type BulkReason, type BulkResult } from '#shared/reports';
import type { Ctx } from '../../platform/context/ctx.js';
import { Problem } from '../../platform/errors/problem.js';
import { ReportApprovalService, inBulk } from '../report-approval.service.js';
import { ReportDesk, rulingOn, type OpenReport } from '../report-desk.js';
import { ReportVersionRepository } from '../report-version.repository.js';
import { ReportRemindingService } from './report-reminding.service.js';

type Asked = BulkBody['reports'][number];

/** One act on several reports: what would happen to each, and then each for itself, whatever becomes of the others (ADR 0032). */
@Injectable()
export class ReportBulkService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly versions: ReportVersionRepository,
    private readonly approvals: ReportApprovalService,
    private readonly reminding: ReportRemindingService,
  ) {}

  /** What would happen to each report now, and why not. Nothing is written. */
  async preview(ctx: Ctx, { action, reports }: BulkBody): Promise<BulkPreview> {
    const items: BulkForecast[] = [];
    for (const one of reports) items.push(await this.forecast(ctx, action, one));
    return { action, items };
  }

  /** Acts on each report in a transaction of its own. Repeated with the same key, what was done is answered again and the rest tried again. */
  async run(ctx: Ctx, { action, reports }: BulkBody): Promise<BulkResult> {
    const items: BulkOutcome[] = [];
    for (const one of reports) items.push(await this.outcome(ctx, action, one));
    return { action, items };
  }

  private async forecast(ctx: Ctx, action: BulkAction, { id, version }: Asked): Promise<BulkForecast> {
    try {
      const open = action === 'approve' ? await this.desk.open(ctx, id) : await this.desk.openStanding(ctx, id);
      const reasons = await this.against(ctx, action, open, version);
      if (reasons[0]?.code === 'not_allowed') return { id, isReady: false, reasons, report: null, figures: null };
      const { project, lead, period: { start, end, due }, state, officer, currency } = open.report;
      const money = (amounts: (number | null)[]) => ({ minor: sumMinor(amounts), currency });
      const figures = { accepted: money(officer.lines.map((one) => one.accepted)), authorised: money(officer.lines.map((one) => one.authorised)) };
      const isReady = reasons.length === 0;
      return { id, isReady, reasons, report: { project, lead, start, end, due, state }, figures: isReady && action === 'approve' ? figures : null };
    } catch (error) {
      return { id, isReady: false, reasons: reasonsIn(error), report: null, figures: null };
    }
  }

  private async against(ctx: Ctx, action: BulkAction, open: OpenReport, read: number): Promise<BulkReason[]> {
    const ruling = rulingOn(ctx, open, action);
    if (!ruling.isAllowed) return [{ code: ruling.code, params: {}, n: 1 }];
    if (action === 'remind') return [];
    const { report } = open;
    if (report.version !== read) return [{ code: 'stale_version', params: {}, n: 1 }];
    const version = await this.versions.ofReport({ kind: 'system' }, report._id, report.submissions.length);
    return version ? reasonsOf(inBulk.judge(open, version)) : [{ code: 'not_found', params: {}, n: 1 }];
  }

  private async outcome(ctx: Ctx, action: BulkAction, { id, version }: Asked): Promise<BulkOutcome> {
    const own: Ctx = { ...ctx, ifMatch: version, key: ctx.key && { ...ctx.key, id: `${ctx.key.id} ${id}` } };
    try {
      await (action === 'approve' ? this.approvals.approve(own, id, inBulk) : this.reminding.remind(own, id));
      return { id, isDone: true, reasons: [] };
    } catch (error) {
      return { id, isDone: false, reasons: reasonsIn(error) };
    }
  }
}

/** Why a report was refused. What is no refusal (the database is away) ends the whole request, which may be repeated. */
function reasonsIn(error: unknown): BulkReason[] {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  const named = error.errors.map(({ code, params = {} }) => ({ code, params }));
  return reasonsOf(named.length > 0 ? named : [{ code: error.code, params: {} }]);
}
