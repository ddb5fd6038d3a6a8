import type { ClientSession, Connection } from 'mongoose';
import type { Role } from '#shared/accounts';
import type { Instant } from '#shared/platform';
import type { Ctx } from '../context/ctx.js';
import { newId } from '../context/new-id.js';
import { defineModel, insertAll, Mixed, type Stored } from '../database/record.js';

/** Who is told: persons by id, or whoever holds one of these roles in an organisation or for a programme when it is sent. */
export interface Audience {
  readonly persons?: readonly string[];
  readonly roles?: readonly Role[];
  readonly organisation?: string;
  readonly programme?: string;
}
/** A message to people. `kind` names its translated text, `params` fill it, `link` leads into the portal. */
export interface OutboxEntry {
  readonly kind: string;
  readonly to: Audience;
  readonly link: string;
  readonly params: Record<string, string | number | null>;
  /** When the day's mail that holds it goes out, for those who get it that way; else the next morning. */
  readonly digestAt?: Instant;
}

export interface OutboxRow extends Stored {
  event: string;
  kind: string;
  to: Audience;
  link: string;
  params: Record<string, string | number | null>;
  digestAt?: Instant;
  isQuiet: boolean;
  at: string;
  state: 'waiting' | 'expanded';
  attempts: number;
}
export const outboxModel = defineModel(
  'outbox',
  {
    event: { type: String, required: true }, kind: { type: String, required: true }, to: Mixed, link: String, params: Mixed, digestAt: String, isQuiet: Boolean, at: String,
    state: { type: String, required: true }, attempts: { type: Number, default: 0 },
  },
  [{ keys: { state: 1, _id: 1 } }, { keys: { event: 1, kind: 1 } }],
);
export function outboxOf(connection: Connection) {
  return (connection.models[outboxModel.name] ?? connection.model(outboxModel.name, outboxModel.schema)).collection;
}

/** Writes the messages of an act in its own transaction; a worker expands them to recipients and sends. */
export async function writeOutbox(
  connection: Connection, ctx: Ctx, entries: readonly OutboxEntry[], event: string | null, session: ClientSession,
): Promise<void> {
  if (entries.length === 0) return;
  const rows: OutboxRow[] = entries.map((e) => ({
    ...e, _id: newId(), shape: 1, version: 1, event: event ?? newId(), isQuiet: ctx.isQuiet, at: ctx.now, state: 'waiting', attempts: 0,
  }));
  await insertAll(outboxOf(connection), rows, session);
}
