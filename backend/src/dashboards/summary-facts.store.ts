import { Injectable } from '@nestjs/common';
import type { Access, Scope } from '#shared/accounts';
import { factsOf, type SummaryFacts } from '#shared/dashboards';
import { Together } from '../platform/database/together.js';
import { SummaryReaderRepository } from './summary-reader.repository.js';
import type { StoredSummary } from './summary.record.js';

/** A project's summary in compact form, with whose it is. */
export interface KeptFacts {
  readonly facts: SummaryFacts;
  readonly access: Access;
  readonly stamp: string;
}
const everything: Scope = { kind: 'system' };
/**
 * A writing carries the time of its statement and shows at its transaction's commit, at most 60 s later (the server's limit of a transaction's
 * life). What was written within this time before the last look is therefore asked for again.
 */
const OVERLAP_SECONDS = 90;
/** Later than anything: the first look only learns the time, and then all is read. */
const LATEST = 0xffffffff;

/**
 * All summaries in memory, in compact form (ADR 0020). Before each use they are brought up to date by one covered query for writings that are
 * not known yet, so that every instance answers with all that was acknowledged to anybody before the request came, whatever it missed meanwhile.
 */
@Injectable()
export class SummaryFactsStore {
  private readonly kept = new Map<string, KeptFacts>();
  /** The second of the database's logical clock up to which everything committed is known; 0: nothing yet. */
  private seenUpTo = 0;
  private readonly looks = new Together<string, void>(async () => {
    await this.refresh();
    return new Map();
  });
  private changes = 0;

  constructor(private readonly summaries: SummaryReaderRepository) {}

  /** Rises whenever anything has changed. */
  get generation(): number {
    return this.changes;
  }

  all(): Iterable<KeptFacts> {
    return this.kept.values();
  }

  /** Resolves when all that was acknowledged before this call is in memory. Calls of one moment share a query. */
  async fresh(): Promise<void> {
    await this.looks.read('summaries');
  }

  private async refresh(): Promise<void> {
    const isFirst = this.seenUpTo === 0;
    const { writings, upTo } = await this.summaries.writtenSince(everything, isFirst ? LATEST : this.seenUpTo - OVERLAP_SECONDS);
    if (isFirst) await this.take();
    const unknown = writings.filter((writing) => this.kept.get(writing._id)?.stamp !== writing.stamp);
    if (unknown.length > 0) await this.take(unknown.map((writing) => writing._id));
    this.seenUpTo = upTo;
  }

  private async take(ids?: readonly string[]): Promise<void> {
    for await (const summary of this.summaries.stream(everything, ids)) this.keep(summary);
    this.changes += 1;
  }

  private keep(summary: StoredSummary): void {
    const { _id: id, access, stamp = '' } = summary;
    this.kept.set(id, { facts: factsOf({ ...summary, id }), access, stamp });
  }
}
