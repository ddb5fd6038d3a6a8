import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, PipelineStage } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { clockStateConditions, type ClockCondition, type ClockInstants, type ClockState, type PeriodDays } from '#shared/calendar';
import type { Day } from '#shared/platform';
import type { ReportingPeriod } from '#shared/projects';
import type { DatedSettings } from '#shared/programmes';
import type { ReportNeighbours, ReportState } from '#shared/reports';
import type { Leaf } from '#shared/results';
import { behind, type Page, type PageRequest, type Sort } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import { notFound } from '../platform/errors/problem.js';
import type { Project } from '../projects/project.record.js';
import { lifted, liftedHead } from './report-migration.js';
import { withEvidence, type CountingVersion, type Extension, type Report, type ReportFiles, type ReportHead, type ReportListed, type ReportPageRow, type ReportStanding } from './report.record.js';
import { reportModel } from './report.schema.js';

/** What a list of reports may be narrowed to; `clock` by the instant asked for. */
export interface ReportFilter {
  readonly programme?: string | undefined;
  readonly project?: string | undefined;
  readonly lead?: string | undefined;
  readonly state?: readonly ReportState[] | undefined;
  readonly clock?: readonly ClockState[] | undefined;
  readonly period?: string | undefined;
}
const standingFields = {
  seq: 1, period: 1, isFinal: 1, state: 1, dueEndsAt: 1, opensAt: 1, endsAt: 1, firstSubmittedAt: 1, submittedAt: 1, submissions: 1, requested: 1, approval: 1, extension: 1,
} as const;
/** Days of a period that some projects of a programme share, and the instant at which their due day ends as it is stored. */
export interface OpenPeriod {
  readonly programme: string;
  readonly days: PeriodDays;
  readonly dueEndsAt: string;
  readonly projects: string[];
}
/** How much is read of the versions that count. */
export type CountingRead = 'nothing' | 'figures' | 'values';
/** A report with the records that its acts ask about, as one read finds them. */
export interface ReportWithSurroundings {
  readonly report: Report;
  readonly project: Project;
  readonly siblings: (ReportStanding & { submittedValues: Leaf[] | null })[];
  /** The versions of the project that count, in order of periods. */
  readonly counting: CountingVersion[];
  readonly datedSettings: DatedSettings[];
}
interface Joined extends Report {
  around: { project: Project[]; siblings: ReportWithSurroundings['siblings']; counting?: CountingVersion[]; programme: { settings: DatedSettings[] }[] };
}
const rowFields = {
  version: 1, project: 1, programme: 1, lead: 1, seq: 1, period: 1, opensAt: 1, endsAt: 1, dueEndsAt: 1, state: 1, isLate: 1, submittedAt: 1, firstSubmittedAt: 1, 'submissions.outcomeAt': 1,
  findings: 1, remindedOn: 1, access: 1, 'comments.state': 1,
} as const;

const headFields = { content: 0, changes: 0, officer: 0, officerChanges: 0 } as const;

/** What a page of the list shows, and no more: what is not read need not be unpacked, fifty times a page. */
const listFields = {
  version: 1, project: 1, lead: 1, seq: 1, 'period.start': 1, 'period.end': 1, 'period.due': 1, opensAt: 1, endsAt: 1, dueEndsAt: 1, state: 1, isLate: 1, submittedAt: 1, firstSubmittedAt: 1,
  'submissions.outcomeAt': 1, findings: 1, 'access.programme': 1, 'access.consortium': 1, 'comments.state': 1,
} as const;

