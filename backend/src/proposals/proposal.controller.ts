import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { emptyBody, history, historyQuery, id, patchAnswer, patchRequest, type HistoryQuery, type PatchAnswer, type PatchEntry } from '#shared/platform';
import {
  proposalCreate, proposalPage, proposalQuery, proposalVersion, proposalVersions, proposalView, reviewPage, signatoryList, submitBody, type ProposalCreate, type ProposalQuery, type ProposalVersion, type ProposalVersions,
  type ProposalView,
} from '#shared/proposals';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { ProposalService } from './proposal.service.js';
import { ReviewService } from './review.service.js';

const versionNumber = z.coerce.number().int().min(1).max(100_000);

/** Proposals as applicants write and submit them, and as everybody reads them. */
@Controller('proposals')
export class ProposalController {
  constructor(private readonly service: ProposalService, private readonly reviewService: ReviewService) {}

  @Get()
  @Requires('proposal.read')
  @Answers(200, proposalPage)
  list(@Context() ctx: Ctx, @Query({ schema: proposalQuery }) query: ProposalQuery) {
    return this.service.list(ctx, query);
  }

  @Get(':id')
  @Requires('proposal.read')
  @Answers(200, proposalView)
  one(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string): Promise<ProposalView> {
    return this.service.one(ctx, proposal);
  }

  @Get(':id/versions')
  @Requires('proposal.read')
  @Answers(200, proposalVersions)
  versions(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string): Promise<ProposalVersions> {
    return this.service.versionsOf(ctx, proposal);
  }

  @Get(':id/versions/:n')
  @Requires('proposal.read')
  @Answers(200, proposalVersion)
  version(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Param('n', { schema: versionNumber }) n: number): Promise<ProposalVersion> {
    return this.service.version(ctx, proposal, n);
  }

  @Get(':id/signatories')
  @Requires('proposal.write')
  @Answers(200, signatoryList)
  signatories(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string) {
    return this.service.signatories(ctx, proposal);
  }

  @Get(':id/reviews')
  @Requires('review.read')
  @Answers(200, reviewPage)
  reviews(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string) {
    return this.reviewService.ofProposal(ctx, proposal);
  }

  @Get(':id/history')
  @Requires('audit.read')
  @Answers(200, history)
  history(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return this.service.history(ctx, proposal, query);
  }

  @Post()
  @Requires('proposal.write')
  @Keyed()
  @Answers(201, proposalView)
  create(@Context() ctx: Ctx, @Body({ schema: proposalCreate }) body: ProposalCreate): Promise<ProposalView> {
    return this.service.create(ctx, body);
  }

  @Patch(':id')
  @Requires('proposal.write')
  @Answers(200, patchAnswer)
  patch(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: patchRequest }) body: PatchEntry[]): Promise<PatchAnswer> {
    return this.service.patch(ctx, proposal, body);
  }

  @Post(':id/submit')
  @Requires('proposal.submit')
  @Keyed()
  @Answers(200, proposalView)
  submit(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: submitBody }) _body: object): Promise<ProposalView> {
    return this.service.submit(ctx, proposal);
  }

  @Post(':id/withdraw')
  @Requires('proposal.withdraw')
  @Keyed()
  @Answers(200, proposalView)
  withdraw(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: emptyBody }) _body: object): Promise<ProposalView> {
    return this.service.withdraw(ctx, proposal);
  }
}
