import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { defineModel, type Stored } from '../database/record.js';
import { Problem } from '../errors/problem.js';

/** At most `most` attempts in `minutes`, counted from the first. */
export interface Limit {
  readonly kind: string;
  readonly most: number;
  readonly minutes: number;
}
interface Counter extends Stored {
  count: number;
  endsAt: Date;
}
const throttleModel = defineModel('throttles', { count: Number, endsAt: Date }, [{ keys: { endsAt: 1 }, expireAfterSeconds: 0 }]);

/** Counters of attempts, kept in the database so that every instance counts the same. Subjects are kept as hashes. */
@Injectable()
export class ThrottleRepository {
  private readonly model: Model<Counter>;

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(throttleModel.name, throttleModel.schema) as unknown as Model<Counter>;
  }

  /** Counts an attempt before it is made. @throws Problem too_many_requests with the seconds to wait */
  async count(limit: Limit, subject: string, now: Date): Promise<void> {
    const isOver = { $lte: [{ $ifNull: ['$endsAt', new Date(0)] }, now] };
    const counter = await this.model.collection.findOneAndUpdate(
      { _id: idOf(limit, subject) as never },
      [{ $set: {
        shape: 1, version: 1,
        count: { $cond: [isOver, 1, { $add: ['$count', 1] }] },
        endsAt: { $cond: [isOver, new Date(now.getTime() + limit.minutes * 60_000), '$endsAt'] },
      } }],
      { upsert: true, returnDocument: 'after' },
    );
    if (!counter || Number(counter['count']) <= limit.most) return;
    const seconds = Math.max(1, Math.ceil(((counter['endsAt'] as unknown as Date).getTime() - now.getTime()) / 1000));
    throw new Problem('too_many_requests', `Wait ${String(Math.ceil(seconds / 60))} minutes and try again.`, [], seconds);
  }

  /** Forgets the attempts of a subject who proved to be right. */
  async forget(limit: Limit, subject: string): Promise<void> {
    await this.model.deleteOne({ _id: idOf(limit, subject) });
  }

  /** Takes back one attempt that was right. */
  async takeBack(limit: Limit, subject: string): Promise<void> {
    await this.model.updateOne({ _id: idOf(limit, subject), count: { $gt: 0 } }, { $inc: { count: -1 } });
  }
}

function idOf(limit: Limit, subject: string): string {
  return createHash('sha256').update(`${limit.kind} ${subject}`).digest('hex');
}
