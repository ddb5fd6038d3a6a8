import { Schema, type ClientSession, type SchemaDefinition } from 'mongoose';

/** What every stored document carries (platform.md, "Identity and shape"). */
export interface Stored {
  _id: string;
  shape: number;
  version: number;
}
/** The head of an aggregate's audit chain; stands on the aggregate itself. */
export interface ChainHead {
  seq: number;
  head: string;
}
/** A MongoDB filter built by repositories only, never from unparsed input. */
export type Where = Record<string, unknown>;

export interface ModelDefinition {
  readonly name: string;
  readonly collection: string;
  readonly schema: Schema;
}

/** An index: its keys in order, and options. Every query of a repository has one. */
export interface IndexDefinition {
  readonly keys: Record<string, 1 | -1>;
  readonly unique?: boolean;
  readonly where?: Record<string, unknown>;
  readonly expireAfterSeconds?: number;
}

/**
 * The model of a kind of record. Nested content is `Schema.Types.Mixed`: zod has checked it before it comes here, and
 * unknown top-level fields are refused.
 */
export function defineModel(collection: string, fields: SchemaDefinition, indexes: readonly IndexDefinition[]): ModelDefinition {
  const schema = new Schema(
    { _id: { type: String, required: true }, shape: { type: Number, required: true }, version: { type: Number, required: true }, ...fields },
    { collection, versionKey: false, minimize: false, strict: 'throw', _id: false },
  );
  for (const { keys, unique, where, expireAfterSeconds } of indexes) {
    schema.index(keys, {
      ...(unique ? { unique } : {}),
      ...(where ? { partialFilterExpression: where } : {}),
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    });
  }
  return { name: collection, collection, schema };
}
export const Mixed = Schema.Types.Mixed;

/** Inserts documents in a transaction; a single one by the driver's shorter way. */
export async function insertAll(
  collection: { insertOne(doc: never, options: object): Promise<unknown>; insertMany(docs: never[], options: object): Promise<unknown> }, docs: readonly object[], session: ClientSession,
): Promise<void> {
  const [first, ...others] = docs;
  if (!first) return;
  if (others.length === 0) await collection.insertOne(first as never, { session });
  else await collection.insertMany(docs as never[], { session });
}
