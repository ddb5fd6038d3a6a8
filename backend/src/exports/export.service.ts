import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import type { DashboardFilters } from '#shared/dashboards';
import type { ExportInput, ExportKind, JobView } from '#shared/exports';
import type { Language } from '#shared/platform';
import { PortfolioService, readerOf } from '../dashboards/portfolio.service.js';
import type { Ctx } from '../platform/context/ctx.js';
import { sendStream } from '../platform/http/csv.js';
import { BackgroundJobs, type JobFile } from '../platform/jobs/background-jobs.js';
import { contentTypeOf, exportBytes, fileName, filterNames, passes } from './export-file.js';
import { ExportSource } from './export-source.js';

/** Workbook and tables for the filters at hand (domain 8): streamed to the asker, or made in the background. */
@Injectable()
export class ExportService implements OnModuleInit {
  constructor(private readonly source: ExportSource, private readonly portfolios: PortfolioService, private readonly jobs: BackgroundJobs) {}

  onModuleInit(): void {
    this.jobs.handle<ExportInput>('export', (ctx, input, progress) => this.make(ctx, input.kind, input.filters, input.language ?? ctx.language, progress));
  }

  /** Streams the file at the reader's pace; stops when the reader leaves. @throws Problem not_allowed */
  async send(ctx: Ctx, kind: ExportKind, filters: DashboardFilters, language: Language, response: Response): Promise<void> {
    const { name, type, bytes } = await this.make(ctx, kind, filters, language);
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    await sendStream(response, Readable.from(bytes, { objectMode: false }));
  }

  /** Makes the file in the background. @throws Problem not_allowed, id_used, too_many_requests */
  start(ctx: Ctx, input: ExportInput): Promise<JobView> {
    readerOf(ctx);
    return this.jobs.start(ctx, input.id, 'export', input);
  }

  private async make(ctx: Ctx, kind: ExportKind, filters: DashboardFilters, language: Language, progress?: (done: number, total: number) => void): Promise<JobFile> {
    let done = 0;
    let total = 0;
    const run = await this.source.open(ctx, filters, language, () => progress?.(++done, total));
    total = run.facts.projects * passes[kind];
    const names = filterNames(await this.portfolios.choices(ctx), filters);
    return { name: fileName(kind, ctx.now), type: contentTypeOf[kind], bytes: exportBytes(kind, run, names) };
  }
}
