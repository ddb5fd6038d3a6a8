import { Body, Controller, Post } from '@nestjs/common';
import { bulkBody, bulkPreview, bulkResult, type BulkBody } from '#shared/reports';
import { Keyed, Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { Context } from '../../platform/http/context.js';
import { ReportBulkService } from './report-bulk.service.js';

/** Acts on several reports; who may remind but not approve is told so for each report. */
@Controller('reports/bulk')
export class ReportBulkController {
  constructor(private readonly bulk: ReportBulkService) {}

  @Post('preview')
  @Requires('report.remind')
  @Answers(200, bulkPreview)
  preview(@Context() ctx: Ctx, @Body({ schema: bulkBody }) body: BulkBody) {
    return this.bulk.preview(ctx, body);
  }

  @Post()
  @Requires('report.remind')
  @Keyed()
  @Answers(200, bulkResult)
  run(@Context() ctx: Ctx, @Body({ schema: bulkBody }) body: BulkBody) {
    return this.bulk.run(ctx, body);
  }
}
