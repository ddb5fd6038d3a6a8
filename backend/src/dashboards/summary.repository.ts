import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { PeriodSummary } from '#shared/dashboards';
import { releasingStates } from '#shared/projects';
import { newId } from '../platform/context/new-id.js';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import type { StoredSummary } from './summary.record.js';
import { summaryModel } from './summary.schema.js';

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
    return this.page(scope, { releasable: { $gt: 0 }, state: { $in: [...releasingStates, 'suspended'] }, ...(programme === undefined ? {} : { 'access.programme': programme }) }, request);
  }

  /** Writes the summary of a project whole. */
  async put(summary: StoredSummary, session: ClientSession): Promise<void> {
    const whole = { $mergeObjects: [{ $literal: summary }, writing()] };
    await this.model.collection.updateOne({ _id: summary._id as never }, [{ $replaceWith: whole }], { upsert: true, session });
  }

  /** Writes the dates of one period's report: all that a submission or a send-back changes. */
  async putDates(project: string, seq: number, dates: Partial<PeriodSummary>, session: ClientSession): Promise<void> {
    const change = { $cond: [{ $eq: ['$$period.seq', seq] }, { $mergeObjects: ['$$period', { $literal: dates }] }, '$$period'] };
    const periods = { $map: { input: '$periods', as: 'period', in: change } };
    await this.model.collection.updateOne({ _id: project as never }, [{ $set: { periods, ...writing() } }], { session });
  }
}

/** The database's logical clock never goes back, whichever member is the primary. */
function writing(): Record<string, string> {
  return { writtenAt: '$$CLUSTER_TIME', stamp: newId() };
}
