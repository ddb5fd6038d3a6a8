import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { JobState } from '#shared/exports';
import type { Language } from '#shared/platform';
import { defineModel, Mixed, type Stored, type Where } from '../database/record.js';
import { Repository } from '../database/repository.js';

/** Long work that somebody asked for. */
export interface StoredJob extends Stored {
  person: string;
  kind: string;
  input: unknown;
  language: Language;
  state: JobState;
  done: number;
  total: number | null;
  attempts: number;
  createdAt: Date;
  finishedAt: Date | null;
  expiresAt: Date | null;
  /** When its owner first took the result; absent in older jobs. */
  fetchedAt?: Date | null;
  result: { name: string; type: string; size: number } | null;
  problem: string | null;
  holder: string | null;
  until: Date;
}
const jobModel = defineModel(
  'jobs',
  {
    person: { type: String, required: true }, kind: { type: String, required: true }, input: Mixed, language: String, state: { type: String, required: true }, done: Number, total: Number,
    attempts: Number, createdAt: Date, finishedAt: Date, expiresAt: Date, fetchedAt: Date, result: Mixed, problem: String, holder: String, until: Date,
  },
  [{ keys: { person: 1, createdAt: -1, _id: 1 } }, { keys: { state: 1, until: 1, _id: 1 } }, { keys: { expiresAt: 1, _id: 1 } }],
);
/** An instance that dies lets go of its work after this time; times are the database's. */
const HELD_MS = 60_000;
const MOST_ATTEMPTS = 3;

@Injectable()
export class BackgroundJobRepository extends Repository<StoredJob> {
  /** This instance. */
  private readonly holder = randomUUID();

  constructor(@InjectConnection() connection: Connection) {
    super(connection, jobModel);
  }

  /** Jobs are their owner's alone. */
  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system') return {};
    return scope.kind === 'person' ? { person: scope.id } : null;
  }

  /** Own jobs, newest first. */
  newest(scope: Scope, limit: number): Promise<StoredJob[]> {
    return this.findMany(scope, {}, limit, { createdAt: -1, _id: 1 });
  }

  /** Own results that are there and were not fetched, newest first. */
  ready(scope: Scope, now: Date): Promise<StoredJob[]> {
    return this.findMany(scope, { state: 'done', fetchedAt: null, expiresAt: { $gt: now } }, 20, { createdAt: -1, _id: 1 });
  }

  async noteFetched(id: string, at: Date): Promise<void> {
    await this.model.updateOne({ _id: id, fetchedAt: null } as never, { $set: { fetchedAt: at } });
  }

  unfinished(scope: Scope, session: ClientSession): Promise<StoredJob[]> {
    return this.findMany(scope, { state: { $in: ['waiting', 'running'] } }, 50, { createdAt: -1, _id: 1 }, session);
  }

  /** Takes a job that nobody does: a given one, or any. A job that was begun too often has failed. */
  async take(id?: string): Promise<StoredJob | null> {
    const isFree = { $lte: ['$until', '$$NOW'] };
    const where = { ...(id === undefined ? {} : { _id: id }), state: { $in: ['waiting', 'running'] }, attempts: { $lt: MOST_ATTEMPTS }, $expr: isFree };
    const change = [{ $set: { state: 'running', holder: this.holder, done: 0, attempts: { $add: ['$attempts', 1] }, until: { $add: ['$$NOW', HELD_MS] } } }];
    return (await this.model.collection.findOneAndUpdate(where as never, change, { sort: { until: 1, _id: 1 }, returnDocument: 'after' })) as unknown as StoredJob | null;
  }

  /** Notes progress and holds on. @returns false where the job was cancelled or is another's by now */
  async hold(id: string, done: number, total: number | null): Promise<boolean> {
    const result = await this.model.collection.updateOne(this.own(id), [{ $set: { done, total, until: { $add: ['$$NOW', HELD_MS] } } }]);
    return result.matchedCount === 1;
  }

  /** Ends a job that this instance does. @returns false where it was cancelled meanwhile */
  async finish(id: string, end: Pick<StoredJob, 'state' | 'result' | 'problem' | 'finishedAt' | 'expiresAt'>): Promise<boolean> {
    const result = await this.model.collection.updateOne(this.own(id), { $set: { ...end, holder: null } });
    return result.matchedCount === 1;
  }

  /** Lets go of a job that this instance will not end, so that another may do it at once. */
  async release(id: string): Promise<void> {
    await this.model.collection.updateOne(this.own(id), [{ $set: { state: 'waiting', holder: null, until: '$$NOW' } }]);
  }

  async cancel(id: string, expiresAt: Date): Promise<void> {
    await this.model.collection.updateOne({ _id: id as never, state: { $in: ['waiting', 'running'] } }, { $set: { state: 'cancelled', finishedAt: expiresAt, expiresAt } });
  }

  /** Jobs that died too often, as failed; those past their time, for removal. */
  async settle(now: Date, expiresAt: Date): Promise<StoredJob[]> {
    await this.model.collection.updateMany(
      { state: 'running', attempts: { $gte: MOST_ATTEMPTS }, $expr: { $lte: ['$until', '$$NOW'] } }, { $set: { state: 'failed', problem: 'internal', finishedAt: now, expiresAt } },
    );
    return this.findMany({ kind: 'system' }, { expiresAt: { $lte: now } }, 100, { expiresAt: 1, _id: 1 });
  }

  async remove(id: string): Promise<void> {
    await this.model.collection.deleteOne({ _id: id as never });
  }

  private own(id: string): { _id: never; holder: string; state: string } {
    return { _id: id as never, holder: this.holder, state: 'running' };
  }
}
