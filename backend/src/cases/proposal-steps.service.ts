import { Injectable } from '@nestjs/common';
import type { CaseProposal, CaseStep, CaseStepKind } from '#shared/cases';
import { CallService } from '../calls/call.service.js';
import { systemCtx, type Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { AgreementService } from '../projects/agreement.service.js';
import { AssessmentService } from '../proposals/assessment.service.js';
import { DecisionService } from '../proposals/decision.service.js';
import type { Proposal } from '../proposals/proposal.record.js';
import { ProposalService } from '../proposals/proposal.service.js';
import { ReviewService } from '../proposals/review.service.js';
import { CaseRecords } from './case-records.service.js';
import { recordedText, type Stage } from './case-stage.js';
import { expectSaved } from './expect-saved.js';
import { proposalEntries } from './proposal-entries.js';
import { rowId } from './row-ids.js';

type Act = (ctx: Ctx, stage: Stage, proposal: CaseProposal, step: CaseStep) => Promise<unknown>;

/** Plays the steps from a draft to a signed agreement. */
@Injectable()
export class ProposalSteps {
  /** What each kind of step does. */
  readonly acts: Partial<Record<CaseStepKind, Act>> = {
    'write-proposal': (ctx, stage, proposal) => this.write(ctx, stage, proposal),
    'submit-proposal': (ctx, stage, { code }) => this.proposals.submit(ctx, this.records.proposal(stage, code)),
    screen: (ctx, stage, proposal) => this.screen(ctx, stage, proposal),
    'assign-reviewers': (ctx, stage, { code, reviews }) => this.assign(ctx, stage, code, reviews.map((one) => one.reviewer)),
    review: (ctx, stage, proposal, step) => this.review(ctx, stage, proposal, step),
    recommend: (ctx, stage, { code, decision }) => this.recommend(ctx, stage, code, decision === 'award'),
    award: (ctx, stage, { code }) => this.decisions.award(ctx, this.records.proposal(stage, code), ''),
    reject: (ctx, stage, { code, feedback }) => this.decisions.reject(ctx, this.records.proposal(stage, code), feedback || recordedText),
    sign: async (ctx, stage, { code }) => this.agreements.sign(ctx, (await this.records.projectRecord(stage, code))._id),
    countersign: async (ctx, stage, { code }) => this.agreements.countersign(ctx, (await this.records.projectRecord(stage, code))._id),
  };

  constructor(
    private readonly records: CaseRecords,
    private readonly proposals: ProposalService,
    private readonly assessments: AssessmentService,
    private readonly reviews: ReviewService,
    private readonly decisions: DecisionService,
    private readonly agreements: AgreementService,
    private readonly calls: CallService,
  ) {}

  /** Whether the call shows that a step of it was done. */
  async isCallStepDone(stage: Stage, kind: CaseStepKind): Promise<boolean> {
    const { state } = await this.calls.get(stage.call);
    return kind === 'publish-call' ? state !== 'draft' : state === 'decided' || state === 'archived';
  }

  playCallStep(ctx: Ctx, stage: Stage, kind: CaseStepKind): Promise<unknown> {
    return kind === 'publish-call' ? this.calls.publish(ctx, stage.call) : this.calls.decide(ctx, stage.call);
  }

  /** Whether the records show that a step was done, by an earlier load or by people. */
  async isDone(stage: Stage, proposal: CaseProposal, step: CaseStep): Promise<boolean> {
    const id = stage.proposals.get(proposal.code);
    if (id === undefined) return false;
    const stored = await this.proposals.record(systemCtx(stage.trace), id);
    if (step.kind === 'review') return this.isReviewDone(stage, id, proposal, step);
    if (step.kind === 'assign-reviewers') return (await this.reviews.ofProposal(systemCtx(stage.trace), id)).items.length > 0;
    if (step.kind === 'sign' || step.kind === 'countersign') {
      const { agreement } = await this.records.projectRecord(stage, proposal.code);
      return (step.kind === 'sign' ? agreement.signedAt : agreement.countersignedAt) !== null;
    }
    return isPast(stored, step.kind);
  }

  private async isReviewDone(stage: Stage, id: string, { reviews }: CaseProposal, { review = 0 }: CaseStep): Promise<boolean> {
    const reviewer = stage.people.get(reviews[review]?.reviewer ?? '')?._id;
    const found = (await this.reviews.ofProposal(systemCtx(stage.trace), id)).items.find((one) => one.reviewer.id === reviewer);
    return found?.state === 'completed' || found?.state === 'recused';
  }

  /** A draft that an earlier load began is written on; its content comes in one act. */
  private async write(ctx: Ctx, stage: Stage, proposal: CaseProposal): Promise<void> {
    const { code, lead, title } = proposal;
    const id = stage.proposals.get(code) ?? newId();
    if (!stage.proposals.has(code)) await this.proposals.create(ctx, { id, call: stage.call, lead: stage.organisations.get(lead) ?? '', title }, code);
    stage.proposals.set(code, id);
    const signatory = stage.file.people.find((one) => one.memberships.some((held) => held.organisation === lead && held.role === 'partner_signatory'));
    const entries = proposalEntries(id, proposal, stage.organisations, stage.people.get(signatory?.email ?? '')?._id ?? null);
    expectSaved(await this.proposals.patch(ctx, id, entries));
  }

  /** Found eligible; where it is refused without having been reviewed, found not eligible. */
  screen(ctx: Ctx, stage: Stage, { code, reviews, decision, feedback }: CaseProposal): Promise<unknown> {
    const isOut = reviews.length === 0 && decision === 'reject';
    return this.assessments.screen(ctx, this.records.proposal(stage, code), {
      outcome: isOut ? 'ineligible' : 'eligible', overrides: [], reason: isOut ? feedback || recordedText : '',
    });
  }

  assign(ctx: Ctx, stage: Stage, code: string, reviewers: readonly string[]): Promise<unknown> {
    const id = this.records.proposal(stage, code);
    return this.assessments.assign(ctx, id, {
      reviewers: reviewers.map((email) => ({ id: rowId(id, 'reviews', email), person: stage.people.get(email)?._id ?? '' })), due: null,
    });
  }

  recommend(ctx: Ctx, stage: Stage, code: string, isRecommended: boolean): Promise<unknown> {
    return this.assessments.recommend(ctx, this.records.proposal(stage, code), { isRecommended, reason: isRecommended ? '' : recordedText });
  }

  /** Declares, scores and completes; each part only where it is not done yet. */
  private async review(ctx: Ctx, stage: Stage, { code, reviews }: CaseProposal, { review: at = 0 }: CaseStep): Promise<void> {
    const given = reviews[at];
    if (!given) return;
    const id = rowId(this.records.proposal(stage, code), 'reviews', given.reviewer);
    let { state } = await this.reviews.one(ctx, id);
    if (state === 'assigned') {
      const explanation = given.conflict ?? '';
      ({ state } = await this.reviews.declare(ctx, id, { hasConflict: given.conflict !== undefined, explanation }));
    }
    if (state === 'recused') return;
    const scores = Object.entries(given.scores).map(([criterion, score]) => ({ criterion: stage.criteria.get(criterion) ?? '', score, comment: '' }));
    await this.reviews.write(ctx, id, { scores, comment: given.comment });
    await this.reviews.complete(ctx, id);
  }
}

/** Whether a proposal has gone further than this step. */
function isPast({ state, content, screening, recommendation, decision }: Proposal, kind: CaseStepKind): boolean {
  if (kind === 'write-proposal') return state !== 'draft' || content.lines.length > 0;
  if (kind === 'submit-proposal') return state !== 'draft';
  if (kind === 'screen') return screening !== null;
  if (kind === 'recommend') return recommendation !== null || state === 'ineligible' || decision !== null;
  return decision !== null;
}
