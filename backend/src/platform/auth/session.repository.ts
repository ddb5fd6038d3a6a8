import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, Model } from 'mongoose';
import { defineModel, type Stored } from '../database/record.js';
import { Together } from '../database/together.js';
import { personModel, type Person } from './person.schema.js';

/** An opaque session: the cookie holds the secret, the database only its hash (api.md, "Sign-in"). */
export interface Session extends Stored {
  person: string;
  publicId: string;
  createdAt: Date;
  lastSeenAt: Date;
  idleMinutes: number;
  expiresAt: Date;
  address: string;
  device: string;
}
const sessionModel = defineModel(
  'sessions',
  {
    person: { type: String, required: true }, publicId: { type: String, required: true }, createdAt: Date, lastSeenAt: Date, idleMinutes: Number, expiresAt: Date, address: String, device: String,
  },
  [{ keys: { person: 1, createdAt: -1 } }, { keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);
const LONGEST_DAYS = 30;
const TOUCH_EVERY_MS = 5 * 60_000;

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Sessions have no scope of their own: each call names the secret or the person that it is about. */
@Injectable()
export class SessionRepository {
  private readonly model: Model<Session>;
  /** Requests of one moment share a query. */
  private readonly living = new Together<string, Session & { people: Person[] }>(async (ids) => {
    const found = await this.model.aggregate<Session & { people: Person[] }>([
      { $match: { _id: { $in: ids } } }, { $lookup: { from: personModel.collection, localField: 'person', foreignField: '_id', as: 'people' } },
    ]).exec();
    return new Map(found.map((session) => [session._id, session]));
  });

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(sessionModel.name, sessionModel.schema) as unknown as Model<Session>;
  }

  /** Opens a session and returns its secret, shown once. */
  async open(person: string, idleMinutes: number, from: { address: string; device: string }, now: Date): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.model.insertMany([{
      _id: hashSecret(secret), shape: 1, version: 1, person, publicId: randomBytes(9).toString('base64url'), createdAt: now, lastSeenAt: now, idleMinutes,
      expiresAt: new Date(now.getTime() + LONGEST_DAYS * 86_400_000), address: from.address.slice(0, 60), device: from.device.slice(0, 200),
    }]);
    return secret;
  }

  /**
   * The living session of a secret, neither idle for too long nor past its end, with its person: one round trip, since every request
   * begins with it. Notes the use every five minutes.
   */
  async use(secret: string, now: Date): Promise<{ session: Session; person: Person | null } | null> {
    const found = await this.living.read(hashSecret(secret));
    if (!found) return null;
    const { people, ...session } = found;
    if (session.expiresAt <= now) return null;
    const idle = now.getTime() - session.lastSeenAt.getTime();
    if (idle > session.idleMinutes * 60_000) return null;
    if (idle > TOUCH_EVERY_MS) await this.model.updateOne({ _id: session._id }, { $set: { lastSeenAt: now } });
    return { session, person: people[0] ?? null };
  }

  async ofPerson(person: string): Promise<Session[]> {
    return (await this.model.find({ person }).sort({ createdAt: -1 }).limit(100).lean().exec());
  }

  async end(secret: string): Promise<void> {
    await this.model.deleteOne({ _id: hashSecret(secret) });
  }

  async endByPublicId(person: string, publicId: string): Promise<boolean> {
    return (await this.model.deleteOne({ person, publicId })).deletedCount === 1;
  }

  /** Ends all sessions of a person, but one where it is named. */
  async endAll(person: string, exceptId?: string, session?: ClientSession): Promise<void> {
    await this.model.deleteMany({ person, ...(exceptId === undefined ? {} : { _id: { $ne: exceptId } }) }, session ? { session } : {});
  }
}
