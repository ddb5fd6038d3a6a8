import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { emptyBody, history, historyQuery, id, type HistoryQuery } from '#shared/platform';
import { projectPage, projectQuery, projectView, signBody, steerBody, trancheList, type ProjectQuery, type ProjectView } from '#shared/projects';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { AgreementService } from './agreement.service.js';
import { ProjectService } from './project.service.js';

@Controller('projects')
export class ProjectController {
  constructor(private readonly projects: ProjectService, private readonly agreements: AgreementService) {}

  @Get()
  @Requires('project.read')
  @Answers(200, projectPage)
  list(@Context() ctx: Ctx, @Query({ schema: projectQuery }) query: ProjectQuery) {
    return this.projects.list(ctx, query);
  }

  @Get(':id')
  @Requires('project.read')
  @Answers(200, projectView)
  get(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string): Promise<ProjectView> {
    return this.projects.get(ctx, project);
  }

  @Get(':id/tranches')
  @Requires('project.read')
  @Answers(200, trancheList)
  tranches(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string) {
    return this.projects.tranches(ctx, project);
  }

  @Get(':id/history')
  @Requires('audit.read')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return this.projects.history(ctx, project, query);
  }

  @Post(':id/sign')
  @Requires('project.sign')
  @Keyed()
  @Answers(200, projectView)
  sign(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: signBody }) _body: unknown): Promise<ProjectView> {
    return this.agreements.sign(ctx, project);
  }

  @Post(':id/decline')
  @Requires('project.sign')
  @Keyed()
  @Answers(200, projectView)
  decline(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: steerBody }) body: { reason: string }): Promise<ProjectView> {
    return this.agreements.decline(ctx, project, body.reason);
  }

  @Post(':id/countersign')
  @Requires('project.countersign')
  @Keyed()
  @Answers(200, projectView)
  countersign(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: signBody }) _body: unknown): Promise<ProjectView> {
    return this.agreements.countersign(ctx, project);
  }

  @Post(':id/cancel')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  cancel(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: steerBody }) body: { reason: string }): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'cancel', body.reason);
  }

  @Post(':id/suspend')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  suspend(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: steerBody }) body: { reason: string }): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'suspend', body.reason);
  }

  @Post(':id/resume')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  resume(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: steerBody }) body: { reason: string }): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'resume', body.reason);
  }

  @Post(':id/begin-closing')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  beginClosing(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: emptyBody }) _body: unknown): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'begin-closing');
  }

  @Post(':id/close')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  close(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: emptyBody }) _body: unknown): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'close');
  }

  @Post(':id/terminate')
  @Requires('project.steer')
  @Keyed()
  @Answers(200, projectView)
  terminate(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: steerBody }) body: { reason: string }): Promise<ProjectView> {
    return this.agreements.steer(ctx, project, 'terminate', body.reason);
  }
}
