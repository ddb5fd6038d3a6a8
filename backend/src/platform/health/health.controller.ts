import { Controller, Get } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Public } from '../auth/access.js';
import { Problem } from '../errors/problem.js';

@Controller('health')
export class HealthController {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The database answers too. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ status: string }> {
    const database = this.connection.db;
    if (!database) throw new Problem('database_unavailable');
    await database.command({ ping: 1 }, { timeoutMS: 2000 });
    return { status: 'ok' };
  }
}
