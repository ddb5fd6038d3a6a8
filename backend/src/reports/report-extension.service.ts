import { Injectable } from '@nestjs/common';
import { addDays, periodInstants } from '#shared/calendar';
import type { Day } from '#shared/platform';
import type { ExtendBody, ReportActed } from '#shared/reports';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { Transactions } from '../platform/database/transactions.js';
import { ruleBrokenAt } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { ProjectService } from '../projects/project.service.js';
import { ReportDesk, rulingOn, type OpenReport } from './report-desk.js';
import { peopleIn, standingOf } from './report.mapper.js';
import { ReportRepository } from './report.repository.js';

/** No due day lies farther after its period than this. */
const FARTHEST_DAYS = 366;

/** An officer moves the due day of a report that was never submitted (domain 6): reminders, lists and what counts as on time follow. */
@Injectable()
export class ReportExtensionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ReportDesk,
    private readonly reports: ReportRepository,
    private readonly projects: ProjectService,
    private readonly people: PeopleDirectory,
  ) {}

  /** @throws Problem not_allowed, barred, wrong_state, stale_version, rule_broken: due_out_of_range, due_unchanged */
  extend(ctx: Ctx, id: string, { due, reason }: ExtendBody): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openStanding(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, 'extend');
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      const { report, project, settings } = open;
      expectVersion(ctx, report.version);
      refuseBroken(open, due);
      const instants = periodInstants({ ...report.period, due }, settings.timeZone);
      const period = { ...report.period, due, dueEndsAt: instants.dueEndsAt };
      const extension = { from: report.period.due, to: due, at: ctx.now, by: actor(ctx), reason };
      const saved = await this.reports.replace({ ...report, ...instants, period, extension }, tx.session);
      await this.projects.save(tx, { ...project, periods: project.periods.map((one) => (one.id === period.id ? period : one)) });
      tx.audit({ kind: 'report', id, action: 'extend', grant, details: { from: extension.from, due, reason } });
      tx.notify({
        kind: 'report_extended', to: { roles: ['partner_editor', 'partner_signatory'], organisation: saved.lead.id }, link: `/reports/${id}`,
        params: { code: saved.project.code, title: saved.project.title, end: period.end, due, reason },
      });
      return standingOf(ctx, { ...open, report: saved }, await this.people.names(peopleIn(saved), tx.session));
    });
  }
}

function refuseBroken({ report: { period } }: OpenReport, due: Day): void {
  const latest = addDays(period.end, FARTHEST_DAYS);
  if (due <= period.end || due > latest) throw ruleBrokenAt('/due', 'due_out_of_range', `The due day lies after ${period.end} and not after ${latest}.`, { end: period.end, latest });
  if (due === period.due) throw ruleBrokenAt('/due', 'due_unchanged', 'This is the due day already.');
}
