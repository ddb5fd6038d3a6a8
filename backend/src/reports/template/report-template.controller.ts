import { Body, Controller, Get, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { fileTypes, id, language, type Language } from '#shared/platform';
import { reportImportBody, reportImportConfirmation, reportImportView, type ReportImportBody, type ReportImportConfirmation, type ReportImportView } from '#shared/reports';
import { Keyed, Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { attached } from '../../platform/http/attached.js';
import { Context } from '../../platform/http/context.js';
import { ReportImportService } from './report-import.service.js';
import { ReportTemplateService } from './report-template.service.js';

const templateQuery = z.strictObject({ language: language.optional() });

/** A report as a workbook: out, filled, and in again. */
@Controller('reports')
export class ReportTemplateController {
  constructor(private readonly templates: ReportTemplateService, private readonly imports: ReportImportService) {}

  @Get(':id/template.xlsx')
  @Requires('report.write')
  @Answers(200)
  async template(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: templateQuery }) query: { language?: Language }, @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attached(await this.templates.make(ctx, report, query.language ?? ctx.language), fileTypes.xlsx, response);
  }

  @Post(':id/imports')
  @Requires('report.write')
  @Keyed()
  @Answers(201, reportImportView)
  open(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: reportImportBody }) body: ReportImportBody): Promise<ReportImportView> {
    return this.imports.open(ctx, report, body);
  }

  @Get(':id/imports/:import')
  @Requires('report.write')
  @Answers(200, reportImportView)
  get(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('import', { schema: id }) sent: string): Promise<ReportImportView> {
    return this.imports.get(ctx, report, sent);
  }

  @Get(':id/imports/:import/file.xlsx')
  @Requires('report.write')
  @Answers(200)
  async file(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('import', { schema: id }) sent: string, @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attached(await this.imports.file(ctx, report, sent), fileTypes.xlsx, response);
  }

  @Post(':id/imports/:import/confirm')
  @Requires('report.write')
  @Keyed()
  @Answers(200, reportImportView)
  confirm(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('import', { schema: id }) sent: string, @Body({ schema: reportImportConfirmation }) body: ReportImportConfirmation,
  ): Promise<ReportImportView> {
    return this.imports.confirm(ctx, report, sent, body);
  }
}
