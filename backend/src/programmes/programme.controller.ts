import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { history, historyQuery, id, type HistoryQuery } from '#shared/platform';
import {
  programmeChange, programmeInput, programmePage, programmeQuery, programmeView, settingsInput, type DatedSettings, type ProgrammeChange, type ProgrammeInput,
  type ProgrammeQuery, type ProgrammeView,
} from '#shared/programmes';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ProgrammeService } from './programme.service.js';

@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly service: ProgrammeService) {}

  @Get()
  @Requires('programme.read')
  @Answers(200, programmePage)
  list(@Context() ctx: Ctx, @Query({ schema: programmeQuery }) query: ProgrammeQuery): Promise<Page<ProgrammeView>> {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Requires('programme.read')
  @Answers(200, programmeView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) programme: string): Promise<ProgrammeView> {
    return this.service.one(ctx, programme);
  }

  @Post()
  @Requires('programme.write')
  @Keyed()
  @Answers(201, programmeView)
  create(@Context() ctx: Ctx, @Body({ schema: programmeInput }) body: ProgrammeInput): Promise<ProgrammeView> {
    return this.service.create(ctx, body);
  }

  @Patch(':id')
  @Requires('programme.write')
  @Answers(200, programmeView)
  change(@Context() ctx: Ctx, @Param('id', { schema: id }) programme: string, @Body({ schema: programmeChange }) body: ProgrammeChange): Promise<ProgrammeView> {
    return this.service.change(ctx, programme, body);
  }

  @Put(':id/settings')
  @Requires('programme.write')
  @Answers(200, programmeView)
  settings(@Context() ctx: Ctx, @Param('id', { schema: id }) programme: string, @Body({ schema: settingsInput }) body: DatedSettings): Promise<ProgrammeView> {
    return this.service.setSettings(ctx, programme, body);
  }

  @Get(':id/history')
  @Requires('audit.read')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) programme: string, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return this.service.history(ctx, programme, query);
  }
}
