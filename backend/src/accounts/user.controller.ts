import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  userChange, userInvite, userPage, userQuery, userView, type UserChange, type UserInvite, type UserQuery, type UserView,
} from '#shared/accounts';
import { emptyBody, history, historyQuery, id, type HistoryQuery } from '#shared/platform';
import type { HistoryPage } from '../platform/audit/history.service.js';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { UserService } from './user.service.js';

@Controller('users')
@Requires('user.manage')
export class UserController {
  constructor(private readonly service: UserService) {}

  @Get()
  @Answers(200, userPage)
  list(@Context() ctx: Ctx, @Query({ schema: userQuery }) query: UserQuery): Promise<Page<UserView>> {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Answers(200, userView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) user: string): Promise<UserView> {
    return this.service.one(ctx, user);
  }

  @Get(':id/history')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) user: string, @Query({ schema: historyQuery }) query: HistoryQuery): Promise<HistoryPage> {
    return this.service.history(ctx, user, query);
  }

  @Post()
  @Keyed()
  @Answers(201, userView)
  invite(@Context() ctx: Ctx, @Body({ schema: userInvite }) body: UserInvite): Promise<UserView> {
    return this.service.invite(ctx, body);
  }

  @Post(':id/invitation')
  @Keyed()
  @Answers(200, userView)
  inviteAgain(@Context() ctx: Ctx, @Body({ schema: emptyBody }) _body: object, @Param('id', { schema: id }) user: string): Promise<UserView> {
    return this.service.inviteAgain(ctx, user);
  }

  @Patch(':id')
  @Answers(200, userView)
  change(@Context() ctx: Ctx, @Param('id', { schema: id }) user: string, @Body({ schema: userChange }) body: UserChange): Promise<UserView> {
    return this.service.change(ctx, user, body);
  }
}
