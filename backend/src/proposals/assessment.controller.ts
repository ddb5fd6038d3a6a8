import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { id } from '#shared/platform';
import {
  answerBody, applicants, assignBody, awardBody, clarifyBody, conflictsBody, proposalView, ranking, recommendBody, rejectBody, reviewerCandidates, screenBody, type Applicants, type AssignBody, type ClarifyBody, type ConflictsBody, type ProposalView,
  type Ranking, type RecommendBody, type ScreenBody,
} from '#shared/proposals';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { AssessmentService } from './assessment.service.js';
import { ConflictService } from './conflict.service.js';
import { DecisionService } from './decision.service.js';

/** What the staff do with a submitted proposal. */
@Controller('proposals')
export class AssessmentController {
  constructor(private readonly service: AssessmentService, private readonly decisions: DecisionService) {}

  @Get(':id/reviewer-candidates')
  @Requires('proposal.assign')
  @Answers(200, reviewerCandidates)
  candidates(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string) {
    return this.service.candidates(ctx, proposal);
  }

  @Post(':id/screen')
  @Requires('proposal.screen')
  @Keyed()
  @Answers(200, proposalView)
  screen(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: screenBody }) body: ScreenBody): Promise<ProposalView> {
    return this.service.screen(ctx, proposal, body);
  }

  @Post(':id/assign-reviewers')
  @Requires('proposal.assign')
  @Keyed()
  @Answers(200, proposalView)
  assign(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: assignBody }) body: AssignBody): Promise<ProposalView> {
    return this.service.assign(ctx, proposal, body);
  }

  @Post(':id/clarifications')
  @Requires('proposal.clarify')
  @Keyed()
  @Answers(200, proposalView)
  clarify(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: clarifyBody }) body: ClarifyBody): Promise<ProposalView> {
    return this.service.clarify(ctx, proposal, body);
  }

  @Post(':id/recommend')
  @Requires('proposal.recommend')
  @Keyed()
  @Answers(200, proposalView)
  recommend(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: recommendBody }) body: RecommendBody): Promise<ProposalView> {
    return this.service.recommend(ctx, proposal, body);
  }

  @Post(':id/award')
  @Requires('proposal.award')
  @Keyed()
  @Answers(200, proposalView)
  award(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: awardBody }) body: { conditions: string }): Promise<ProposalView> {
    return this.decisions.award(ctx, proposal, body.conditions);
  }

  @Post(':id/reject')
  @Requires('proposal.award')
  @Keyed()
  @Answers(200, proposalView)
  reject(@Context() ctx: Ctx, @Param('id', { schema: id }) proposal: string, @Body({ schema: rejectBody }) body: { feedback: string }): Promise<ProposalView> {
    return this.decisions.reject(ctx, proposal, body.feedback);
  }
}

@Controller('clarifications')
export class ClarificationController {
  constructor(private readonly service: AssessmentService) {}

  @Post(':id/answer')
  @Requires('proposal.submit')
  @Keyed()
  @Answers(200, proposalView)
  answer(@Context() ctx: Ctx, @Param('id', { schema: id }) clarification: string, @Body({ schema: answerBody }) body: { answer: string }): Promise<ProposalView> {
    return this.service.answer(ctx, clarification, body.answer);
  }
}

/** What a call shows of its proposals: the ranking to staff; to reviewers of an anonymous one who applies. */
@Controller('calls')
export class RankingController {
  constructor(private readonly decisions: DecisionService, private readonly conflicts: ConflictService) {}

  @Get(':id/applicants')
  @Requires('review.write')
  @Answers(200, applicants)
  applicants(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string): Promise<Applicants> {
    return this.conflicts.applicants(ctx, call);
  }

  @Post(':id/conflicts')
  @Requires('review.write')
  @Keyed()
  @Answers(200, applicants)
  declareConflicts(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string, @Body({ schema: conflictsBody }) body: ConflictsBody): Promise<Applicants> {
    return this.conflicts.declare(ctx, call, body);
  }

  @Get(':id/ranking')
  @Requires('proposal.rank')
  @Answers(200, ranking)
  ranking(@Context() ctx: Ctx, @Param('id', { schema: id }) call: string): Promise<Ranking> {
    return this.decisions.ranking(ctx, call);
  }
}
