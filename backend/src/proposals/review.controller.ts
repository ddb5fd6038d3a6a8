import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { emptyBody, id, reasonBody } from '#shared/platform';
import { declareBody, reviewInput, reviewPage, reviewQuery, reviewView, type ReviewInput, type ReviewQuery, type ReviewView } from '#shared/proposals';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ReviewService } from './review.service.js';

@Controller('reviews')
export class ReviewController {
  constructor(private readonly service: ReviewService) {}

  @Get()
  @Requires('review.read')
  @Answers(200, reviewPage)
  list(@Context() ctx: Ctx, @Query({ schema: reviewQuery }) query: ReviewQuery): Promise<Page<ReviewView>> {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Requires('review.read')
  @Answers(200, reviewView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) review: string): Promise<ReviewView> {
    return this.service.one(ctx, review);
  }

  @Post(':id/declare')
  @Requires('review.write')
  @Keyed()
  @Answers(200, reviewView)
  declare(
    @Context() ctx: Ctx, @Param('id', { schema: id }) review: string, @Body({ schema: declareBody }) body: { hasConflict: boolean; explanation: string },
  ): Promise<ReviewView> {
    return this.service.declare(ctx, review, body);
  }

  @Post(':id/recuse')
  @Requires('review.write')
  @Keyed()
  @Answers(200, reviewView)
  recuse(@Context() ctx: Ctx, @Param('id', { schema: id }) review: string, @Body({ schema: reasonBody }) body: { reason: string }): Promise<ReviewView> {
    return this.service.recuse(ctx, review, body.reason);
  }

  @Put(':id')
  @Requires('review.write')
  @Answers(200, reviewView)
  write(@Context() ctx: Ctx, @Param('id', { schema: id }) review: string, @Body({ schema: reviewInput }) body: ReviewInput): Promise<ReviewView> {
    return this.service.write(ctx, review, body);
  }

  @Post(':id/complete')
  @Requires('review.write')
  @Keyed()
  @Answers(200, reviewView)
  complete(@Context() ctx: Ctx, @Param('id', { schema: id }) review: string, @Body({ schema: emptyBody }) _body: object): Promise<ReviewView> {
    return this.service.complete(ctx, review);
  }
}
