import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { retriedMails, retryMails, troubledMail, troubledMailPage, troubledMailQuery, type RetryMails, type TroubledMail, type TroubledMailQuery } from '#shared/accounts';
import { emptyBody, id } from '#shared/platform';
import type { z } from 'zod';
import { Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { TroubledMailService } from './troubled-mail.service.js';

/** Mails that no server took. To try one again is no act on a record: asked twice, it is tried once. */
@Controller('mails')
@Requires('user.manage')
export class MailController {
  constructor(private readonly service: TroubledMailService) {}

  @Get()
  @Answers(200, troubledMailPage)
  list(@Query({ schema: troubledMailQuery }) query: TroubledMailQuery): Promise<Page<TroubledMail>> {
    return this.service.list(query);
  }

  @Post('retry')
  @Answers(200, retriedMails)
  retryAll(@Context() ctx: Ctx, @Body({ schema: retryMails }) { state }: RetryMails): Promise<z.infer<typeof retriedMails>> {
    return this.service.retryAll(ctx, state);
  }

  @Post(':id/retry')
  @Answers(200, troubledMail)
  retry(@Context() ctx: Ctx, @Param('id', { schema: id }) mail: string, @Body({ schema: emptyBody }) _body: object): Promise<TroubledMail> {
    return this.service.retry(ctx, mail);
  }
}
