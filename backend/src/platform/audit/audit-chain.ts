import { createHash, randomBytes } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import type { Grant } from '#shared/accounts';
import { actor, type Ctx } from '../context/ctx.js';
import { newId } from '../context/new-id.js';
import { insertAll, type ChainHead } from '../database/record.js';
import { auditEventsOf, type AuditEvent } from './audit-event.schema.js';

/** Aggregates that have a chain, and the collection that they stand in. A payment belongs to its project. */
export const aggregates = {
  programme: 'programmes', call: 'calls', proposal: 'proposals', project: 'projects', report: 'reports', organisation: 'organisations', person: 'people',
} as const;
export type AggregateKind = keyof typeof aggregates;

/** What happened to an aggregate. `details` are personal values and free texts: they enter the hash as salted digests. */
export interface AuditEntry {
  readonly kind: AggregateKind;
  readonly id: string;
  readonly action: string;
  readonly grant?: Grant | null;
  readonly onBehalfOf?: string | null;
  readonly details?: Record<string, unknown>;
}

/** The head of a chain that has no event yet. */
export const emptyChain: ChainHead = { seq: 0, head: '' };

/**
 * Appends events to their chains: each carries the hash of the one before, and the aggregate's own document the newest
 * head (platform.md, "Audit"). Returns the ids of the events.
 */
export async function appendEvents(connection: Connection, ctx: Ctx, entries: readonly AuditEntry[], session: ClientSession): Promise<string[]> {
  if (entries.length === 0) return [];
  const heads = await headsOf(connection, entries, session);
  const events = entries.map((entry) => {
    const place = `${entry.kind}/${entry.id}`;
    const event = chain(ctx, entry, heads.get(place) ?? emptyChain);
    heads.set(place, { seq: event.seq, head: event.hash });
    return event;
  });
  await insertAll(auditEventsOf(connection), events, session);
  for (const [place, head] of heads) {
    const [kind, id] = place.split('/') as [AggregateKind, string];
    await connection.collection(aggregates[kind]).updateOne({ _id: id as never }, { $set: { audit: head } }, { session });
  }
  return events.map((e) => e._id);
}

async function headsOf(connection: Connection, entries: readonly AuditEntry[], session: ClientSession): Promise<Map<string, ChainHead>> {
  const heads = new Map<string, ChainHead>();
  for (const { kind, id } of entries) {
    if (heads.has(`${kind}/${id}`)) continue;
    const found = await connection.collection(aggregates[kind]).findOne({ _id: id as never }, { session, projection: { audit: 1 } });
    if (!found) throw new Error(`No ${kind} ${id} to audit: write the aggregate first.`);
    heads.set(`${kind}/${id}`, (found['audit'] as ChainHead | undefined) ?? emptyChain);
  }
  return heads;
}

/** The event that follows a head in its chain. */
export function chain(ctx: Ctx, entry: AuditEntry, before: ChainHead): AuditEvent {
  const salt = randomBytes(16).toString('hex');
  const details = entry.details ?? {};
  const event = {
    _id: newId(),
    shape: 1,
    version: 1,
    kind: entry.kind,
    aggregate: entry.id,
    seq: before.seq + 1,
    action: entry.action,
    at: ctx.now,
    recordedAt: ctx.recordedAt().toISOString(),
    by: actor(ctx),
    onBehalfOf: entry.onBehalfOf ?? null,
    grant: entry.grant?.id ?? null,
    role: entry.grant?.role ?? null,
    origin: ctx.origin,
    traceId: ctx.traceId,
    digests: Object.fromEntries(Object.entries(details).map(([k, v]) => [k, digest(salt, v)])),
    prev: before.head,
  };
  return { ...event, hash: hashEvent(event), details, salt };
}

export function digest(salt: string, value: unknown): string {
  return createHash('sha256').update(salt).update(canonical(value)).digest('hex');
}
/** The hash of an event: all of it but its erasable values. */
export function hashEvent(event: Omit<AuditEvent, 'hash' | 'details' | 'salt'>): string {
  return createHash('sha256').update(canonical(event)).digest('hex');
}

/** JSON with sorted keys, so that a value read back hashes the same. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
