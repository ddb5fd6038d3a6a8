import { Controller, Get, Query } from '@nestjs/common';
import { searchAnswer, searchQuery, type SearchHit } from '#shared/accounts';
import { SignedIn } from '../auth/access.js';
import type { Ctx } from '../context/ctx.js';
import { Answers } from '../http/answers.js';
import { Context } from '../http/context.js';
import { SearchService } from './search.service.js';

@Controller('search')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @Get()
  @SignedIn()
  @Answers(200, searchAnswer)
  async find(@Context() ctx: Ctx, @Query({ schema: searchQuery }) query: { q: string }): Promise<{ items: SearchHit[] }> {
    return { items: await this.service.find(ctx.scope, query.q) };
  }
}