@Injectable()
export class ReportRepository extends Repository<Report> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reportModel);
  }

  /** Partners and staff see that a report exists; what is in it, the mapper bounds. Donors see approved ones. */
  protected visible(scope: Scope): Where | null {
    return bySides(scope, { partner: {}, staff: {}, donor: { approval: { $ne: null } } });
  }

  list(scope: Scope, filter: ReportFilter, now: string, request: PageRequest): Promise<Page<ReportPageRow>> {
    return this.page(scope, whereOf(scope, filter, now), { ...request, fields: listFields });
  }

  /** The reports before and after one in the order of a list, whether it is in the list itself or not. */
  async neighbours(scope: Scope, filter: ReportFilter, now: string, sort: Sort, report: ReportHead): Promise<ReportNeighbours> {
    const where = this.within(scope, whereOf(scope, filter, now));
    const at = (report as ReportHead & Record<string, unknown>)[sort.field] ?? null;
    const next = async (direction: 1 | -1): Promise<string | null> => {
      const beyond = where && { $and: [where, behind({ v: at, id: report._id }, { field: sort.field, direction })] };
      return beyond ? ((await this.model.findOne(beyond, { _id: 1 }).sort({ [sort.field]: direction, _id: direction }).lean().exec())?._id ?? null) : null;
    };
    return { previous: await next(sort.direction === 1 ? -1 : 1), next: await next(sort.direction) };
  }

  /**
   * A report with its project, the project's other reports and counting versions, and the programme's settings, in one round trip:
   * every act on a report begins with it, and who sees a report sees its project. Of the versions that count: their values, their figures (enough
   * for findings), or nothing where nobody computes.
   * @throws Problem not_found
   */
  async getWithSurroundings(scope: Scope, id: string, counting: CountingRead, session?: ClientSession): Promise<ReportWithSurroundings> {
    const visible = this.visible(scope);
    if (!visible) throw notFound();
    const [found] = await this.model.aggregate<Joined>([{ $match: { $and: [{ _id: id }, visible] } }, ...surroundingStages, ...countingStages[counting]]).session(session ?? null).exec();
    const project = found?.around.project[0];
    if (!found || !project) throw notFound();
    const { around, ...stored } = found;
    const report = lifted({ ...stored, content: withEvidence(stored.content) });
    return { report, project, siblings: around.siblings, counting: around.counting ?? [], datedSettings: around.programme[0]?.settings ?? [] };
  }

  protected override async findOne(scope: Scope, where: Where, session?: ClientSession): Promise<Report | null> {
    const found = await super.findOne(scope, where, session);
    return found && lifted({ ...found, content: withEvidence(found.content) });
  }

  /** A report without what is in it. @throws Problem not_found */
  async head(scope: Scope, id: string, session?: ClientSession): Promise<ReportHead> {
    const where = this.within(scope, { _id: id });
    const found = where && (await this.model.findOne(where, headFields, { session: session ?? null }).lean<ReportHead | null>().exec());
    if (!found) throw notFound();
    return liftedHead(found);
  }

  /** What its list of files asks. @throws Problem not_found */
  async files(scope: Scope, id: string): Promise<ReportFiles> {
    const where = this.within(scope, { _id: id });
    const found = where && (await this.model.findOne(where, { access: 1, approval: 1, state: 1, submissions: 1, 'content.evidence': 1 }).lean<ReportFiles | null>().exec());
    if (!found) throw notFound();
    return { ...found, content: withEvidence(found.content) };
  }

  /** Whose a report is and what of it counts, without what is in it: asked for each of its files. */
  async belongings(scope: Scope, id: string): Promise<Pick<Report, 'access' | 'approval'> | null> {
    const where = this.within(scope, { _id: id });
    return where && (await this.model.findOne(where, { access: 1, approval: 1 }).hint({ _id: 1 }).lean().exec());
  }

  /** All reports of a project in order of periods, without what is in them. */
  async standings(scope: Scope, project: string, session?: ClientSession): Promise<ReportStanding[]> {
    const visible = this.visible(scope);
    if (!visible) return [];
    return (await this.model.find({ $and: [visible, { 'project.id': project }] } as never, standingFields, { session: session ?? null })
      .sort({ 'project.id': 1, seq: 1 }).lean().exec());
  }

  /** The first report of each project that was never submitted. */
  async nextOf(scope: Scope, projects: readonly string[]): Promise<Map<string, ReportListed>> {
    const visible = this.visible(scope);
    if (!visible || projects.length === 0) return new Map();
    const found = (await this.model.find({ $and: [visible, { 'project.id': { $in: projects }, firstSubmittedAt: null }] } as never, rowFields)
      .sort({ 'project.id': 1, seq: 1 }).lean().exec()) as unknown as ReportListed[];
    return new Map(found.reverse().map((r) => [r.project.id, r]));
  }

  /** Rows that wait for somebody, oldest due first. At most 200. */
  async waiting(scope: Scope, where: Where): Promise<ReportListed[]> {
    const visible = this.visible(scope);
    if (!visible) return [];
    return (await this.model.find({ $and: [visible, where] } as never, rowFields).sort({ dueEndsAt: 1, _id: 1 }).limit(200).lean().exec()) as unknown as ReportListed[];
  }

  /** The periods of which some report was never submitted, by programme and days, with their projects. */
  async openPeriods(scope: Scope): Promise<OpenPeriod[]> {
    const visible = this.visible(scope);
    if (!visible) return [];
    return this.model.aggregate<OpenPeriod>([
      { $match: { $and: [{ firstSubmittedAt: null }, visible] } },
      {
        $group: {
          _id: { programme: '$access.programme', start: '$period.start', end: '$period.end', due: '$period.due', dueEndsAt: '$dueEndsAt' }, projects: { $addToSet: '$project.id' },
        },
      },
      { $project: { _id: 0, projects: 1, programme: '$_id.programme', dueEndsAt: '$_id.dueEndsAt', days: { start: '$_id.start', end: '$_id.end', due: '$_id.due' } } },
    ]).exec();
  }

  /** Begun reports that were never submitted and fall due between these days, in batches. */
  async *unsubmitted(scope: Scope, from: Day, to: Day): AsyncGenerator<ReportListed[]> {
    const visible = this.visible(scope);
    for (let after = ''; visible;) {
      const where = { $and: [{ firstSubmittedAt: null, dueEndsAt: { $gte: from, $lte: `${to}T99` }, _id: { $gt: after } }, visible] };
      const batch = (await this.model.find(where as never, rowFields).sort({ _id: 1 }).limit(200).lean().exec()) as unknown as ReportListed[];
      yield batch;
      const last = batch.at(-1);
      if (!last || batch.length < 200) return;
      after = last._id;
    }
  }

  /** Notes that a report was reminded of on that day. @returns false if it was already, or waits no longer: is submitted by now, unless told otherwise */
  async noteReminder(id: string, day: Day, session: ClientSession, waits: Where = { firstSubmittedAt: null }): Promise<boolean> {
    const result = await this.model.collection.updateOne(
      { ...waits, _id: id, remindedOn: { $ne: day } } as never, { $set: { remindedOn: day } }, { session },
    );
    return result.matchedCount === 1;
  }

  /** Writes the instants of a period anew, where nothing was submitted. They are no field of anybody's, so the version stays. */
  async setInstants(id: string, instants: Omit<ClockInstants, 'firstSubmittedAt'>, session: ClientSession): Promise<void> {
    const set = { ...instants, 'period.dueEndsAt': instants.dueEndsAt };
    await this.model.collection.updateOne({ _id: id, firstSubmittedAt: null } as never, { $set: set }, { session });
  }

  /**
   * Makes the report of a period the project's last and final one: it takes over the days, and who granted them, where it was never submitted; later drafts go.
   * @returns the drafts that went, with their files
   */
  async endWith(
    project: string, period: ReportingPeriod, instants: Omit<ClockInstants, 'firstSubmittedAt'>, extension: Extension | undefined, session: ClientSession,
  ): Promise<{ readonly id: string; readonly files: string[] }[]> {
    const final = { 'project.id': project, seq: period.seq };
    await this.model.collection.updateOne(final, { $set: { isFinal: true }, $inc: { version: 1 } }, { session });
    await this.model.collection.updateOne({ ...final, firstSubmittedAt: null }, { $set: { period, ...instants, ...(extension && { extension }) } }, { session });
    const later = { 'project.id': project, seq: { $gt: period.seq }, firstSubmittedAt: null };
    const drafts = (await this.model.find(later as never, { 'content.evidence.file': 1 }, { session }).lean().exec()) as unknown as Pick<Report, '_id' | 'content'>[];
    await this.model.collection.deleteMany(later, { session });
    return drafts.map(({ _id: id, content }) => ({ id, files: withEvidence(content).evidence.map((one) => one.file) }));
  }

  explain(scope: Scope, filter: ReportFilter, now: string, sort: Record<string, 1 | -1>): Promise<unknown> {
    return this.model.find({ $and: [this.visible(scope) ?? {}, whereOf(scope, filter, now)] } as never).sort(sort).explain('queryPlanner');
  }
}

