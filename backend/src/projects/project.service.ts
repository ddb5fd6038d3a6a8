import { Injectable } from '@nestjs/common';
import { audienceOf } from '#shared/accounts';
import { dayOf } from '#shared/calendar';
import { allowedActions, rule, type Day, type HistoryQuery } from '#shared/platform';
import type { Settings } from '#shared/programmes';
import { projectLife, type ProjectAction, type ProjectQuery, type ProjectRow, type ProjectView, type Tranche } from '#shared/projects';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { isActorBarred } from '../platform/auth/bars.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { expectVersion, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import type { Tx } from '../platform/database/transactions.js';
import { notFound } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import { SummaryService } from '../dashboards/summary.service.js';
import { projectOf, type Award } from './award.js';
import { projectFacts } from './project-facts.js';
import { projectRowOf, projectViewOf, tranchesOf } from './project.mapper.js';
import type { Project, ProjectHead } from './project.record.js';
import { ProjectRepository } from './project.repository.js';

/** The settings of a programme in force at an act, and the day that its zone shows then. */
export interface SettingsAt {
  readonly settings: Settings;
  readonly today: Day;
}
const sorts = { code: 'code', start: 'start', title: 'titleKey' };

/** Projects: read them, make them from awards, and write them for the acts of this and other contexts. */
@Injectable()
export class ProjectService {
  constructor(
    private readonly projects: ProjectRepository,
    private readonly reports: ReportRecordsService,
    private readonly summaries: SummaryService,
    private readonly people: PeopleDirectory,
    private readonly programmes: ProgrammeService,
    private readonly events: HistoryService,
  ) {}

  /** The project of an awarded proposal, in the award's own transaction: in preparation until both sides have signed (domain 3). */
  async createFromAward(ctx: Ctx, tx: Tx, award: Award): Promise<Project> {
    const project = await this.projects.insert(projectOf(award, ctx.now), tx.session);
    await this.summaries.write(tx, project);
    tx.audit({ kind: 'project', id: project._id, action: 'award', details: { proposal: award.proposal, grant: project.grant, conditions: award.conditions } });
    tx.notify({
      kind: 'project_to_sign', to: { roles: ['partner_signatory'], organisation: award.lead.id }, link: `/projects/${project._id}`,
      params: { code: project.code, title: project.title },
    });
    this.index(tx, project);
    return project;
  }

  /** A page of projects: one read of them, one of their next reports. */
  async list(ctx: Ctx, query: ProjectQuery): Promise<Page<ProjectRow>> {
    const { limit, cursor, count, sort, status, ...filter } = query;
    const page = await this.projects.list(ctx.scope, { ...filter, state: status }, { sort: sortOf(sort, sorts), limit, cursor, count });
    const next = await this.reports.nextOf(ctx, page.items.map((p) => p._id));
    return { ...page, items: page.items.map((p) => projectRowOf(p, next.get(p._id), ctx.now, ctx.language)) };
  }

  /** @throws Problem not_found */
  async get(ctx: Ctx, id: string): Promise<ProjectView> {
    return this.view(ctx, await this.projects.get(ctx.scope, id));
  }

  async tranches(ctx: Ctx, id: string): Promise<{ items: Tranche[] }> {
    const project = await this.projects.get(ctx.scope, id);
    return { items: tranchesOf(project, await this.reports.standings(id), audienceOf(ctx.scope, project)) };
  }

  /** What happened to the project and its money, newest first. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    await this.recordOfParty(ctx, id);
    return this.events.of('project', id, query);
  }

  /** The stored project, as far as the asker may see it. @throws Problem not_found */
  record(ctx: Ctx, id: string, session?: Tx['session']): Promise<Project> {
    return this.projects.get(ctx.scope, id, session);
  }

  /** The same for what the parties alone may know: who reads the project as its donor does not find it, whatever else they are. @throws Problem not_found */
  async recordOfParty(ctx: Ctx, id: string, session?: Tx['session']): Promise<Project> {
    const project = await this.record(ctx, id, session);
    if (audienceOf(ctx.scope, project) === 'donor') throw notFound();
    return project;
  }

  findByProposal(ctx: Ctx, proposal: string): Promise<Project | null> {
    return this.projects.findByProposal(ctx.scope, proposal);
  }

  /** Stored projects by id, without what is long in them, as far as the asker may see them. */
  async headsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ProjectHead>> {
    return new Map((await this.projects.headsByIds(ctx.scope, ids)).map((project) => [project._id, project]));
  }

  /** The budget lines of projects by id, as far as the asker may see them. */
  async linesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Project['lines']>> {
    return new Map((await this.projects.linesByIds(ctx.scope, ids)).map((project) => [project._id, project.lines]));
  }

  /** The settings of a programme in force at the act's instant, and the day that its zone shows then. */
  async settingsOf(ctx: Ctx, programme: string, session?: Tx['session']): Promise<SettingsAt> {
    const settings = await this.programmes.settingsOn(programme, ctx.now.slice(0, 10), session);
    return { settings, today: dayOf(ctx.now, settings.timeZone) };
  }

  /** All projects, for commands. */
  all(): AsyncGenerator<Project> {
    return this.projects.all({ kind: 'system' });
  }

  /** Writes a changed project and its summary in an act's transaction. @throws Problem lost_race */
  async save(tx: Tx, project: Project): Promise<Project> {
    const saved = await this.projects.replace(project, tx.session);
    await this.summaries.write(tx, saved);
    return saved;
  }

  /** Rules on a transition of the project and, if it is allowed, on the version that the asker read. */
  async begin(ctx: Ctx, tx: Tx, id: string, action: ProjectAction) {
    const project = await this.projects.get(ctx.scope, id, tx.session);
    const reports = await this.reports.standings(id, tx.session);
    const isBarred = await isActorBarred(this.people, ctx, project.access.consortium, tx.session);
    const judge = (state: Project['state']) => rule(projectLife, { state, action }, ctx.scope, project.access, projectFacts(ctx, project, reports, isBarred));
    const ruling = judge(project.state);
    if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
    const { to, grant } = allow(ruling);
    expectVersion(ctx, project.version);
    return { project, to, grant };
  }

  /** The project as the asker sees it, with what they may do. */
  async view(ctx: Ctx, project: Project, session?: Tx['session']): Promise<ProjectView> {
    const reports = await this.reports.standings(project._id, session);
    const isBarred = await isActorBarred(this.people, ctx, project.access.consortium, session);
    const names = await this.people.names([project.agreement.signedBy, project.agreement.countersignedBy], session);
    const actions = allowedActions(projectLife, project.state, ctx.scope, project.access, projectFacts(ctx, project, reports, isBarred));
    return projectViewOf(project, { reports, names, allowedActions: actions, scope: ctx.scope, language: ctx.language });
  }

  /** Writes the project's row of the search; donors find it once it has begun. */
  index(tx: Tx, project: Project): void {
    tx.index({ kind: 'project', id: project._id, code: project.code, title: project.title, access: project.access, isSubmitted: true, isForDonors: project.firstAdvance !== null });
  }
}
