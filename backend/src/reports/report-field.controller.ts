import { Controller, Get, Param, Query } from '@nestjs/common';
import { id } from '#shared/platform';
import { reportField, reportFieldQuery, type ReportFieldQuery } from '#shared/reports';
import { Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ReportFieldService } from './report-field.service.js';

@Controller('reports')
export class ReportFieldController {
  constructor(private readonly fields: ReportFieldService) {}

  @Get(':id/fields')
  @Requires('report.read')
  @Answers(200, reportField)
  field(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: reportFieldQuery }) query: ReportFieldQuery) {
    return this.fields.of(ctx, report, query.pointer);
  }
}
