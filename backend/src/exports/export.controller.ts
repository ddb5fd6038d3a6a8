import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { exportInput, exportQuery, jobView, type ExportInput, type ExportKind, type ExportQuery, type JobView } from '#shared/exports';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ExportService } from './export.service.js';

@Controller('exports')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('portfolio.xlsx')
  @Requires('export.create')
  @Answers(200)
  workbook(@Context() ctx: Ctx, @Query({ schema: exportQuery }) query: ExportQuery, @Res() response: Response): Promise<void> {
    return this.send(ctx, 'portfolio.xlsx', query, response);
  }

  @Get('values.xlsx')
  @Requires('export.create')
  @Answers(200)
  valueWorkbook(@Context() ctx: Ctx, @Query({ schema: exportQuery }) query: ExportQuery, @Res() response: Response): Promise<void> {
    return this.send(ctx, 'values.xlsx', query, response);
  }

  @Get('values.csv')
  @Requires('export.create')
  @Answers(200)
  values(@Context() ctx: Ctx, @Query({ schema: exportQuery }) query: ExportQuery, @Res() response: Response): Promise<void> {
    return this.send(ctx, 'values.csv', query, response);
  }

  @Get('face.csv')
  @Requires('export.create')
  @Answers(200)
  face(@Context() ctx: Ctx, @Query({ schema: exportQuery }) query: ExportQuery, @Res() response: Response): Promise<void> {
    return this.send(ctx, 'face.csv', query, response);
  }

  @Post()
  @Requires('export.create')
  @Keyed()
  @Answers(202, jobView)
  async start(@Context() ctx: Ctx, @Body({ schema: exportInput }) input: ExportInput, @Res({ passthrough: true }) response: Response): Promise<JobView> {
    const job = await this.exports.start(ctx, input);
    response.setHeader('Location', `/api/v1/jobs/${job.id}`);
    return job;
  }

  private send(ctx: Ctx, kind: ExportKind, { language, ...filters }: ExportQuery, response: Response): Promise<void> {
    return this.exports.send(ctx, kind, filters, language ?? ctx.language, response);
  }
}
