import { Controller, Delete, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { jobList, jobView, type JobList, type JobView } from '#shared/exports';
import { id } from '#shared/platform';
import { SignedIn } from '../auth/access.js';
import type { Ctx } from '../context/ctx.js';
import { Answers } from '../http/answers.js';
import { Context } from '../http/context.js';
import { sendStream } from '../http/csv.js';
import { BackgroundJobs } from './background-jobs.js';

@Controller('jobs')
export class JobController {
  constructor(private readonly jobs: BackgroundJobs) {}

  @Get()
  @SignedIn()
  @Answers(200, jobList)
  async list(@Context() ctx: Ctx): Promise<JobList> {
    return { items: await this.jobs.list(ctx) };
  }

  @Get(':id')
  @SignedIn()
  @Answers(200, jobView)
  get(@Context() ctx: Ctx, @Param('id', { schema: id }) job: string): Promise<JobView> {
    return this.jobs.get(ctx, job);
  }

  @Get(':id/result')
  @SignedIn()
  @Answers(200)
  async result(@Context() ctx: Ctx, @Param('id', { schema: id }) job: string, @Res() response: Response): Promise<void> {
    const { name, type, size, content } = await this.jobs.result(ctx, job);
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', String(size));
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    await sendStream(response, content);
  }

  @Delete(':id')
  @SignedIn()
  @Answers(204)
  cancel(@Context() ctx: Ctx, @Param('id', { schema: id }) job: string): Promise<void> {
    return this.jobs.cancel(ctx, job);
  }
}
