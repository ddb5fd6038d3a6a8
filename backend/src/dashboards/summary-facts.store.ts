import { Injectable } from '@nestjs/common';
import type { Access, Scope } from '#shared/accounts';
import { factsOf, type SummaryFacts } from '#shared/dashboards';
import { SummaryReaderRepository, writingOf, type Writing } from './summary-reader.repository.js';
import type { StoredSummary } from './summary.record.js';

/** A project's summary in compact form, with whose it is. */
export interface KeptFacts {
  readonly facts: SummaryFacts;
  readonly access: Access;
  readonly stamp: string;
}
const everything: Scope = { kind: 'system' };
/**
 * A transaction's writing carries the time of its statement and shows at its commit, at most 60 s later (the server's limit of a
 * transaction's life). Everything within this time of the newest writing seen is therefore asked for again.
 */
const OVERLAP_SECONDS = 90;

/**
 * All summaries in memory, in compact form (ADR 0020). Before each use they are brought up to date by one covered query for writings that are
 * not known yet, so that every instance answers with all that was acknowledged to anybody before the request came, whatever it missed meanwhile.
 */
@Injectable()
export class SummaryFactsStore {
  private readonly kept = new Map<string, KeptFacts>();
  private newest = 0;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private changes = 0;

  constructor(private readonly summaries: SummaryReaderRepository) {}

  /** Rises whenever anything has changed. */
  get generation(): number {
    return this.changes;
  }

  all(): Iterable<KeptFacts> {
    return this.kept.values();
  }

  /** Resolves when all that was acknowledged before this call is in memory. Calls of one moment share a query: those that come while one runs, the next. */
  fresh(): Promise<void> {
    if (!this.running) return this.start();
    this.next ??= this.running.catch(() => undefined).then(() => {
      this.next = null;
      return this.start();
    });
    return this.next;
  }

  private start(): Promise<void> {
    const round = this.refresh().finally(() => {
      this.running = null;
    });
    this.running = round;
    return round;
  }

  private async refresh(): Promise<void> {
    if (this.newest === 0) return this.load();
    const writings = await this.summaries.writtenSince(everything, this.newest - OVERLAP_SECONDS);
    const unknown = writings.filter((writing) => this.kept.get(writing._id)?.stamp !== writing.stamp);
    if (unknown.length > 0) await this.take(unknown.map((writing) => writing._id));
    this.note(writings);
  }

  private async load(): Promise<void> {
    const writings: Writing[] = [];
    for await (const summary of this.summaries.stream(everything)) {
      this.keep(summary);
      writings.push(writingOf(summary));
    }
    this.changes += 1;
    this.note(writings);
  }

  private async take(ids: readonly string[]): Promise<void> {
    for await (const summary of this.summaries.stream(everything, ids)) this.keep(summary);
    this.changes += 1;
  }

  private keep(summary: StoredSummary): void {
    const { _id: id, access, stamp = '' } = summary;
    this.kept.set(id, { facts: factsOf({ ...summary, id }), access, stamp });
  }

  private note(writings: readonly Writing[]): void {
    for (const { second } of writings) this.newest = Math.max(this.newest, second);
  }
}
