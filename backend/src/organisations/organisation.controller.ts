import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  organisationChange, organisationInput, organisationPage, organisationQuery, organisationView, suspensionBody, verificationBody,
  type OrganisationChange, type OrganisationInput, type OrganisationQuery, type OrganisationView,
} from '#shared/organisations';
import { history, historyQuery, id, type HistoryQuery } from '#shared/platform';
import type { HistoryPage } from '../platform/audit/history.service.js';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Page } from '../platform/database/paging.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { OrganisationService } from './organisation.service.js';

@Controller('organisations')
export class OrganisationController {
  constructor(private readonly service: OrganisationService) {}

  @Get()
  @Requires('organisation.read')
  @Answers(200, organisationPage)
  list(@Context() ctx: Ctx, @Query({ schema: organisationQuery }) query: OrganisationQuery): Promise<Page<OrganisationView>> {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Requires('organisation.read')
  @Answers(200, organisationView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) organisation: string): Promise<OrganisationView> {
    return this.service.one(ctx, organisation);
  }

  @Get(':id/history')
  @Requires('organisation.verify')
  @Answers(200, history)
  history(
    @Context() ctx: Ctx, @Param('id', { schema: id }) organisation: string, @Query({ schema: historyQuery }) query: HistoryQuery,
  ): Promise<HistoryPage> {
    return this.service.history(ctx, organisation, query);
  }

  @Post()
  @Requires('organisation.write')
  @Keyed()
  @Answers(201, organisationView)
  create(@Context() ctx: Ctx, @Body({ schema: organisationInput }) body: OrganisationInput): Promise<OrganisationView> {
    return this.service.create(ctx, body);
  }

  @Patch(':id')
  @Requires('organisation.write')
  @Answers(200, organisationView)
  change(
    @Context() ctx: Ctx, @Param('id', { schema: id }) organisation: string, @Body({ schema: organisationChange }) body: OrganisationChange,
  ): Promise<OrganisationView> {
    return this.service.change(ctx, organisation, body);
  }

  @Post(':id/verification')
  @Requires('organisation.verify')
  @Keyed()
  @Answers(200, organisationView)
  verify(
    @Context() ctx: Ctx, @Param('id', { schema: id }) organisation: string, @Body({ schema: verificationBody }) body: { isVerified: boolean; reason: string },
  ): Promise<OrganisationView> {
    return this.service.verify(ctx, organisation, body);
  }

  @Post(':id/suspension')
  @Requires('organisation.verify')
  @Keyed()
  @Answers(200, organisationView)
  suspend(
    @Context() ctx: Ctx, @Param('id', { schema: id }) organisation: string, @Body({ schema: suspensionBody }) body: { isSuspended: boolean; reason: string },
  ): Promise<OrganisationView> {
    return this.service.suspend(ctx, organisation, body);
  }
}
