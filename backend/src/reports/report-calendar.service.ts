import { Injectable } from '@nestjs/common';
import { periodInstants } from '#shared/calendar';
import type { Instant } from '#shared/platform';
import { systemCtx, type Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import { ReportClockJob, system } from './report-clock-job.js';

/**
 * Keeps the instants beside the days of periods not yet submitted: a programme's zone may change, from the day on which its settings
 * hold (platform.md, "Time").
 */
@Injectable()
export class ReportCalendar extends ReportClockJob {
  protected readonly name = 'reporting calendar';

  /** Rewrites what the zone in force at that instant shows otherwise. @returns how many projects it was */
  async turn(now: Instant): Promise<number> {
    const ctx = systemCtx(this.name, now);
    const moved = new Set<string>();
    const zones = new Map<string, string>();
    for (const { programme, days, dueEndsAt, projects } of await this.reports.openPeriods(system)) {
      const timeZone = zones.get(programme) ?? (await this.projects.settingsOf(ctx, programme)).settings.timeZone;
      zones.set(programme, timeZone);
      if (periodInstants(days, timeZone).dueEndsAt !== dueEndsAt) for (const project of projects) moved.add(project);
    }
    for (const project of moved) await this.transactions.run(ctx, (tx) => this.move(ctx, tx, project));
    return moved.size;
  }

  private async move(ctx: Ctx, tx: Tx, id: string): Promise<void> {
    const project = await this.projects.record(ctx, id, tx.session);
    const { settings: { timeZone } } = await this.projects.settingsOf(ctx, project.programme.id, tx.session);
    const open = (await this.reports.standings(system, id, tx.session)).filter((report) => report.firstSubmittedAt === null);
    for (const { _id, period } of open) await this.reports.setInstants(_id, periodInstants(period, timeZone), tx.session);
    const isOpen = new Set(open.map((report) => report.period.id));
    const periods = project.periods.map((period) => (isOpen.has(period.id) ? { ...period, dueEndsAt: periodInstants(period, timeZone).dueEndsAt } : period));
    await this.projects.save(tx, { ...project, periods });
    tx.audit({ kind: 'project', id, action: 'calendar-moved', details: { timeZone } });
  }
}
