import { Injectable } from '@nestjs/common';
import { periodInstants, reportingPeriods, terminatedPeriods } from '#shared/calendar';
import { phasingTotals } from '#shared/budgets';
import type { Role } from '#shared/accounts';
import type { ProjectAction, ProjectView } from '#shared/projects';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import { ProjectService } from './project.service.js';
import type { Project } from './project.record.js';

const partners: readonly Role[] = ['partner_editor', 'partner_signatory'];

/** The agreement and the life of the project that it starts (domain 3). */
@Injectable()
export class AgreementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly projects: ProjectService,
    private readonly reports: ReportRecordsService,
  ) {}

  /** The partner's signatory signs. @throws Problem not_found, not_allowed, wrong_state, stale_version */
  sign(ctx: Ctx, id: string): Promise<ProjectView> {
    return this.act(ctx, id, 'sign', async (project) => ({ ...project, agreement: { ...project.agreement, signedAt: ctx.now, signedBy: actor(ctx) } }));
  }

  decline(ctx: Ctx, id: string, reason: string): Promise<ProjectView> {
    return this.act(ctx, id, 'decline', async (project) => ({ ...project, agreement: { ...project.agreement, declinedReason: reason } }), { reason });
  }

  /** The manager counter-signs: periods, reports and tranche plan are generated, the first advance is authorised (domain 3, 5). */
  countersign(ctx: Ctx, id: string): Promise<ProjectView> {
    return this.act(ctx, id, 'countersign', (project, tx) => this.start(ctx, tx, project));
  }

  /** Cancel, suspend, resume, close, terminate: what the manager decides with a word of reason, or none. */
  steer(ctx: Ctx, id: string, action: Exclude<ProjectAction, 'sign' | 'decline' | 'countersign'>, reason?: string): Promise<ProjectView> {
    const change = action === 'terminate' ? (project: Project, tx: Tx) => this.end(ctx, tx, project) : async (project: Project) => project;
    return this.act(ctx, id, action, change, reason === undefined ? {} : { reason });
  }

  /** A terminated project still owes its final report, and no later one (domain 3); a later due day that was granted stays. */
  private async end(ctx: Ctx, tx: Tx, project: Project): Promise<Project> {
    const { settings, today } = await this.projects.settingsOf(ctx, project.programme.id, tx.session);
    const reports = await this.reports.standings(project._id, tx.session);
    const open = reports.filter((report) => report.firstSubmittedAt === null);
    const submitted = reports.length - open.length;
    const granted = new Map(open.filter((report) => report.extension).map(({ period }) => [period.start, period.due]));
    const periods = terminatedPeriods(project.periods, submitted, today, settings, granted)
      .map((period, at) => (at < submitted ? period : { ...period, dueEndsAt: periodInstants(period, settings.timeZone).dueEndsAt }));
    const ended = { ...project, periods };
    await this.reports.endWith(ctx, tx, ended, settings.timeZone);
    return ended;
  }

  private async start(ctx: Ctx, tx: Tx, project: Project): Promise<Project> {
    const { settings } = await this.projects.settingsOf(ctx, project.programme.id, tx.session);
    const periods = reportingPeriods(project.start, project.end, settings)
      .map((days, at) => ({ id: newId(), seq: at + 1, ...days, dueEndsAt: periodInstants(days, settings.timeZone).dueEndsAt }));
    const firstAdvance = phasingTotals(project.lines)[0] ?? 0;
    const started: Project = {
      ...project, periods, firstAdvance, ledger: { ...project.ledger, authorised: firstAdvance },
      agreement: { ...project.agreement, countersignedAt: ctx.now, countersignedBy: actor(ctx) },
    };
    await this.reports.createDrafts(tx, started, settings.timeZone);
    return started;
  }

  private act(
    ctx: Ctx, id: string, action: ProjectAction, change: (project: Project, tx: Tx) => Promise<Project>, details: Record<string, unknown> = {},
  ): Promise<ProjectView> {
    return this.transactions.run(ctx, async (tx) => {
      const { project, to, grant } = await this.projects.begin(ctx, tx, id, action);
      const saved = await this.projects.save(tx, { ...(await change(project, tx)), state: to });
      tx.audit({ kind: 'project', id, action, grant, details });
      this.projects.index(tx, saved);
      this.tell(tx, saved, action);
      return this.projects.view(ctx, saved, tx.session);
    });
  }

  private tell(tx: Tx, project: Project, action: ProjectAction): void {
    const isOfPartner = action === 'sign' || action === 'decline';
    const to = isOfPartner ? { roles: ['programme_manager'] as Role[], programme: project.programme.id } : { roles: partners, organisation: project.lead.id };
    const [link, params] = [`/projects/${project._id}`, { code: project.code, title: project.title }];
    tx.notify({ kind: `project_${action.replace('-', '_')}`, to, link, params });
    if (action === 'countersign') tx.notify({ kind: 'release_ready', to: { roles: ['finance_officer'], programme: project.programme.id }, link, params });
  }
}
