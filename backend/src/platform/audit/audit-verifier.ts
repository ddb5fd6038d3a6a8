import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { ChainHead } from '../database/record.js';
import { aggregates, digest, hashEvent, type AggregateKind } from './audit-chain.js';
import { AuditDigest } from './audit-digest.js';
import { auditEventsOf, type AuditEvent } from './audit-event.schema.js';

/** Something that is not as it was written. `place` is kind/id of an aggregate, or the day of a digest. */
export interface AuditFault {
  readonly place: string;
  readonly seq: number | null;
  readonly code:
    | 'gap' | 'broken_link' | 'changed_event' | 'changed_details' | 'head_differs' | 'head_without_events' | 'aggregate_missing'
    | 'digest_forged' | 'digest_chain_broken' | 'chain_vanished' | 'history_rewritten';
}
export interface AuditVerdict {
  readonly events: number;
  readonly chains: number;
  readonly digests: number;
  readonly faults: AuditFault[];
}
/** What a digest swears of an aggregate: the hash of its event with this number. */
type Sworn = Map<string, Map<number, string>>;

/** Walks all chains and all digests, and compares them with each other (domain 9). Changes nothing. */
@Injectable()
export class AuditVerifier {
  constructor(@InjectConnection() private readonly connection: Connection, private readonly digests: AuditDigest) {}

  async verify(): Promise<AuditVerdict> {
    const { sworn, faults, count } = await this.checkDigests();
    const heads = await this.heads();
    const suspects = new Set<string>();
    let [events, chains] = [0, 0];
    for await (const chain of this.chains()) {
      events += chain.length;
      chains++;
      const place = placeOf(chain);
      faults.push(...compareSworn(place, chain, sworn.get(place)));
      sworn.delete(place);
      if (faultsOf(chain, heads.get(place)).length > 0) suspects.add(place);
      heads.delete(place);
    }
    for (const place of sworn.keys()) faults.push({ place, seq: null, code: 'chain_vanished' });
    for (const [place, head] of heads) if (head.seq > 0) suspects.add(place);
    for (const place of suspects) faults.push(...(await this.recheck(place)));
    return { events, chains, digests: count, faults };
  }

  /** Reads a chain and its head once more, alone and together: somebody may have written between the two. */
  private async recheck(place: string): Promise<AuditFault[]> {
    const [kind, id] = place.split('/') as [AggregateKind, string];
    const session = await this.connection.startSession({ snapshot: true });
    try {
      const aggregate = await this.connection.collection(aggregates[kind]).findOne({ _id: id as never }, { session, projection: { audit: 1 } });
      const chain = (await auditEventsOf(this.connection).find({ aggregate: id }, { session }).sort({ seq: 1 }).toArray()) as unknown as AuditEvent[];
      const head = aggregate?.['audit'] as ChainHead | undefined;
      if (chain.length === 0) return head && head.seq > 0 ? [{ place, seq: head.seq, code: 'head_without_events' }] : [];
      return faultsOf(chain, head);
    } finally {
      await session.endSession();
    }
  }

  /** Every chain, one at a time. */
  private async *chains(): AsyncGenerator<AuditEvent[]> {
    let chain: AuditEvent[] = [];
    for await (const found of auditEventsOf(this.connection).find().sort({ aggregate: 1, seq: 1 })) {
      const event = found as unknown as AuditEvent;
      if (chain[0] && chain[0].aggregate !== event.aggregate) {
        yield chain;
        chain = [];
      }
      chain.push(event);
    }
    if (chain.length > 0) yield chain;
  }

  private async heads(): Promise<Map<string, ChainHead>> {
    const heads = new Map<string, ChainHead>();
    for (const kind of Object.keys(aggregates) as AggregateKind[]) {
      for await (const one of this.connection.collection(aggregates[kind]).find().project({ audit: 1 })) {
        heads.set(`${kind}/${String(one['_id'])}`, (one['audit'] as ChainHead | undefined) ?? { seq: 0, head: '' });
      }
    }
    return heads;
  }

  private async checkDigests(): Promise<{ sworn: Sworn; faults: AuditFault[]; count: number }> {
    const sworn: Sworn = new Map();
    const faults: AuditFault[] = [];
    const days = await this.digests.days();
    let before: { day: string; digest: string } | null = null;
    for (const day of days) {
      const signed = await this.digests.read(day);
      if (!this.digests.isGenuine(signed) || signed.content.day !== day) faults.push({ place: day, seq: null, code: 'digest_forged' });
      const { previous, chains } = signed.content;
      if (previous?.day !== before?.day || previous?.digest !== before?.digest) faults.push({ place: day, seq: null, code: 'digest_chain_broken' });
      for (const [kind, id, seq, head] of chains) {
        const place = `${kind}/${id}`;
        sworn.set(place, (sworn.get(place) ?? new Map<number, string>()).set(seq, head));
      }
      before = { day, digest: signed.digest };
    }
    return { sworn, faults, count: days.length };
  }
}

function placeOf([first]: readonly AuditEvent[]): string {
  return `${first?.kind ?? ''}/${first?.aggregate ?? ''}`;
}

function faultsOf(chain: readonly AuditEvent[], head: ChainHead | undefined): AuditFault[] {
  const place = placeOf(chain);
  const faults: AuditFault[] = [];
  let prev = '';
  chain.forEach((event, at) => {
    const fault = (code: AuditFault['code']) => { faults.push({ place, seq: event.seq, code }); };
    const { hash, details, salt, ...hashed } = event;
    if (event.seq !== at + 1) fault('gap');
    if (event.prev !== prev) fault('broken_link');
    if (hashEvent(hashed) !== hash) fault('changed_event');
    const isChanged = Object.entries(details).some(([name, value]) => digest(salt, value) !== event.digests[name]);
    if (isChanged) fault('changed_details');
    prev = hash;
  });
  const last = chain.at(-1);
  if (!head) faults.push({ place, seq: null, code: 'aggregate_missing' });
  else if (head.seq !== last?.seq || head.head !== last.hash) faults.push({ place, seq: head.seq, code: 'head_differs' });
  return faults;
}

function compareSworn(place: string, chain: readonly AuditEvent[], sworn: Map<number, string> | undefined): AuditFault[] {
  if (!sworn) return [];
  const hashes = new Map(chain.map((e) => [e.seq, e.hash]));
  return [...sworn].filter(([seq, head]) => hashes.get(seq) !== head).map(([seq]) => ({ place, seq, code: 'history_rewritten' as const }));
}
