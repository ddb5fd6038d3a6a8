import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Day } from '#shared/platform';
import { PersonRepository } from '../../platform/auth/person.repository.js';
import { defineModel, type Stored } from '../../platform/database/record.js';

interface DemoState extends Stored {
  day: Day;
  isDone: boolean;
}
const definition = defineModel('demonstration', { day: { type: String, required: true }, isDone: { type: Boolean, required: true } }, []);
const KEY = 'demonstration';

/** The day that the demonstration of this database was made for: a start that was cut off goes on with the same stories. */
@Injectable()
export class DemoStateRepository {
  private readonly states;

  constructor(@InjectConnection() connection: Connection, private readonly people: PersonRepository) {
    this.states = connection.model<DemoState>(definition.name, definition.schema);
  }

  /** The day to load for; null where it is all there, or where people work in this database already. */
  async dayToLoad(today: Day): Promise<Day | null> {
    const known = await this.states.findById(KEY).lean().exec();
    if (known) return known.isDone ? null : known.day;
    if ((await this.people.findFirst({ kind: 'system' })) !== null) return null;
    await this.states.create({ _id: KEY, shape: 1, version: 1, day: today, isDone: false });
    return today;
  }

  async done(): Promise<void> {
    await this.states.updateOne({ _id: KEY }, { $set: { isDone: true } });
  }
}
