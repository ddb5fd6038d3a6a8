import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { Replaced } from '#shared/platform';
import { newId } from '../platform/context/new-id.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { reportChangeModel } from './report.schema.js';
import type { ReportChange, ReportPart } from './report.record.js';

/** What stood in the fields of reports before they were changed. Reached through their report, by the service that knows whose draft it is. */
@Injectable()
export class ReportChangeRepository extends Repository<ReportChange> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reportChangeModel);
  }

  protected visible(scope: Scope): Where | null {
    return scope.kind === 'system' ? {} : null;
  }

  /** Keeps what an act of writing replaced, all of it in one document. */
  async keep(report: string, part: ReportPart, stamp: { readonly by: string; readonly at: string }, fields: readonly Replaced[], session: ClientSession): Promise<void> {
    if (fields.length === 0) return;
    await this.model.collection.insertOne({ _id: newId(), shape: 1, version: 1, report, part, by: stamp.by, at: stamp.at, fields } as never, { session });
  }

  /** What stood in one field, newest first. */
  async ofField(scope: Scope, report: string, part: ReportPart, pointer: string, most: number): Promise<Replaced[]> {
    const where = this.within(scope, { report, part, 'fields.pointer': pointer });
    if (!where) return [];
    const found = await this.model.collection
      .find<Pick<ReportChange, 'fields'>>(where as never, { projection: { fields: { $elemMatch: { pointer } } }, sort: { _id: -1 }, limit: most }).toArray();
    return found.flatMap((one) => one.fields);
  }

  /** Of drafts that went with their periods. */
  async forget(reports: readonly string[], session: ClientSession): Promise<void> {
    if (reports.length > 0) await this.model.collection.deleteMany({ report: { $in: reports } }, { session });
  }
}
