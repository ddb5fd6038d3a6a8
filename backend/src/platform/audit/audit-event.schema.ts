import type { Connection } from 'mongoose';
import { defineModel, Mixed, type Stored } from '../database/record.js';

/** An append-only event of an aggregate's chain (domain 9). Never migrated: readers lift old shapes. */
export interface AuditEvent extends Stored {
  kind: string;
  aggregate: string;
  seq: number;
  action: string;
  at: string;
  recordedAt: string;
  by: string | null;
  onBehalfOf: string | null;
  grant: string | null;
  role: string | null;
  origin: string;
  traceId: string;
  digests: Record<string, string>;
  prev: string;
  hash: string;
  details: Record<string, unknown>;
  salt: string;
}

const text = { type: String, required: true };
const optional = { type: String, default: null };
export const auditEventModel = defineModel(
  'auditEvents',
  {
    kind: text, aggregate: text, seq: { type: Number, required: true }, action: text, at: text, recordedAt: text, by: optional, onBehalfOf: optional,
    grant: optional, role: optional, origin: text, traceId: text, digests: Mixed, prev: { type: String, default: '' }, hash: text, details: Mixed, salt: text,
  },
  [{ keys: { aggregate: 1, seq: 1 }, unique: true }, { keys: { recordedAt: 1 } }],
);

export function auditEventsOf(connection: Connection) {
  return (connection.models[auditEventModel.name] ?? connection.model(auditEventModel.name, auditEventModel.schema)).collection;
}
