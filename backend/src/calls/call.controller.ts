import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  callChange, callInput, callPage, callQuery, callView, publicCall, publicCalls, type CallChange, type CallInput, type CallQuery, type CallRow, type CallView, type PublicCall,
} from '#shared/calls';
import { code, emptyBody, history, historyQuery, id, type HistoryQuery } from '#shared/platform';
import { Keyed, Public, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { CallService } from './call.service.js';

@Controller('calls')
export class CallController {
  constructor(private readonly service: CallService) {}

  @Get()
  @Requires('call.read')
  @Answers(200, callPage)
  list(@Context() ctx: Ctx, @Query({ schema: callQuery }) query: CallQuery): Promise<Page<CallRow>> {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Requires('call.read')
  @Answers(200, callView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string): Promise<CallView> {
    return this.service.one(ctx, call);
  }

  @Post()
  @Requires('call.write')
  @Keyed()
  @Answers(201, callView)
  create(@Context() ctx: Ctx, @Body({ schema: callInput }) body: CallInput): Promise<CallView> {
    return this.service.create(ctx, body);
  }

  @Patch(':id')
  @Requires('call.write')
  @Answers(200, callView)
  change(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Body({ schema: callChange }) body: CallChange): Promise<CallView> {
    return this.service.change(ctx, call, body);
  }

  @Post(':id/publish')
  @Requires('call.write')
  @Keyed()
  @Answers(200, callView)
  publish(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Body({ schema: emptyBody }) _body: object): Promise<CallView> {
    return this.service.publish(ctx, call);
  }

  @Post(':id/decide')
  @Requires('call.decide')
  @Keyed()
  @Answers(200, callView)
  decide(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Body({ schema: emptyBody }) _body: object): Promise<CallView> {
    return this.service.decide(ctx, call);
  }

  @Post(':id/archive')
  @Requires('call.write')
  @Keyed()
  @Answers(200, callView)
  archive(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Body({ schema: emptyBody }) _body: object): Promise<CallView> {
    return this.service.archive(ctx, call);
  }

  @Get(':id/history')
  @Requires('audit.read')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return this.service.history(ctx, call, query);
  }
}

/** Open calls, without a sign-in. */
@Controller('public/calls')
export class PublicCallController {
  constructor(private readonly service: CallService) {}

  @Get()
  @Public()
  @Answers(200, publicCalls)
  open(@Context() ctx: Ctx): Promise<{ items: PublicCall[] }> {
    return this.service.open(ctx);
  }

  @Get(':code')
  @Public()
  @Answers(200, publicCall)
  one(@Context() ctx: Ctx, @Param('code', { schema: code }) call: string): Promise<PublicCall> {
    return this.service.published(ctx, call);
  }
}
