import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { ProjectState } from '#shared/projects';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import type { Project, ProjectHead } from './project.record.js';
import { projectModel } from './project.schema.js';

/** What a list of projects may be narrowed to. */
export interface ProjectFilter {
  readonly programme?: string | undefined;
  readonly call?: string | undefined;
  readonly state?: readonly ProjectState[] | undefined;
  readonly country?: string | undefined;
  readonly theme?: string | undefined;
  readonly lead?: string | undefined;
}

const headFields = { framework: 0, locations: 0, activities: 0, lines: 0, summary: 0 } as const;

@Injectable()
export class ProjectRepository extends Repository<Project> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, projectModel);
  }

  /** Partners see their own from the award on, staff their programmes', donors what was agreed. */
  protected visible(scope: Scope): Where | null {
    return bySides(scope, { partner: {}, staff: {}, donor: { firstAdvance: { $ne: null } } });
  }

  list(scope: Scope, filter: ProjectFilter, request: PageRequest): Promise<Page<ProjectHead>> {
    return this.page(scope, whereOf(filter), { ...request, fields: headFields });
  }

  /** Projects of these ids, without what is long in them. */
  async headsByIds(scope: Scope, ids: readonly string[]): Promise<ProjectHead[]> {
    const visible = this.visible(scope);
    if (!visible || ids.length === 0) return [];
    return await this.model.find({ $and: [{ _id: { $in: [...new Set(ids)] } }, visible] } as never, headFields).lean().exec();
  }

  /** The budget lines of these projects. */
  async linesByIds(scope: Scope, ids: readonly string[]): Promise<Pick<Project, '_id' | 'lines'>[]> {
    const where = this.within(scope, { _id: { $in: ids } });
    return where ? this.model.find(where, { lines: 1 }).lean<Pick<Project, '_id' | 'lines'>[]>().exec() : [];
  }

  /** Projects in these states, by code: what waits for somebody. At most 200. */
  inStates(scope: Scope, states: readonly ProjectState[]): Promise<Project[]> {
    return this.findMany(scope, { state: { $in: states } }, 200, { code: 1, _id: 1 });
  }

  findByProposal(scope: Scope, proposal: string, session?: ClientSession): Promise<Project | null> {
    return this.findOne(scope, { proposal }, session);
  }

  /** All projects, in batches, for commands such as the rebuild of summaries. */
  async *all(scope: Scope): AsyncGenerator<Project> {
    for (let after = ''; ;) {
      const batch = await this.findMany(scope, { _id: { $gt: after } }, 100, { _id: 1 });
      yield* batch;
      const last = batch.at(-1);
      if (!last || batch.length < 100) return;
      after = last._id;
    }
  }

  /** How the database would run a list: for the test that no list scans its collection. */
  explain(scope: Scope, filter: ProjectFilter, sort: Record<string, 1 | -1>): Promise<unknown> {
    const visible = this.visible(scope) ?? {};
    return this.model.find({ $and: [visible, whereOf(filter)] } as never).sort(sort).explain('queryPlanner');
  }
}

function whereOf(filter: ProjectFilter): Where {
  return {
    ...(filter.programme === undefined ? {} : { 'access.programme': filter.programme }),
    ...(filter.call === undefined ? {} : { 'call.id': filter.call }),
    ...(filter.state === undefined ? {} : { state: { $in: filter.state } }),
    ...(filter.country === undefined ? {} : { 'countries.code': filter.country }),
    ...(filter.theme === undefined ? {} : { theme: filter.theme }),
    ...(filter.lead === undefined ? {} : { 'access.lead': filter.lead }),
  };
}