const lookup = (from: string, localField: string, foreignField: string, as: string, pipeline: PipelineStage.Lookup['$lookup']['pipeline'] = []): PipelineStage =>
  ({ $lookup: { from, localField, foreignField, as: `around.${as}`, pipeline } });
/** What a report says that is submitted and was never approved. */
const isUnapproved = { $and: [{ $in: ['$state', ['submitted', 'in_review']] }, { $eq: ['$approval', null] }] };
const submittedValues = { $cond: [isUnapproved, '$content.values', null] };
const surroundingStages = [
  lookup('projects', 'project.id', '_id', 'project'),
  lookup('reports', 'project.id', 'project.id', 'siblings', [{ $sort: { seq: 1 } }, { $project: { ...standingFields, submittedValues } }]),
  lookup('programmes', 'access.programme', '_id', 'programme', [{ $project: { settings: 1 } }]),
];

/** Versions from before figures were kept give the values that they are made of. */
const unlessKept = (field: string) => ({ $cond: [{ $isArray: '$figures' }, [], field] });
const countingWith = (fields: Record<string, unknown>) => lookup('reportVersions', 'project.id', 'project', 'counting', [{ $match: { counts: true } }, { $sort: { seq: 1 } }, { $project: { seq: 1, figures: 1, 'decision.face': 1, ...fields } }]);
const countingStages: Record<CountingRead, PipelineStage[]> = {
  nothing: [],
  figures: [countingWith({ 'content.values': unlessKept('$content.values'), 'definitions.framework.indicators': unlessKept('$definitions.framework.indicators') })],
  values: [countingWith({ 'content.values': 1, 'definitions.framework.indicators': 1 })],
};

