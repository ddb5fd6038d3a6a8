import { Injectable } from '@nestjs/common';
import { addDays, dayOf, morningOf, reminderToSend, type Reminder } from '#shared/calendar';
import type { Day, Instant } from '#shared/platform';
import { reportingStates } from '#shared/projects';
import { systemCtx, type Ctx } from '../platform/context/ctx.js';
import { ReportClockJob, system } from './report-clock-job.js';
import type { ReportListed } from './report.record.js';

/** No reminder is sent farther from the due day than this, whatever the settings. */
const FARTHEST_DAYS = 370;

/** Reminds the partner of a report that is not submitted, and the manager of one that is long overdue (domain 6). */
@Injectable()
export class ReportReminders extends ReportClockJob {
  protected readonly name = 'report reminders';

  /** Sends what is to be sent on that day, or was not in the days before it, each reminder once. @returns how many reports it was */
  async turn(now: Instant): Promise<number> {
    const ctx: Ctx = { ...systemCtx(this.name, now), isQuiet: false };
    const today = now.slice(0, 10);
    let count = 0;
    for await (const batch of this.reports.unsubmitted(system, addDays(today, -FARTHEST_DAYS), addDays(today, FARTHEST_DAYS))) {
      const projects = await this.projects.headsByIds(ctx, batch.map((report) => report.project.id));
      for (const report of batch) {
        const isReporting = reportingStates.includes(projects.get(report.project.id)?.state ?? 'cancelled');
        if (isReporting && (await this.remind(ctx, report))) count++;
      }
    }
    return count;
  }

  private async remind(ctx: Ctx, report: ReportListed): Promise<boolean> {
    const { settings } = await this.projects.settingsOf(ctx, report.programme.id);
    const today = dayOf(ctx.now, settings.timeZone);
    const reminder = reminderToSend(report.period.due, settings, today, report.remindedOn);
    if (!reminder || [reminder.day, report.period.due].some((day) => day < createdOn(report))) return false;
    return this.transactions.run(ctx, async (tx) => {
      if (!(await this.reports.noteReminder(report._id, today, tx.session))) return false;
      for (const to of audiences(report, reminder)) {
        tx.notify({
          kind: reminder.daysFromDue < 0 ? 'report_due' : 'report_overdue', to, link: `/reports/${report._id}`, digestAt: morningOf(today, settings.timeZone),
          params: { code: report.project.code, title: report.project.title, end: report.period.end, due: report.period.due },
        });
      }
      return true;
    });
  }
}

function audiences(report: ReportListed, reminder: Reminder) {
  const partner = { roles: ['partner_editor', 'partner_signatory'] as const, organisation: report.lead.id };
  const staff = reminder.toProgramme ? (['programme_manager', 'programme_officer'] as const) : (['programme_manager'] as const);
  return reminder.toManager ? [partner, { roles: staff, programme: report.programme.id }] : [partner];
}

/** The day on which the record was made, from the time inside its id: what was due, or to remind of, before a history was loaded needs no reminder. */
function createdOn({ _id }: ReportListed): Day {
  return new Date(parseInt(_id.replace('-', '').slice(0, 12), 16)).toISOString().slice(0, 10);
}
