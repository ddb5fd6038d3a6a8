import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { hasPermission, type Scope } from '#shared/accounts';
import { Repository, type Where } from '../../platform/database/repository.js';
import { reportNoteModel, type ReportNote } from './report-note.schema.js';

/** A report has no more notes than this. */
export const MOST_NOTES = 500;

/** Notes are reached through their report, which the asker was found to see and to have the right to its notes. */
@Injectable()
export class ReportNoteRepository extends Repository<ReportNote> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reportNoteModel);
  }

  protected visible(scope: Scope): Where | null {
    return scope.kind === 'system' || hasPermission(scope, 'report.note') ? {} : null;
  }

  /** Oldest first. */
  ofReport(scope: Scope, report: string, session?: ClientSession): Promise<ReportNote[]> {
    return this.findMany(scope, { report }, MOST_NOTES, { report: 1, _id: 1 }, session);
  }

  /** Whether a report has as many as it may: counted in the index, none is read. */
  async areMost(scope: Scope, report: string, session: ClientSession): Promise<boolean> {
    const where = this.within(scope, { report });
    return where !== null && (await this.model.countDocuments(where, { session, limit: MOST_NOTES })) >= MOST_NOTES;
  }

  async remove(note: ReportNote, session: ClientSession): Promise<void> {
    await this.model.deleteOne({ _id: note._id, version: note.version } as never, { session });
  }
}