function whereOf(scope: Scope, filter: ReportFilter, now: string): Where {
  return {
    ...(filter.programme === undefined ? {} : { 'access.programme': filter.programme }),
    ...(filter.project === undefined ? {} : { 'project.id': filter.project }),
    ...(filter.lead === undefined ? {} : { 'access.lead': filter.lead }),
    ...(filter.state === undefined ? {} : stateWhere(scope, filter.state)),
    ...(filter.clock === undefined ? {} : { $or: filter.clock.flatMap((state) => clockWhere(state, now)) }),
    ...(filter.period === undefined ? {} : { 'period.end': filter.period }),
  };
}

/** By the state that the asker's side is shown: to donors a report is approved, whatever has become of it since. */
function stateWhere(scope: Scope, states: readonly ReportState[]): Where {
  const state = { state: { $in: states } };
  if (scope.kind !== 'person' || scope.grants.every((grant) => grant.role !== 'donor')) return state;
  return { $and: [bySides(scope, { partner: state, staff: state, ...(states.includes('approved') ? { donor: { approval: { $ne: null } } } : {}) }) ?? nothing] };
}
const nothing: Where = { _id: { $in: [] } };

/** The one expression of a derived state, compiled into a filter (platform.md, "Time"). */
export function clockWhere(state: ClockState, now: string): Where[] {
  return clockStateConditions[state].map((group) => ({ $and: group.map((one) => conditionWhere(one, now)) }));
}
function conditionWhere(condition: ClockCondition, now: string): Where {
  if (condition.field === 'firstSubmittedAt') return { firstSubmittedAt: condition.is === 'never' ? null : { $ne: null } };
  return { [condition.field]: condition.is === 'passed' ? { $lte: now } : { $gt: now } };
}
