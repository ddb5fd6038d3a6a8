import { Controller, Get, Inject } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { health, type Health } from '#shared/platform';
import { Answers } from '../http/answers.js';
import { Public } from '../auth/access.js';
import { CONFIG, type Config } from '../config/config.js';
import { Problem } from '../errors/problem.js';

@Controller('health')
export class HealthController {
  constructor(@InjectConnection() private readonly connection: Connection, @Inject(CONFIG) private readonly config: Config) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The database answers too; without a mail server mails are kept, and reach nobody. */
  @Get('ready')
  @Public()
  @Answers(200, health)
  async ready(): Promise<Health> {
    const database = this.connection.db;
    if (!database) throw new Problem('database_unavailable');
    await database.command({ ping: 1 }, { timeoutMS: 2000 });
    return { status: 'ok', mail: this.config.smtpUrl === null ? 'kept' : 'sent' };
  }
}
