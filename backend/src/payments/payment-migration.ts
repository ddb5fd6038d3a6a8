import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Migrator, type Migration } from '../platform/migrations/migrator.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { Payment } from './payment.record.js';

/** Shape 2: a payment carries the settings that were in force when it was recorded. */
@Injectable()
export class PaymentMigration implements OnModuleInit, Migration {
  readonly name = '0002 payments keep their settings';
  readonly collection = 'payments';
  readonly shape = 2;

  constructor(private readonly migrator: Migrator, private readonly programmes: ProgrammeService) {}

  onModuleInit(): void {
    this.migrator.register(this);
  }

  async change(document: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { access, recordedAt } = document as unknown as Payment;
    return { settings: await this.programmes.settingsOn(access.programme, recordedAt.slice(0, 10)) };
  }
}
