import { Readable } from 'node:stream';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { JobView } from '#shared/exports';
import { ctxAs } from '../auth/as-person.js';
import { PersonRepository } from '../auth/person.repository.js';
import { actor, type Ctx } from '../context/ctx.js';
import { Transactions } from '../database/transactions.js';
import { asProblem } from '../errors/problem-filter.js';
import { notFound, Problem, wrongState } from '../errors/problem.js';
import { FileStore } from '../files/file-store.js';
import { BackgroundJobRepository, type StoredJob } from './background-job.repository.js';
import { LeaseRunner } from './lease-runner.js';

/** What a job makes. */
export interface JobFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Buffer>;
}
export type JobWork = (ctx: Ctx, input: unknown, progress: (done: number, total: number) => void) => Promise<JobFile>;

const KEPT_MS = 24 * 3_600_000;
const MOST_AT_ONCE = 2;
const MOST_PER_PERSON = 5;
const TELL_MS = 1000;

/** Long work in the background (api.md, "Conventions"): begun at once by the instance that was asked, gone on with by another if that one dies. */
@Injectable()
export class BackgroundJobs implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('BackgroundJobs');
  private readonly works = new Map<string, JobWork>();
  private readonly running = new Map<string, { cancel: AbortController; end: Promise<void> }>();
  private isEnding = false;

  constructor(
    private readonly jobs: BackgroundJobRepository, private readonly transactions: Transactions, private readonly people: PersonRepository, private readonly files: FileStore,
    private readonly leases: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.leases.every('background jobs', 30, () => this.fill());
    this.leases.every('results of background jobs', 600, () => this.sweep());
  }

  async onApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    for (const { cancel } of this.running.values()) cancel.abort();
    await Promise.allSettled([...this.running.values()].map((job) => job.end));
  }

  /** Declares how a kind of job is done. */
  handle<Input>(kind: string, work: (ctx: Ctx, input: Input, progress: (done: number, total: number) => void) => Promise<JobFile>): void {
    this.works.set(kind, work as JobWork);
  }

  /** Takes a job on and begins it. @throws Problem id_used, too_many_requests */
  async start(ctx: Ctx, id: string, kind: string, input: unknown): Promise<JobView> {
    const view = await this.transactions.run(ctx, async (tx) => {
      await tx.once();
      if ((await this.jobs.unfinished(ctx.scope, tx.session)).length >= MOST_PER_PERSON) throw new Problem('too_many_requests', 'Wait until one of your exports is done.', [], 30);
      if (await this.jobs.find({ kind: 'system' }, id, tx.session)) throw new Problem('id_used');
      return viewOf(await this.jobs.insert(newJob(ctx, id, kind, input), tx.session));
    });
    void this.fill(id);
    return view;
  }

  async list(ctx: Ctx): Promise<JobView[]> {
    return (await this.jobs.newest(ctx.scope, 20)).map(viewOf);
  }

  /** @throws Problem not_found */
  async get(ctx: Ctx, id: string): Promise<JobView> {
    return viewOf(await this.jobs.get(ctx.scope, id));
  }

  /** Stops a job; a result that is there is removed. @throws Problem not_found */
  async cancel(ctx: Ctx, id: string): Promise<void> {
    const job = await this.jobs.get(ctx.scope, id);
    await this.jobs.cancel(id, ctx.recordedAt());
    this.running.get(id)?.cancel.abort();
    if (job.state === 'done') await this.drop(job);
  }

  /** The finished file. @throws Problem not_found, wrong_state */
  async result(ctx: Ctx, id: string): Promise<{ name: string; type: string; size: number; content: Readable }> {
    const { state, result, expiresAt } = await this.jobs.get(ctx.scope, id);
    if (expiresAt && expiresAt <= ctx.recordedAt()) throw notFound();
    if (state !== 'done' || !result) throw wrongState('The file is not ready.');
    await this.jobs.noteFetched(id, ctx.recordedAt());
    return { ...result, content: this.files.open(id) };
  }

  /** Begins what waits, as far as there is room. */
  private async fill(first?: string): Promise<void> {
    try {
      for (let id = first; !this.isEnding && this.running.size < MOST_AT_ONCE; id = undefined) {
        const job = await this.jobs.take(id);
        if (!job) return;
        this.begin(job);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'no job could be begun'); // the next turn tries again
    }
  }

  private begin(job: StoredJob): void {
    const cancel = new AbortController();
    const end = this.run(job, cancel).catch((error: unknown) => { this.logger.error({ err: error, job: job._id }, 'a job could not be ended'); }).finally(() => {
      this.running.delete(job._id);
      void this.fill();
    });
    this.running.set(job._id, { cancel, end });
  }

  private async run(job: StoredJob, cancel: AbortController): Promise<void> {
    const progress = { done: 0, total: null as number | null };
    const tell = async () => { if (!(await this.jobs.hold(job._id, progress.done, progress.total))) cancel.abort(); };
    const timer = setInterval(() => { tell().catch(() => undefined); /* the next beat tells again */ }, TELL_MS);
    try {
      const work = this.works.get(job.kind);
      if (!work) throw new Problem('internal', `Nobody does jobs of the kind ${job.kind}.`);
      const { name, type, bytes } = await work(await this.ctxOf(job), job.input, (done, total) => Object.assign(progress, { done, total }));
      const size = await this.store(job._id, bytes, cancel.signal);
      clearInterval(timer);
      await tell();
      if (!(await this.end(job._id, { state: 'done', result: { name, type, size }, problem: null }))) await this.files.remove(job._id);
    } catch (error) {
      await this.fail(job, cancel.signal, error);
    } finally {
      clearInterval(timer);
    }
  }

  private async fail(job: StoredJob, cancelled: AbortSignal, error: unknown): Promise<void> {
    await this.files.remove(job._id);
    if (this.isEnding) return this.jobs.release(job._id);
    if (cancelled.aborted) return;
    const problem = asProblem(error);
    if (problem.status >= 500) this.logger.error({ err: error, job: job._id }, 'a job failed');
    await this.end(job._id, { state: 'failed', result: null, problem: problem.code });
  }

  private async store(id: string, bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<number> {
    let size = 0;
    const counted = async function* () {
      for await (const part of bytes) {
        signal.throwIfAborted();
        size += part.length;
        yield part;
      }
    };
    await this.files.put(id, Readable.from(counted(), { objectMode: false }));
    return size;
  }

  private end(id: string, end: Pick<StoredJob, 'state' | 'result' | 'problem'>): Promise<boolean> {
    const finishedAt = new Date();
    return this.jobs.finish(id, { ...end, finishedAt, expiresAt: new Date(finishedAt.getTime() + KEPT_MS) });
  }

  /** The asker, with the rights that they have now. @throws Problem not_found */
  private async ctxOf({ _id: id, person, language }: StoredJob): Promise<Ctx> {
    return ctxAs(await this.people.get({ kind: 'system' }, person), { traceId: id, language, origin: 'job' });
  }

  /** Removes results that have had their time. */
  private async sweep(): Promise<void> {
    const now = new Date();
    for (const job of await this.jobs.settle(now, new Date(now.getTime() + KEPT_MS))) await this.drop(job);
  }

  private async drop(job: StoredJob): Promise<void> {
    await this.files.remove(job._id);
    await this.jobs.remove(job._id);
  }
}

function newJob(ctx: Ctx, id: string, kind: string, input: unknown): StoredJob {
  const now = ctx.recordedAt();
  return {
    _id: id, shape: 1, version: 1, person: actor(ctx) ?? '', kind, input, language: ctx.language, state: 'waiting', done: 0, total: null, attempts: 0, createdAt: now, finishedAt: null,
    expiresAt: null, fetchedAt: null, result: null, problem: null, holder: null, until: new Date(0),
  };
}

function viewOf({ _id: id, kind, state, done, total, createdAt, finishedAt, expiresAt, result, problem }: StoredJob): JobView {
  return {
    id, kind, state, done, total, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, expiresAt: expiresAt?.toISOString() ?? null,
    result: result && { name: result.name, size: result.size }, problem,
  };
}
