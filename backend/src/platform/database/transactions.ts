import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { appendEvents, chain, type AuditEntry } from '../audit/audit-chain.js';
import { auditEventsOf, type AuditEvent } from '../audit/audit-event.schema.js';
import type { Ctx } from '../context/ctx.js';
import { Problem } from '../errors/problem.js';
import { outboxOf, writeOutbox, type OutboxEntry } from '../mail/outbox.js';
import { insertAll, type ChainHead } from './record.js';
import { isDuplicateKey, isTransient } from './database-errors.js';
import { findReplay, keepAnswer, keysOf } from './idempotency.js';
import { searchRowsOf, writeFindable, type Findable } from '../search/search-rows.js';

const ATTEMPTS = 12;

/** One atomic act: state, snapshot, summary, audit event and outbox go together or not at all (domain 3). */
export interface Tx {
  readonly session: ClientSession;
  /**
   * Answers a repeated request from its first run (api.md). Call it once the rights are checked, before the state is:
   * rights → replay → state → version → rules. What is new, as nearly all is, is not looked up first: a repetition betrays itself
   * by a refusal after this call, or by its key when that is written.
   */
  once(): Promise<void>;
  /** Adds an event to the aggregate's chain, written at the end of the act. */
  audit(entry: AuditEntry): void;
  /**
   * The same for an act that writes the whole aggregate, and says which head it read there: returns the new head, which the act writes
   * with the rest. Saves reading the aggregate and writing it a second time. One such event an act, and no other on that aggregate.
   */
  auditOnto(head: ChainHead, entry: AuditEntry): ChainHead;
  /** Tells people: in the portal exactly once, by mail at least once. */
  notify(entry: OutboxEntry): void;
  /** Writes the record's row in the search index. */
  index(row: Findable): void;
}

/** Leaves a transaction with the stored answer of the first run. */
class Replay extends Error {
  constructor(readonly answer: unknown) {
    super('replayed');
  }
}

@Injectable()
export class Transactions {
  constructor(@InjectConnection() private readonly connection: Connection) {
    for (const collectionOf of [auditEventsOf, outboxOf, keysOf, searchRowsOf]) collectionOf(connection);
  }

  /**
   * Runs an act in a transaction, afresh on each retry. The result is what the API answers, and what a repeated request
   * with the same key gets.
   * @throws Problem lost_race when the retries are spent
   */
  async run<T>(ctx: Ctx, act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(ctx, act, attempt > 1);
      } catch (error) {
        if (error instanceof Replay) return error.answer as T;
        const mayRetry = isTransient(error) || (ctx.key !== null && isDuplicateKey(error) && attempt === 1);
        if (!mayRetry) throw error;
        if (attempt >= ATTEMPTS) throw new Problem('lost_race');
        await pause(Math.random() * 15 * attempt);
      }
    }
  }

  private async attempt<T>(ctx: Ctx, act: (tx: Tx) => Promise<T>, isRepeated: boolean): Promise<T> {
    const session = await this.connection.startSession();
    let isKeyAsked = ctx.key === null;
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } });
      const events: AuditEntry[] = [];
      const chained: AuditEvent[] = [];
      const outbox: OutboxEntry[] = [];
      const rows: Findable[] = [];
      const answer = await act({
        session,
        once: async () => {
          isKeyAsked = true;
          const replay = isRepeated && ctx.key && (await findReplay(this.connection, ctx.key, session));
          if (replay) throw new Replay(replay.answer);
        },
        audit: (entry) => { events.push(entry); },
        auditOnto: (head, entry) => {
          const event = chain(ctx, entry, head);
          chained.push(event);
          return { seq: event.seq, head: event.hash };
        },
        notify: (entry) => { outbox.push(entry); },
        index: (row) => { rows.push(row); },
      });
      if (!isKeyAsked) throw new Error('A keyed act must call tx.once() after it has checked the rights.');
      await insertAll(auditEventsOf(this.connection), chained, session);
      const eventIds = [...chained.map((e) => e._id), ...(await appendEvents(this.connection, ctx, events, session))];
      await writeOutbox(this.connection, ctx, outbox, eventIds.at(-1) ?? null, session);
      await writeFindable(this.connection, rows, session);
      if (ctx.key) await keepAnswer(this.connection, ctx, ctx.key, answer, session);
      await commit(session);
      return answer;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined); // the first error is the one to tell
      const replay = error instanceof Problem && ctx.key && isKeyAsked ? await findReplay(this.connection, ctx.key) : null;
      throw replay ? new Replay(replay.answer) : error;
    } finally {
      await session.endSession();
    }
  }
}

/** A commit whose outcome is unknown is repeated: the server answers what became of it. */
async function commit(session: ClientSession): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      const isUnknown = (error as { hasErrorLabel?: (l: string) => boolean }).hasErrorLabel?.('UnknownTransactionCommitResult') ?? false;
      if (!isUnknown || attempt >= 3) throw error;
    }
  }
}
