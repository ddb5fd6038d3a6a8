import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { dayOf } from '#shared/calendar';
import { settingsOn, type DatedSettings, type Settings } from '#shared/programmes';

/** The settings of a programme in force at an instant, and the day that its zone shows then. */
export interface SettingsAt {
  readonly settings: Settings;
  readonly today: string;
}

/** Reads the dated settings of programmes, bare: rules of running projects ask for them in every act. */
@Injectable()
export class ProgrammeSettingsRepository {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async at(programme: string, now: string, session?: ClientSession): Promise<SettingsAt> {
    const found = await this.connection.collection('programmes').findOne(
      { _id: programme as never }, { projection: { settings: 1 }, ...(session ? { session } : {}) },
    );
    const settings = settingsOn((found?.['settings'] ?? []) as DatedSettings[], now.slice(0, 10));
    return { settings, today: dayOf(now, settings.timeZone) };
  }
}
