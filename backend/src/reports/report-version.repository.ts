import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { isPartnerRole, isProgrammeStaff, type Scope } from '#shared/accounts';
import type { Evidence, OfficerLine, ReportContent } from '#shared/reports';
import { Repository, type Where } from '../platform/database/repository.js';
import { withEvidence, type StoredDecision, type StoredVersion } from './report.record.js';
import { reportVersionModel } from './report.schema.js';

/** Of a version: what its report's field needs, the rest left out. */
export type FieldVersion = Pick<StoredVersion, 'n' | 'at' | 'by'> & { readonly content: Partial<ReportContent> };

/** Versions are reached through their report, which the asker was found to see; a donor reads only what counts. */
@Injectable()
export class ReportVersionRepository extends Repository<StoredVersion> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reportVersionModel);
  }

  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system') return {};
    if (scope.kind === 'public') return null;
    return scope.grants.some((g) => isPartnerRole(g.role) || isProgrammeStaff(g.role)) ? {} : { counts: true };
  }

  /** As it stands: it is made of a record that was checked when it was written, and of nothing else. */
  override async insert(version: StoredVersion, session: ClientSession): Promise<StoredVersion> {
    await this.model.collection.insertOne(version as never, { session });
    return version;
  }

  async ofReport(scope: Scope, report: string, n: number, session?: ClientSession): Promise<StoredVersion | null> {
    const found = await this.findOne(scope, { report, n }, session);
    return found && { ...found, content: withEvidence(found.content) };
  }

  /** The files behind a submission. */
  async evidence(scope: Scope, report: string, n: number): Promise<readonly Evidence[]> {
    const where = this.within(scope, { report, n });
    const found = where && (await this.model.findOne(where, { 'content.evidence': 1 }).lean<{ content?: { evidence?: Evidence[] } } | null>().exec());
    return found?.content?.evidence ?? [];
  }

  /** Whether a submission of the report, or this one of them, names a file like this as its evidence. */
  async namesFile(report: string, row: { readonly file: string; readonly consent?: { $ne: null } }, session?: ClientSession, n?: number): Promise<boolean> {
    const where = { report, 'content.evidence.file': row.file, ...(n === undefined ? {} : { n }), 'content.evidence': { $elemMatch: row } };
    return (await this.model.exists(where as never).hint({ report: 1, 'content.evidence.file': 1 }).session(session ?? null)) !== null;
  }

  /** The part of each submission that a field stands in, oldest first: of the values, those of its indicator. @param parts of the field's pointer */
  async field(scope: Scope, report: string, [part = '', member = '']: readonly string[]): Promise<FieldVersion[]> {
    const where = this.within(scope, { report });
    if (!where) return [];
    const found = part === 'values'
      ? { values: { $filter: { input: '$content.values', cond: { $eq: ['$$this.indicator', { $literal: member }] } } } }
      : { [part]: `$content.${part}` };
    return (await this.model.collection.find(where as never, { projection: { n: 1, at: 1, by: 1, content: found }, sort: { report: 1, n: 1 } }).toArray()) as unknown as FieldVersion[];
  }

  /** The versions that count, of one project in order of periods: the newest approved of each report. */
  counting(scope: Scope, project: string, session?: ClientSession): Promise<StoredVersion[]> {
    return this.findMany(scope, { project, counts: true }, 500, { project: 1, counts: 1, seq: 1, _id: 1 }, session);
  }

  /** Parts of the versions that count, of these projects, and of the named ones beside; by project and period, read as they are asked for. */
  async *contents(scope: Scope, projects: readonly string[], pending: readonly { report: string; n: number }[], fields: Record<string, 1>): AsyncGenerator<StoredVersion> {
    const counting = { project: { $in: projects }, counts: true };
    const where = this.within(scope, pending.length === 0 ? counting : { $or: [counting, ...pending] });
    if (where) yield* this.model.collection.find(where as never, { projection: fields, sort: { project: 1, seq: 1 }, batchSize: 50 }) as unknown as AsyncIterable<StoredVersion>;
  }

  /** Keeps with a version what its send-back tells the partner of the FACE; what the version said is never touched. */
  async tell(report: string, n: number, told: readonly OfficerLine[], session: ClientSession): Promise<void> {
    await this.model.updateOne({ report, n } as never, { $set: { told } }, { session });
  }

  /** Writes an approval's decision into its version; what it said is never touched. */
  async decide(version: StoredVersion, decision: StoredDecision, session: ClientSession): Promise<StoredVersion> {
    await this.model.updateMany({ report: version.report, counts: true, _id: { $ne: version._id } } as never, { $set: { counts: false } }, { session });
    await this.model.updateOne({ _id: version._id } as never, { $set: { decision, counts: true } }, { session });
    return { ...version, decision, counts: true };
  }
}
