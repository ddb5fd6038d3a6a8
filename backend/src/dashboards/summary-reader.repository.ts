import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { mongo, type Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { DashboardChoices, DashboardFilters, MapView } from '#shared/dashboards';
import { localise, type Language } from '#shared/platform';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import { notAgreed } from './dashboard-scope.js';
import type { StoredSummary } from './summary.record.js';
import { summaryModel } from './summary.schema.js';

/** A summary's last writing, as the index tells it. */
export interface Writing {
  readonly _id: string;
  readonly stamp: string;
}
const BATCH = 100;
/** What was written by others counts once a majority has it; what was acknowledged to anybody has it. */
const settled = { readConcern: { level: 'majority' as const } };

/** Summaries as dashboards and exports read them. */
@Injectable()
export class SummaryReaderRepository extends Repository<StoredSummary> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, summaryModel);
  }

  /** As for projects: donors see what was agreed. */
  protected visible(scope: Scope): Where | null {
    return bySides(scope, { partner: {}, staff: {}, donor: { state: { $nin: notAgreed } } });
  }

  /**
   * Whose summaries were written from a second of the database's logical clock on, answered from an index alone; and the second up to which
   * the answer knows what was committed.
   */
  async writtenSince(scope: Scope, second: number): Promise<{ writings: Writing[]; upTo: number }> {
    const where = this.within(scope, { writtenAt: { $gte: new mongo.Timestamp({ t: Math.max(0, second), i: 0 }) } });
    if (!where) return { writings: [], upTo: second };
    const session = await this.connection.startSession();
    try {
      const found = this.model.collection.find(where as never, { projection: { _id: 1, stamp: 1 }, ...settled, session });
      const writings = (await found.toArray()) as unknown as Writing[];
      return { writings, upTo: session.operationTime?.t ?? second };
    } finally {
      await session.endSession();
    }
  }

  /** All summaries of the scope, or those of these ids, one after the other. */
  async *stream(scope: Scope, ids?: readonly string[]): AsyncGenerator<StoredSummary> {
    const where = this.within(scope, ids ? { _id: { $in: ids } } : {});
    if (where) yield* this.model.collection.find(where as never, { batchSize: BATCH, ...settled }) as unknown as AsyncIterable<StoredSummary>;
  }

  /** Projects of the scope of which a period was approved since an instant, by code. At most 50. */
  approvedSince(scope: Scope, since: string): Promise<StoredSummary[]> {
    return this.findMany(scope, { periods: { $elemMatch: { 'approved.at': { $gte: since } } } }, 50, { code: 1, _id: 1 });
  }

  /** The chosen projects of the scope by code, read as they are asked for. */
  async *chosen(scope: Scope, filters: DashboardFilters): AsyncGenerator<StoredSummary> {
    const where = this.within(scope, whereOf(filters));
    if (where) yield* this.model.collection.find(where as never, { sort: { code: 1, _id: 1 }, batchSize: BATCH }) as unknown as AsyncIterable<StoredSummary>;
  }

  /** The programmes and calls of the scope's projects, by code, titled in a language. */
  async titles(scope: Scope, language: Language): Promise<Pick<DashboardChoices, 'programmes' | 'calls'>> {
    const where = this.within(scope, {});
    if (!where) return { programmes: [], calls: [] };
    const pairs = (await this.model.aggregate([
      { $match: where }, { $group: { _id: '$call.id', call: { $first: '$call' }, programme: { $first: '$programme' } } }, { $sort: { 'call.code': 1 } },
    ]).exec()) as Pick<StoredSummary, 'call' | 'programme'>[];
    const titled = ({ id, code, title }: StoredSummary['call']) => ({ id, code, title: localise(title, language) });
    const programmes = new Map(pairs.map(({ programme }) => [programme.id, titled(programme)]));
    return { programmes: [...programmes.values()], calls: pairs.map(({ call, programme }) => ({ ...titled(call), programme: programme.id })) };
  }

  /** Places that have a point, of the chosen projects, by code. */
  async places(scope: Scope, filters: DashboardFilters, most: number): Promise<MapView['places']> {
    const places: MapView['places'] = [];
    for await (const { _id: id, code, title, state, countries, locations } of this.chosen(scope, filters)) {
      for (const { name, point } of locations) {
        if (point) places.push({ project: { id, code, title }, state, countries: countries.map((country) => country.code), name, point });
      }
      if (places.length > most) break;
    }
    return places;
  }
}

function whereOf({ programme, call, theme, country, partner, funder, status }: DashboardFilters): Where {
  const among = (field: string, values: readonly string[] | undefined) => (values === undefined ? {} : { [field]: { $in: values } });
  return {
    ...among('programme.id', programme), ...among('call.id', call), ...among('theme', theme), ...among('countries.code', country),
    ...among('consortium.id', partner), ...among('funders.organisation', funder), ...among('state', status),
  };
}
