import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Role } from '#shared/accounts';
import { daysBetween } from '#shared/calendar';
import { reportingStates } from '#shared/projects';
import { writableStates } from '#shared/reports';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type PlacedTask, type TaskSource } from '../platform/tasks/task-sources.js';
import { ProjectService } from '../projects/project.service.js';
import type { ReportListed } from './report.record.js';
import { ReportRepository } from './report.repository.js';

const begun = (now: string) => ({ state: { $in: writableStates }, opensAt: { $lte: now } });
const overdue = (now: string) => ({ firstSubmittedAt: null, dueEndsAt: { $lte: now } });

/** Reports that wait: to fill, to sign, to revise; to review; overdue ones to ask after (domain 1). */
@Injectable()
export class ReportTasks implements TaskSource, OnModuleInit {
  constructor(private readonly reports: ReportRepository, private readonly projects: ProjectService, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<PlacedTask[]> {
    const own = organisationsWith(ctx, ['partner_editor', 'partner_signatory']);
    const found: [ReportListed, string][] = [];
    if (own.length > 0) {
      const signing = organisationsWith(ctx, ['partner_signatory']);
      const open = await this.reports.waiting(ctx.scope, { 'access.lead': { $in: own }, ...begun(ctx.now) });
      found.push(...open.map((report): [ReportListed, string] => [report, partnerAct(report, signing.includes(report.lead.id), ctx.now)]));
    }
    if (organisationsWith(ctx, ['programme_officer']).length > 0) {
      const submitted = await this.reports.waiting(ctx.scope, { state: { $in: ['submitted', 'in_review'] } });
      found.push(...submitted.map((report): [ReportListed, string] => [report, 'review']));
    }
    if (organisationsWith(ctx, ['programme_officer', 'programme_manager']).length > 0) {
      found.push(...(await this.reports.waiting(ctx.scope, overdue(ctx.now))).map((report): [ReportListed, string] => [report, 'chase']));
    }
    const projects = await this.projects.headsByIds(ctx, found.map(([report]) => report.project.id));
    return found
      .filter(([report]) => reportingStates.includes(projects.get(report.project.id)?.state ?? 'cancelled'))
      .map(([report, act]) => taskOf(report, act, ctx.now));
  }
}

function organisationsWith(ctx: Ctx, roles: readonly Role[]): string[] {
  return ctx.scope.kind === 'person' ? ctx.scope.grants.filter((g) => roles.includes(g.role)).map((g) => g.organisation) : [];
}

function partnerAct(report: ReportListed, isSignatory: boolean, now: string): string {
  if (report.state !== 'draft') return 'revise';
  return isSignatory && report.endsAt <= now ? 'submit' : 'fill';
}

/** What was sent back was owed by its due day, which is kept by now: it stands there, before what is due later and what nobody set a day for. */
function taskOf(report: ReportListed, act: string, now: string): PlacedTask {
  const isFirst = report.firstSubmittedAt === null;
  const { due, start, end } = report.period;
  return {
    id: `report-${act}-${report._id}`, kind: 'report', act,
    subject: { kind: 'report', id: report._id, code: report.project.code, title: report.project.title, project: report.project.id },
    state: report.state, since: act === 'review' ? report.submittedAt : (report.submissions.at(-1)?.outcomeAt ?? null), due: isFirst ? due : null,
    daysLeft: isFirst ? daysBetween(now.slice(0, 10), due) : null, ...(act === 'revise' ? { placedAt: due } : {}),
    params: { start, end, lead: report.lead.name, comments: report.comments.filter((one) => one.state === 'open').length },
  };
}
