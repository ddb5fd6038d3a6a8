import { Body, Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { emptyBody } from '#shared/platform';
import { calendarAddress, calendarFeed, type CalendarAddress, type CalendarFeed } from '#shared/reports';
import { z } from 'zod';
import { Public, SignedIn } from '../../platform/auth/access.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Answers } from '../../platform/http/answers.js';
import { Context } from '../../platform/http/context.js';
import { CalendarFeedService } from './calendar-feed.service.js';

const secret = z.string().min(20).max(100);

@Controller()
export class CalendarController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Get('me/calendar')
  @SignedIn()
  @Answers(200, calendarFeed)
  state(@Context() ctx: Ctx): Promise<CalendarFeed> {
    return this.feeds.state(ctx);
  }

  /** Makes the address. No key: a stored answer would keep the secret. */
  @Post('me/calendar')
  @SignedIn()
  @Answers(201, calendarAddress)
  make(@Context() ctx: Ctx, @Body({ schema: emptyBody }) _body: unknown): Promise<CalendarAddress> {
    return this.feeds.make(ctx);
  }

  @Delete('me/calendar')
  @SignedIn()
  @Answers(204)
  revoke(@Context() ctx: Ctx): Promise<void> {
    return this.feeds.revoke(ctx);
  }

  /** For calendar programs: whoever holds the secret reads. */
  @Get('calendar/:secret.ics')
  @Public()
  @Answers(200)
  async read(@Context() ctx: Ctx, @Param('secret', { schema: secret }) given: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const calendar = await this.feeds.read(ctx, given);
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('X-Robots-Tag', 'noindex');
    return calendar;
  }
}
