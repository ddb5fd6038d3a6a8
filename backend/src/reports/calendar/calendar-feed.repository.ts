import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { hashSecret } from '../../platform/auth/session.repository.js';
import { defineModel, type Stored } from '../../platform/database/record.js';

/** The address of a person's calendar: its id is the person's, the secret is kept as its hash. */
interface StoredFeed extends Stored {
  secretHash: string;
  since: string;
}
const feedModel = defineModel(
  'calendarFeeds', { secretHash: { type: String, required: true }, since: { type: String, required: true } }, [{ keys: { secretHash: 1 }, unique: true }],
);

/** One address a person: each reaches only their own, and whoever holds the secret reaches whose it is. */
@Injectable()
export class CalendarFeedRepository {
  private readonly model: Model<StoredFeed>;

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(feedModel.name, feedModel.schema) as unknown as Model<StoredFeed>;
  }

  async since(person: string): Promise<string | null> {
    return ((await this.model.findById(person).lean().exec()) as StoredFeed | null)?.since ?? null;
  }

  /** Makes a secret in the place of an earlier one. @returns it, for this once */
  async make(person: string, since: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.model.collection.updateOne({ _id: person as never }, { $set: { secretHash: hashSecret(secret), since, shape: 1, version: 1 } }, { upsert: true });
    return secret;
  }

  async revoke(person: string): Promise<void> {
    await this.model.deleteOne({ _id: person });
  }

  /** Whose secret it is; null = nobody's. */
  async personOf(secret: string): Promise<string | null> {
    return ((await this.model.findOne({ secretHash: hashSecret(secret) }, { _id: 1 }).lean().exec()))?._id ?? null;
  }

  explain(secret: string): Promise<unknown> {
    return this.model.findOne({ secretHash: hashSecret(secret) }).explain('queryPlanner');
  }
}
