import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { history, historyQuery, id, patchAnswer, patchRequest, type HistoryQuery, type PatchEntry } from '#shared/platform';
import {
  neighboursQuery, reportActed, reportDiff, reportNeighbours, reportPage, reportQuery, reportSubmitBody, reportVersion, reportVersions, reportView, type NeighboursQuery, type ReportQuery,
} from '#shared/reports';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ReportService } from './report.service.js';
import { ReportSubmissionService } from './report-submission.service.js';

const versionNumber = z.coerce.number().int().min(1).max(1000);
const diffQuery = z.strictObject({ from: versionNumber.optional() });

@Controller('reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly submissions: ReportSubmissionService,
  ) {}

  @Get()
  @Requires('report.read')
  @Answers(200, reportPage)
  list(@Context() ctx: Ctx, @Query({ schema: reportQuery }) query: ReportQuery) {
    return this.reports.list(ctx, query);
  }

  @Get(':id')
  @Requires('report.read')
  @Answers(200, reportView)
  get(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string) {
    return this.reports.get(ctx, report);
  }

  @Patch(':id')
  @Requires('report.write')
  @Answers(200, patchAnswer)
  patch(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: patchRequest }) entries: PatchEntry[]) {
    return this.reports.patch(ctx, report, entries);
  }

  @Post(':id/submit')
  @Requires('report.submit')
  @Keyed()
  @Answers(200, reportActed)
  submit(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Body({ schema: reportSubmitBody }) body: { onBehalfOf: string | null }) {
    return this.submissions.submit(ctx, report, body.onBehalfOf);
  }

  @Get(':id/neighbours')
  @Requires('report.read')
  @Answers(200, reportNeighbours)
  neighbours(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: neighboursQuery }) query: NeighboursQuery) {
    return this.reports.neighbours(ctx, report, query);
  }

  @Get(':id/history')
  @Requires('audit.read')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return this.reports.history(ctx, report, query);
  }

  @Get(':id/versions')
  @Requires('report.read')
  @Answers(200, reportVersions)
  versions(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string) {
    return this.reports.submissions(ctx, report);
  }

  @Get(':id/versions/:n')
  @Requires('report.read')
  @Answers(200, reportVersion)
  version(@Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('n', { schema: versionNumber }) n: number) {
    return this.reports.version(ctx, report, n);
  }

  @Get(':id/versions/:n/diff')
  @Requires('report.read')
  @Answers(200, reportDiff)
  diff(
    @Context() ctx: Ctx, @Param('id', { schema: id }) report: string, @Param('n', { schema: versionNumber }) n: number, @Query({ schema: diffQuery }) query: { from?: number },
  ) {
    return this.reports.diff(ctx, report, n, query.from);
  }
}
