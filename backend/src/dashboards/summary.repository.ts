import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Access, Scope } from '#shared/accounts';
import type { PeriodSummary, ProjectSummary } from '#shared/dashboards';
import type { Stored } from '../platform/database/record.js';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import { summaryModel } from './summary.schema.js';

/** A summary as stored: under the id of its project. */
export interface StoredSummary extends Stored, Omit<ProjectSummary, 'id'> {
  access: Access;
}

@Injectable()
export class SummaryRepository extends Repository<StoredSummary> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, summaryModel);
  }

  protected visible(scope: Scope): Where | null {
    return bySides(scope, { partner: {}, staff: {}, donor: {} });
  }

  /** Projects with money authorised and not released, by code. */
  releasable(scope: Scope, programme: string | undefined, request: PageRequest): Promise<Page<StoredSummary>> {
    return this.page(scope, { releasable: { $gt: 0 }, ...(programme === undefined ? {} : { 'access.programme': programme }) }, request);
  }

  /** Writes the summary of a project whole. */
  async put(summary: StoredSummary, session: ClientSession): Promise<void> {
    await this.model.collection.replaceOne({ _id: summary._id } as never, summary, { upsert: true, session });
  }

  /** Writes the dates of one period's report: all that a submission or a send-back changes. */
  async putDates(project: string, seq: number, dates: Partial<PeriodSummary>, session: ClientSession): Promise<void> {
    const set = Object.fromEntries(Object.entries(dates).map(([name, value]) => [`periods.$.${name}`, value]));
    await this.model.collection.updateOne({ _id: project, 'periods.seq': seq } as never, { $set: set }, { session });
  }
}
