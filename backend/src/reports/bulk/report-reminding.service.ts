import { Injectable } from '@nestjs/common';
import { writableStates } from '#shared/reports';
import type { Ctx } from '../../platform/context/ctx.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ruleBrokenAt } from '../../platform/errors/problem.js';
import { allow } from '../../platform/errors/ruling.js';
import { ReportDesk, rulingOn } from '../report-desk.js';
import { ReportRepository } from '../report.repository.js';

/** An officer reminds the partner of a report that waits to be written or corrected: once a day, automatic reminders counted (domain 6). */
@Injectable()
export class ReportRemindingService {
  constructor(private readonly transactions: Transactions, private readonly desk: ReportDesk, private readonly reports: ReportRepository) {}

  /** The report's version stays: a reminder is no change of what anybody writes. @throws Problem not_allowed, barred, wrong_state, rule_broken: reminded_today */
  remind(ctx: Ctx, id: string): Promise<{ id: string }> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openStanding(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, 'remind');
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      const { project, period, lead } = open.report;
      const isNoted = await this.reports.noteReminder(id, open.today, tx.session, { state: { $in: writableStates } });
      if (!isNoted) throw ruleBrokenAt('/', 'reminded_today', 'The partner was reminded of this report today.');
      tx.audit({ kind: 'report', id, action: 'remind', grant, details: { state: open.report.state } });
      tx.notify({
        kind: 'report_reminder', to: { roles: ['partner_editor', 'partner_signatory'], organisation: lead.id }, link: `/reports/${id}`,
        params: { code: project.code, title: project.title, end: period.end, due: period.due },
      });
      return { id };
    });
  }
}
