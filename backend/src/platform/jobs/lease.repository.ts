import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { defineModel, type Stored } from '../database/record.js';

/** Who does a job until when, and when it is due again. All times are the database's, so that the clocks of instances may differ. */
interface Lease extends Stored {
  holder: string | null;
  until: Date;
  dueAt: Date;
  takenAt: Date;
}
const leaseModel = defineModel('leases', { holder: { type: String, default: null }, until: Date, dueAt: Date, takenAt: Date }, []);
/** An instance that dies lets go of its jobs after this time. */
const HELD_MS = 60_000;
export const RENEW_MS = 20_000;

@Injectable()
export class LeaseRepository {
  private readonly model: Model<Lease>;
  /** This instance. */
  private readonly holder = randomUUID();

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(leaseModel.name, leaseModel.schema) as unknown as Model<Lease>;
  }

  /** Takes a job that is due and that nobody holds. */
  async take(name: string): Promise<boolean> {
    const long = new Date(0);
    await this.model.collection.updateOne(
      { _id: name as never }, { $setOnInsert: { shape: 1, version: 1, holder: null, until: long, dueAt: long, takenAt: long } }, { upsert: true },
    );
    const isFree = { $and: [{ $lte: ['$until', '$$NOW'] }, { $lte: ['$dueAt', '$$NOW'] }] };
    const taken = await this.model.collection.findOneAndUpdate(
      { _id: name as never, $expr: isFree }, [{ $set: { holder: this.holder, takenAt: '$$NOW', until: { $add: ['$$NOW', HELD_MS] } } }],
    );
    return taken !== null;
  }

  /** Holds on to a job that takes long. */
  async renew(name: string): Promise<void> {
    await this.model.collection.updateOne(this.own(name), [{ $set: { until: { $add: ['$$NOW', HELD_MS] } } }]);
  }

  /** Lets go of a job: due again so many seconds after it was taken. */
  async release(name: string, seconds: number): Promise<void> {
    await this.model.collection.updateOne(this.own(name), [{ $set: { holder: null, until: '$$NOW', dueAt: { $add: ['$takenAt', seconds * 1000] } } }]);
  }

  private own(name: string): { _id: never; holder: string } {
    return { _id: name as never, holder: this.holder };
  }
}
