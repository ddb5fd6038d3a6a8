import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { emptyBody, id, patchAnswer, patchRequest, type PatchEntry } from '#shared/platform';
import { extendBody, reopenBody, reopenEffects, reportActed, requestChangesBody, type ExtendBody } from '#shared/reports';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ReportApprovalService } from './report-approval.service.js';
import { ReportExtensionService } from './report-extension.service.js';
import { ReportReopeningService } from './report-reopening.service.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportService } from './report.service.js';

@Controller('reports')
export class ReportReviewController {
  constructor(
    private readonly reports: ReportService,
    private readonly reviews: ReportReviewService,
    private readonly approvals: ReportApprovalService,
    private readonly extensions: ReportExtensionService,
    private readonly reopenings: ReportReopeningService,
  ) {}

  @Post(':id/start-review')
  @Requires('report.review')
  @Keyed()
  @Answers(200, reportActed)
  startReview(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: emptyBody }) _body: unknown) {
    return this.reviews.startReview(ctx, report);
  }

  @Patch(':id/review')
  @Requires('report.review')
  @Answers(200, patchAnswer)
  patchReview(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: patchRequest }) entries: PatchEntry[]) {
    return this.reports.patchReview(ctx, report, entries);
  }

  @Post(':id/request-changes')
  @Requires('report.review')
  @Keyed()
  @Answers(200, reportActed)
  requestChanges(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: requestChangesBody }) body: { message: string }) {
    return this.reviews.requestChanges(ctx, report, body.message);
  }

  @Post(':id/approve')
  @Requires('report.review')
  @Keyed()
  @Answers(200, reportActed)
  approve(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: emptyBody }) _body: unknown) {
    return this.approvals.approve(ctx, report);
  }

  @Post(':id/reopen')
  @Requires('report.reopen')
  @Keyed()
  @Answers(200, reportActed)
  reopen(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: reopenBody }) body: { reason: string }) {
    return this.approvals.reopen(ctx, report, body.reason);
  }

  @Get(':id/reopen-effects')
  @Requires('report.reopen')
  @Answers(200, reopenEffects)
  reopenEffects(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string) {
    return this.reopenings.effects(ctx, report);
  }

  @Post(':id/extend')
  @Requires('report.extend')
  @Keyed()
  @Answers(200, reportActed)
  extend(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: extendBody }) body: ExtendBody) {
    return this.extensions.extend(ctx, report, body);
  }
}
