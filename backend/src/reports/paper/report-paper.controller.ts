import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { fileTypes, id, language, type Language } from '#shared/platform';
import { reportPaper, reportReceipt, type ReportPaper, type ReportReceipt } from '#shared/reports';
import { Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { attached } from '../../platform/http/attached.js';
import { Context } from '../../platform/http/context.js';
import { ReportPaperService } from './report-paper.service.js';
import { ReportPdfService } from './report-pdf.service.js';

const submissionNumber = z.coerce.number().int().min(1).max(1000).optional();
const paperQuery = z.strictObject({ version: submissionNumber });
const receiptQuery = z.strictObject({ n: submissionNumber });
const reportPdfQuery = paperQuery.extend({ language: language.optional() });
const receiptPdfQuery = receiptQuery.extend({ language: language.optional() });

/** A report for paper: what the print page shows, and that page as a PDF. */
@Controller('reports')
export class ReportPaperController {
  constructor(private readonly papers: ReportPaperService, private readonly pdfs: ReportPdfService) {}

  @Get(':id/paper')
  @Requires('report.read')
  @Answers(200, reportPaper)
  paper(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: paperQuery }) query: { version?: number }): Promise<ReportPaper> {
    return this.papers.paper(ctx, report, query.version);
  }

  @Get(':id/report.pdf')
  @Requires('report.read')
  @Answers(200)
  async reportPdf(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: reportPdfQuery }) { version, language: asked }: { version?: number; language?: Language },
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attached(await this.pdfs.report(ctx, report, version, asked ?? ctx.language), fileTypes.pdf, response);
  }

  @Get(':id/receipt')
  @Requires('report.read')
  @Answers(200, reportReceipt)
  receipt(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: receiptQuery }) query: { n?: number }): Promise<ReportReceipt> {
    return this.papers.receipt(ctx, report, query.n);
  }

  @Get(':id/receipt.pdf')
  @Requires('report.read')
  @Answers(200)
  async receiptPdf(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: receiptPdfQuery }) { n, language: asked }: { n?: number; language?: Language },
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attached(await this.pdfs.receipt(ctx, report, n, asked ?? ctx.language), fileTypes.pdf, response);
  }
}
