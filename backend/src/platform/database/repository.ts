import type { ClientSession, Connection, Model, QueryFilter } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { notFound, Problem } from '../errors/problem.js';
import { pageOf, type Page, type PageRequest } from './paging.js';
import type { ModelDefinition, Stored, Where } from './record.js';

export type { Where } from './record.js';

/**
 * Stored records of one kind, bounded to what a scope may see: no method can be called without one (platform.md,
 * "Who sees what"). A record of another side does not exist (404).
 */
export abstract class Repository<T extends Stored> {
  protected readonly model: Model<T>;

  constructor(protected readonly connection: Connection, definition: ModelDefinition) {
    this.model = (connection.models[definition.name] ?? connection.model(definition.name, definition.schema)) as unknown as Model<T>;
  }

  /** The filter of what this scope may read; null = nothing at all. */
  protected abstract visible(scope: Scope): Where | null;

  async find(scope: Scope, id: string, session?: ClientSession): Promise<T | null> {
    return this.findOne(scope, { _id: id }, session);
  }

  /** @throws Problem not_found, also for a record of another side */
  async get(scope: Scope, id: string, session?: ClientSession): Promise<T> {
    const found = await this.find(scope, id, session);
    if (!found) throw notFound();
    return found;
  }

  async insert(doc: T, session: ClientSession): Promise<T> {
    await this.model.insertMany([doc], { session, ordered: true });
    return doc;
  }

  /**
   * Writes the record over the version that it was read at, and raises it. Where the record is given as it was read, only the fields that
   * are other objects or values than there are written.
   * @throws Problem lost_race when somebody wrote it in between
   */
  async replace(doc: T, session: ClientSession, read?: T): Promise<T> {
    const next = { ...doc, version: doc.version + 1 };
    const where = { _id: doc._id, version: doc.version } as never;
    const { collection } = this.model;
    const result = read ? await collection.updateOne(where, { $set: changedIn(next, read) as never }, { session }) : await collection.replaceOne(where, next, { session });
    if (result.matchedCount !== 1) throw new Problem('lost_race');
    return next;
  }

  protected async findOne(scope: Scope, where: Where, session?: ClientSession): Promise<T | null> {
    const filter = this.within(scope, where);
    if (!filter) return null;
    return (await this.model.findOne(filter, null, { session: session ?? null }).lean().exec());
  }

  protected async findMany(scope: Scope, where: Where, limit: number, sort: Record<string, 1 | -1>, session?: ClientSession): Promise<T[]> {
    const filter = this.within(scope, where);
    if (!filter) return [];
    return (await this.model.find(filter, null, { session: session ?? null }).sort(sort).limit(limit).lean().exec());
  }

  /** Records of these ids that the scope may see, in one query, in no particular order. */
  async findByIds(scope: Scope, ids: readonly string[], session?: ClientSession): Promise<T[]> {
    const unique = [...new Set(ids)];
    return unique.length === 0 ? [] : this.findMany(scope, { _id: { $in: unique } }, unique.length, { _id: 1 }, session);
  }

  protected async countOf(scope: Scope, where: Where): Promise<number> {
    const filter = this.within(scope, where);
    return filter ? this.model.countDocuments(filter).exec() : 0;
  }

  /** A keyset page of what the scope may see (platform.md, "Lists"). */
  protected async page(scope: Scope, where: Where, request: PageRequest): Promise<Page<T>> {
    const filter = this.within(scope, where);
    if (!filter) return { items: [], nextCursor: null };
    const page = await pageOf<T>(request, where, async (keys, sort, limit) =>
      (await this.model.find({ $and: [filter, keys] } as QueryFilter<T>, request.fields ?? null).sort(sort).limit(limit).lean().exec()));
    return request.count ? { ...page, count: await this.countOf(scope, where) } : page;
  }

  protected within(scope: Scope, where: Where): QueryFilter<T> | null {
    const visible = this.visible(scope);
    if (!visible) return null;
    return (Object.keys(visible).length === 0 ? where : { $and: [visible, where] });
  }
}

function changedIn(now: object, before: object): Record<string, unknown> {
  const known = new Map(Object.entries(before));
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => known.get(name) !== value));
}
