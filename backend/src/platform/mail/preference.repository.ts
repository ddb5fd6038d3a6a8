import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, Model } from 'mongoose';
import type { NoticeChoices, PreferencesChange } from '#shared/accounts';
import { defineModel, Mixed, type Stored } from '../database/record.js';

/** What a person chose; its id is the person's. Who never chose has none. */
interface StoredPreferences extends Stored, NoticeChoices {}
const preferenceModel = defineModel('preferences', { notices: Mixed, off: Mixed }, []);

/** How people want to be told. Each reads and writes their own; the worker reads those of its recipients. */
@Injectable()
export class PreferenceRepository {
  private readonly model: Model<StoredPreferences>;

  constructor(@InjectConnection() connection: Connection) {
    this.model = connection.model(preferenceModel.name, preferenceModel.schema) as unknown as Model<StoredPreferences>;
  }

  async choicesOf(people: readonly string[], session?: ClientSession): Promise<Map<string, NoticeChoices>> {
    const found = (await this.model.find({ _id: { $in: people } }, { notices: 1, off: 1 }, { session: session ?? null }).lean().exec()) as StoredPreferences[];
    return new Map(found.map((one) => [one._id, { notices: one.notices, off: one.off }]));
  }

  /** Writes the topics and kinds given, the others stay. Two devices at once: each of theirs. */
  async choose(person: string, { notices = {}, kinds = [] }: PreferencesChange): Promise<void> {
    const set = Object.fromEntries(Object.entries(notices).map(([topic, way]) => [`notices.${topic}`, way]));
    const names = (isOff: boolean) => kinds.filter((one) => one.isOff === isOff).map((one) => one.kind);
    const changes = [{ $set: set }, { $addToSet: { off: { $each: names(true) } } }, { $pull: { off: { $in: names(false) } } }];
    for (const change of changes) await this.model.collection.updateOne({ _id: person as never }, { ...change, $setOnInsert: { shape: 1, version: 1 } } as never, { upsert: true });
  }
}
