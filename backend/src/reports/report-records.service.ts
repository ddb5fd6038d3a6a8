import { Injectable } from '@nestjs/common';
import { periodInstants } from '#shared/calendar';
import { blankOfficerPart, blankReport } from '#shared/reports';
import type { Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import type { Tx } from '../platform/database/transactions.js';
import { FileService } from '../platform/files/file.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportChangeRepository } from './report-change.repository.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { Report, ReportListed, ReportStanding, StoredVersion } from './report.record.js';

type Session = Tx['session'];

/** Reports as other contexts read them: how each stands, and the versions that count. */
@Injectable()
export class ReportRecordsService {
  constructor(
    private readonly reports: ReportRepository, private readonly versions: ReportVersionRepository, private readonly changes: ReportChangeRepository, private readonly files: FileService,
  ) {}

  /** One empty draft for each period of a project (platform.md, "Time"). */
  async createDrafts(tx: Tx, project: Project, timeZone: string): Promise<void> {
    for (const report of project.periods.map((_, at) => emptyReport(project, at, timeZone))) await this.reports.insert(report, tx.session);
  }

  /** The periods of a project were cut short: the report of the last one is the final one, those of periods that are gone go too, and let go of their files. */
  async endWith(ctx: Ctx, tx: Tx, project: Project, timeZone: string): Promise<void> {
    const last = project.periods.at(-1);
    if (!last) return;
    const granting = (await this.standings(project._id, tx.session)).find((one) => one.firstSubmittedAt === null && one.period.due === last.due && one.extension);
    const gone = await this.reports.endWith(project._id, last, periodInstants(last, timeZone), granting?.extension, tx.session);
    await this.changes.forget(gone.map((one) => one.id), tx.session);
    for (const { id, files } of gone) for (const file of files) await this.files.unbind(ctx, tx, file, { kind: 'report', id });
  }

  /** How all reports of a project stand, in order of periods. */
  standings(project: string, session?: Session): Promise<ReportStanding[]> {
    return this.reports.standings({ kind: 'system' }, project, session);
  }

  /** The newest approved version of each report, in order of periods. */
  counting(project: string, session?: Session): Promise<StoredVersion[]> {
    return this.versions.counting({ kind: 'system' }, project, session);
  }

  /** The typed values, with their definitions, of the versions that count and of the pending ones named, for exports. */
  values(projects: readonly string[], pending: readonly { report: string; n: number }[]): AsyncGenerator<StoredVersion> {
    return this.versions.contents({ kind: 'system' }, projects, pending, {
      project: 1, report: 1, seq: 1, counts: 1, 'content.values': 1, 'definitions.framework.indicators': 1, 'definitions.framework.outputs': 1, 'definitions.locations': 1,
    });
  }

  /** The FACE as decided, of the versions that count, for exports. */
  decided(projects: readonly string[]): AsyncGenerator<StoredVersion> {
    return this.versions.contents({ kind: 'system' }, projects, [], { project: 1, report: 1, seq: 1, counts: 1, 'decision.face': 1 });
  }

  /** The first report of each project that was never submitted, as far as the asker may see it. */
  nextOf(ctx: Ctx, projects: readonly string[]): Promise<Map<string, ReportListed>> {
    return this.reports.nextOf(ctx.scope, projects);
  }
}

/** The empty draft of a period's report. */
export function emptyReport(project: Project, at: number, timeZone: string): Report {
  const period = project.periods[at];
  if (!period) throw new Error('A report needs its period.');
  const { _id: id, code, title, programme, lead, currency, language, access } = project;
  return {
    _id: newId(), shape: 2, version: 1, project: { id, code, title }, programme, lead, currency, language, seq: period.seq, period,
    isFinal: at === project.periods.length - 1, ...periodInstants(period, timeZone), state: 'draft',
    content: blankReport(), changes: {}, officer: blankOfficerPart(), officerChanges: {}, comments: [], submissions: [], submittedAt: null,
    firstSubmittedAt: null, isLate: false, requested: null, approval: null, findings: 0, remindedOn: null, access, audit: { seq: 0, head: '' },
  };
}
