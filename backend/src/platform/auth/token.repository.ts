import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, Model } from 'mongoose';
import { defineModel, type Stored } from '../database/record.js';
import { hashSecret } from './session.repository.js';

/** What a mailed token is good for, and for how long. */
export const tokenKinds = { invitation: { hours: 7 * 24 }, password_reset: { hours: 1 } } as const;
export type TokenKind = keyof typeof tokenKinds;

interface Token extends Stored {
  person: string;
  kind: TokenKind;
  createdAt: Date;
  expiresAt: Date;
}
const tokenModel = defineModel(
  'tokens',
  { person: { type: String, required: true }, kind: { type: String, required: true }, createdAt: Date, expiresAt: { type: Date, required: true } },
  [{ keys: { person: 1 } }, { keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);

/** Secrets that prove that somebody reads a mail: kept as hashes, good once. */
@Injectable()
export class TokenRepository {
  private readonly model: Model<Token>;

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(tokenModel.name, tokenModel.schema) as unknown as Model<Token>;
  }

  /** Makes a token and returns its secret, shown once. */
  async make(person: string, kind: TokenKind, now: Date): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + tokenKinds[kind].hours * 3_600_000);
    await this.model.insertMany([{ _id: hashSecret(secret), shape: 1, version: 1, person, kind, createdAt: now, expiresAt }]);
    return secret;
  }

  /** Uses up a token and all others of its person: whose it was, or null where it is unknown, used or too old. */
  async use(secret: string, now: Date, session: ClientSession): Promise<string | null> {
    const token = (await this.model.findOneAndDelete({ _id: hashSecret(secret) }, { session }).lean().exec()) as Token | null;
    if (!token || token.expiresAt <= now) return null;
    await this.model.deleteMany({ person: token.person }, { session });
    return token.person;
  }

  /** When the last invitation of each of these people ends; people without one that is good are left out. */
  async invitationEnds(people: readonly string[], now: Date): Promise<Map<string, Date>> {
    const where = { person: { $in: people }, kind: 'invitation', expiresAt: { $gt: now } };
    const found = (await this.model.find(where as never).sort({ expiresAt: 1 }).lean().exec()) as Token[];
    return new Map(found.map((one) => [one.person, one.expiresAt]));
  }

  /** Takes back what was mailed to a person. */
  async withdraw(person: string, session: ClientSession): Promise<void> {
    await this.model.deleteMany({ person }, { session });
  }

  /** Removes what has expired; the database's own sweeper may be late. @returns how many */
  async sweep(now: Date): Promise<number> {
    return (await this.model.deleteMany({ expiresAt: { $lte: now } })).deletedCount;
  }
}
