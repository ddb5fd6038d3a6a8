import type { ClientSession, Connection } from 'mongoose';
import type { Ctx, RequestKey } from '../context/ctx.js';
import { Problem } from '../errors/problem.js';
import { defineModel, Mixed } from './record.js';

interface KeptAnswer {
  _id: string;
  shape: number;
  version: number;
  bodyHash: string;
  answer: unknown;
  createdAt: Date;
}
/** Ninety days: a field device may be offline that long (api.md, "Idempotency"). */
const KEPT_SECONDS = 90 * 24 * 3600;
const definition = defineModel(
  'idempotencyKeys',
  { bodyHash: { type: String, required: true }, answer: Mixed, createdAt: { type: Date, required: true } },
  [{ keys: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS }],
);

export function keysOf(connection: Connection) {
  return (connection.models[definition.name] ?? connection.model(definition.name, definition.schema)).collection;
}

/** The answer of the first run of this request, if it succeeded. @throws Problem idempotency_key_reused */
export async function findReplay(connection: Connection, key: RequestKey, session?: ClientSession): Promise<{ answer: unknown } | null> {
  const kept = (await keysOf(connection).findOne({ _id: key.id as never }, session ? { session } : {})) as KeptAnswer | null;
  if (!kept) return null;
  if (kept.bodyHash !== key.bodyHash) throw new Problem('idempotency_key_reused');
  return { answer: kept.answer };
}

export async function keepAnswer(connection: Connection, ctx: Ctx, key: RequestKey, answer: unknown, session: ClientSession): Promise<void> {
  const kept: KeptAnswer = { _id: key.id, shape: 1, version: 1, bodyHash: key.bodyHash, answer, createdAt: ctx.recordedAt() };
  await keysOf(connection).insertOne(kept as never, { session });
}
