import { Controller, Get, Param } from '@nestjs/common';
import { id } from '#shared/platform';
import { evidenceFiles } from '#shared/reports';
import { Requires } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { Context } from '../../platform/http/context.js';
import { ReportEvidence } from './report-evidence.service.js';

@Controller('reports')
export class ReportEvidenceController {
  constructor(private readonly evidence: ReportEvidence) {}

  @Get(':id/evidence')
  @Requires('report.read')
  @Answers(200, evidenceFiles)
  list(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string) {
    return this.evidence.list(ctx, report);
  }
}
