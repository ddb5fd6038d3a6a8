import { Injectable } from '@nestjs/common';
import { audienceOf, type Audience } from '#shared/accounts';
import type { ReportPaper, ReportReceipt } from '#shared/reports';
import { PeopleDirectory } from '../../platform/auth/people-directory.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { notFound, wrongState } from '../../platform/errors/problem.js';
import { FileService } from '../../platform/files/file.service.js';
import { Printer } from '../../platform/print/printer.js';
import { ReportDesk, type OpenReport } from '../report-desk.js';
import { peopleIn, shownVersion, type Names } from '../report.mapper.js';
import { ReportVersionRepository } from '../report-version.repository.js';
import type { StoredVersion } from '../report.record.js';
import { newestOf, paperOf, receiptOf } from './report-paper.mapper.js';

/** Reports and receipts as they stand on paper (ADR 0036). */
@Injectable()
export class ReportPaperService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly versions: ReportVersionRepository,
    private readonly people: PeopleDirectory,
    private readonly files: FileService,
    private readonly printer: Printer,
  ) {}

  /**
   * A version of a report, or what the asker's side sees of it now. @param n the submission
   * @throws Problem not_found, also where this side may not see that version; wrong_state where nothing is submitted yet
   */
  async paper(ctx: Ctx, id: string, n?: number): Promise<ReportPaper> {
    const open = await this.desk.open(ctx, id);
    const audience = audienceOf(ctx.scope, open.report);
    const shown = n ?? shownVersion(open.report, audience);
    if (shown === null && audience !== 'partner') throw wrongState('Nothing was submitted yet.');
    const version = shown === null ? null : await this.read(open, audience, shown);
    const { evidence } = version?.content ?? open.report.content;
    const files = await this.files.refs(evidence.map((one) => one.file));
    return paperOf({ ctx, open, audience, version, files, names: await this.names(open, version), makesPdf: this.printer.isThere });
  }

  /** The receipt of a submission, by default of the newest; donors get none. @throws Problem not_found */
  async receipt(ctx: Ctx, id: string, n?: number): Promise<ReportReceipt> {
    const open = await this.desk.openStanding(ctx, id);
    const audience = audienceOf(ctx.scope, open.report);
    const shown = n ?? newestOf(open.report.submissions);
    if (shown === null || audience === 'donor') throw notFound();
    const version = await this.read(open, audience, shown);
    return receiptOf({ ctx, open, version, names: await this.names(open, version), makesPdf: this.printer.isThere });
  }

  private async read({ report }: OpenReport, audience: Audience, n: number): Promise<StoredVersion> {
    const version = audience !== 'donor' || report.approval?.n === n ? await this.versions.ofReport({ kind: 'system' }, report._id, n) : null;
    if (!version) throw notFound();
    return version;
  }

  private names({ report }: OpenReport, version: StoredVersion | null): Promise<Names> {
    return this.people.names([...peopleIn(report), version?.decision?.by ?? null]);
  }
}
