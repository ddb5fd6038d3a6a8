import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { Repository, type Where } from '../../platform/database/repository.js';
import { reportImportModel, type StoredImport } from './report-import.schema.js';

const MOST_OF_ONE = 50;

/** Imports are their sender's alone. */
@Injectable()
export class ReportImportRepository extends Repository<StoredImport> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reportImportModel);
  }

  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system') return {};
    return scope.kind === 'person' ? { person: scope.id } : null;
  }

  /** What the asker sent for this report. */
  ofReport(scope: Scope, report: string, session: ClientSession): Promise<StoredImport[]> {
    return this.findMany(scope, { report }, MOST_OF_ONE, { _id: 1 }, session);
  }

  expired(scope: Scope, now: Date, limit: number): Promise<StoredImport[]> {
    return this.findMany(scope, { expiresAt: { $lte: now } }, limit, { expiresAt: 1 });
  }

  async remove(id: string, session: ClientSession): Promise<void> {
    await this.model.collection.deleteOne({ _id: id as never }, { session });
  }
}
