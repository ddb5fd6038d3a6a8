import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LeaseRepository, RENEW_MS } from './lease.repository.js';

interface Job {
  readonly name: string;
  readonly seconds: number;
  readonly work: () => Promise<unknown>;
}
/** A job that failed is tried again after this time, or at its next turn where that is sooner. */
const AGAIN_SECONDS = 60;

/** Jobs that come back, each done by one instance at a time (platform.md, "Several writers"). */
@Injectable()
export class LeaseRunner implements OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly jobs = new Map<string, Job>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<unknown>>();
  private isStarted = false;

  constructor(private readonly leases: LeaseRepository) {}

  /** Declares a job: of all instances one does it, once in so many seconds. */
  every(name: string, seconds: number, work: () => Promise<unknown>): void {
    const job = { name, seconds, work };
    this.jobs.set(name, job);
    if (this.isStarted) this.watch(job);
  }

  /** Begins to do jobs. Only a serving instance does; commands and tests call `turn` where they need it. */
  start(): void {
    this.isStarted = true;
    for (const job of this.jobs.values()) this.watch(job);
  }

  /** Does a job now, if it is due and free. @returns whether it was this instance that did it */
  async turn(name: string): Promise<boolean> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job ${name}.`);
    if (!(await this.leases.take(name))) return false;
    const renewal = setInterval(() => { this.leases.renew(name).catch((error: unknown) => { this.tell(name, error); }); }, RENEW_MS);
    try {
      await job.work();
      await this.leases.release(name, job.seconds);
    } catch (error) {
      this.tell(name, error); // the other jobs, and this one later, go on
      await this.leases.release(name, Math.min(job.seconds, AGAIN_SECONDS));
    } finally {
      clearInterval(renewal);
    }
    return true;
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.timers.clear();
    await Promise.allSettled(this.running);
  }

  private watch({ name, seconds }: Job): void {
    let isBusy = false;
    const look = () => {
      if (isBusy) return;
      isBusy = true;
      const turn = this.turn(name).catch((error: unknown) => { this.tell(name, error); }).finally(() => {
        isBusy = false;
        this.running.delete(turn);
      });
      this.running.add(turn);
    };
    this.timers.add(setInterval(look, Math.min(seconds, AGAIN_SECONDS) * 1000));
    look();
  }

  private tell(name: string, error: unknown): void {
    this.logger.error({ err: error, job: name }, 'a job failed');
  }
}
