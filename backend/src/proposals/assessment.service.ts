import { Injectable } from '@nestjs/common';
import type { Grant } from '#shared/accounts';
import { blocking, type PersonRef } from '#shared/platform';
import {
  contentChanges, proposalLife, unansweredFindings, type AssignBody, type ClarifyBody, type ProposalAction, type ProposalView, type RecommendBody, type ScreenBody,
} from '#shared/proposals';
import { actor, authorise, type Ctx } from '../platform/context/ctx.js';
import { admit } from '../platform/database/admission.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, notFound, Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import { ConflictService } from './conflict.service.js';
import { brokenRule, indexProposal, toConsortium } from './proposal-rules.js';
import { ProposalStanding, type Surroundings } from './proposal-standing.service.js';
import { ProposalVersionRepository } from './proposal-version.repository.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalService } from './proposal.service.js';
import { openClarification } from './proposal.mapper.js';
import type { Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewerChoice } from './reviewer-choice.service.js';
import type { Review } from './review.schema.js';

/** An act on a proposal at work: admitted, with what stands around it. */
interface Work {
  readonly tx: Tx;
  readonly proposal: Proposal;
  readonly around: Surroundings;
  readonly to: Proposal['state'];
  readonly grant: Grant;
}

/** What officers do with a submitted proposal up to their recommendation (domain 3). */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly versions: ProposalVersionRepository,
    private readonly reviews: ReviewRepository,
    private readonly standing: ProposalStanding,
    private readonly views: ProposalViews,
    private readonly service: ProposalService,
    private readonly choice: ReviewerChoice,
    private readonly conflicts: ConflictService,
    private readonly transactions: Transactions,
  ) {}

  /** Confirms the computed findings, or overrides each with a reason. @throws Problem rule_broken (unanswered, or no reason given) */
  screen(ctx: Ctx, id: string, body: ScreenBody): Promise<ProposalView> {
    return this.act(ctx, id, { action: 'screen', outcome: body.outcome }, async ({ tx, proposal, around, to, grant }) => {
      const eligibility = await this.standing.eligibility(proposal, around.call, tx.session);
      const open = unansweredFindings(eligibility, body.overrides);
      if (body.outcome === 'eligible' && open.length > 0) throw findingsBroken('Override each finding with a reason, or screen it as ineligible.', open);
      if (body.outcome === 'ineligible' && body.reason.length < 3) throw ruleBrokenAt('/reason', 'reason_missing', 'Say why it is not eligible.');
      const strange = body.overrides.filter((one) => !eligibility.some((finding) => finding.code === one.code && finding.pointer === one.pointer));
      if (strange.length > 0) throw findingsBroken('An override answers a finding that is there.', strange.map((one) => blocking('override_unknown', one.pointer, { code: one.code })));
      const screening = { outcome: body.outcome, overrides: body.overrides, reason: body.reason, by: actor(ctx), at: ctx.now, settings: around.settings };
      tx.audit({ kind: 'proposal', id, action: 'screened', grant, details: { ...body } });
      return { ...proposal, state: to, eligibility, screening };
    });
  }

  /** Whom an officer may assign. @throws Problem not_found, not_allowed */
  async candidates(ctx: Ctx, id: string): Promise<{ items: PersonRef[] }> {
    const proposal = await this.proposals.get(ctx.scope, id);
    authorise(ctx, 'proposal.assign', proposal.access);
    const { today } = await this.standing.around(ctx, proposal);
    return { items: await this.choice.candidates(ctx, proposal, today) };
  }

  /** @throws Problem rule_broken for each who is no reviewer, is of the consortium, declared a conflict or is assigned already */
  assign(ctx: Ctx, id: string, body: AssignBody): Promise<ProposalView> {
    return this.act(ctx, id, { action: 'assign-reviewers' }, async ({ tx, proposal, around, to, grant }) => {
      const findings = await this.choice.objections(ctx, tx, proposal, body, around.today);
      if (findings.length > 0) throw findingsBroken('These reviewers cannot be assigned.', findings);
      const opened = await this.openedTo(ctx, tx, proposal, body);
      for (const one of body.reviewers) {
        await this.reviews.insert(newReview(ctx, proposal, one, body.due, opened.get(one.person) ?? null), tx.session);
        tx.notify({ kind: 'review_assigned', to: { persons: [one.person] }, link: `/reviews/${one.id}`, params: { code: proposal.code, title: proposal.title, due: body.due } });
      }
      tx.audit({ kind: 'proposal', id, action: 'reviewers_assigned', grant, details: { reviewers: body.reviewers.map((one) => one.person), due: body.due } });
      const access = { ...proposal.access, reviewers: [...new Set([...proposal.access.reviewers, ...opened.keys()])] };
      indexProposal(tx, { ...proposal, access });
      return { ...proposal, state: to, access };
    });
  }

  /** Asks the applicant; opens the named parts and no others. */
  clarify(ctx: Ctx, id: string, body: ClarifyBody): Promise<ProposalView> {
    return this.act(ctx, id, { action: 'clarify' }, async ({ tx, proposal, to, grant }) => {
      if (proposal.clarifications.some((one) => one.id === body.id)) throw new Problem('id_used');
      const asked = { ...body, askedAt: ctx.now, askedBy: actor(ctx), answer: null, answeredAt: null, changes: [] };
      tx.audit({ kind: 'proposal', id, action: 'clarification_asked', grant, details: { ...body } });
      for (const target of toConsortium(proposal).slice(0, 1)) {
        tx.notify({ kind: 'clarification_asked', to: target, link: `/proposals/${id}`, params: { code: proposal.code, title: proposal.title, due: body.due } });
      }
      return { ...proposal, state: to, clarifications: [...proposal.clarifications, asked] };
    });
  }

  /** Answers and resubmits: a new immutable version; what changed since the question is kept with the answer. @throws Problem rule_broken (incomplete) */
  answer(ctx: Ctx, clarification: string, answer: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.findByClarification(ctx.scope, clarification, tx.session);
      if (!proposal) throw notFound();
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, []);
      const { to, grant } = await admit(ctx, tx, proposalLife, { action: 'answer', record: proposal, facts });
      if (openClarification(proposal)?.id !== clarification) throw new Problem('wrong_state', 'This question is answered.');
      await this.service.expectComplete(proposal, ctx, tx);
      const before = await this.versions.ofProposal({ kind: 'system' }, proposal._id, proposal.snapshots, tx.session);
      const changes = before ? contentChanges(before.content, proposal.content) : [];
      const clarifications = proposal.clarifications.map((one) => (one.id === clarification ? { ...one, answer, answeredAt: ctx.now, changes } : one));
      const eligibility = await this.standing.eligibility(proposal, around.call, tx.session);
      const { after, hash } = await this.service.snapshot(ctx, tx, { ...proposal, state: to, clarifications, eligibility });
      tx.audit({ kind: 'proposal', id: proposal._id, action: 'clarification_answered', grant, details: { clarification, answer, version: after.snapshots, hash } });
      tx.notify({
        kind: 'clarification_answered', to: { roles: ['programme_officer'], programme: after.programme.id }, link: `/proposals/${after._id}`, params: { code: after.code, title: after.title },
      });
      indexProposal(tx, after);
      return this.views.of(ctx, after, tx.session, around);
    });
  }

  /** @throws Problem rule_broken (too few completed reviews, no reason against it) */
  recommend(ctx: Ctx, id: string, { isRecommended, reason }: RecommendBody): Promise<ProposalView> {
    const outcome = isRecommended ? 'recommended' : 'not_recommended';
    return this.act(ctx, id, { action: 'recommend', outcome }, async ({ tx, proposal, around, to, grant }) => {
      if (!isRecommended && reason.length < 3) throw ruleBrokenAt('/reason', 'reason_missing', 'Say why it is not recommended.');
      tx.audit({ kind: 'proposal', id, action: outcome, grant, details: { reason, mean: proposal.mean, spread: proposal.spread } });
      tx.notify({
        kind: 'proposal_to_decide', to: { roles: ['programme_manager'], programme: proposal.programme.id }, link: `/proposals/${id}`, params: { code: proposal.code, title: proposal.title },
      });
      return { ...proposal, state: to, recommendation: { isRecommended, reason, by: actor(ctx), at: ctx.now, settings: around.settings } };
    });
  }

  private act(ctx: Ctx, id: string, act: { action: ProposalAction; outcome?: string }, change: (work: Work) => Promise<Proposal>): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, await this.standing.membershipsOf(ctx, tx.session));
      const { to, grant } = await admit(ctx, tx, proposalLife, { ...act, record: proposal, facts }, brokenRule);
      const changed = await change({ tx, proposal, around, to, grant });
      const after = await this.proposals.replace({ ...changed, updatedAt: ctx.now }, tx.session);
      return this.views.of(ctx, after, tx.session, around);
    });
  }

  /** In an anonymous call conflicts are declared before: the proposal is open at once. Reviewers, with the instant of their declaration. */
  private async openedTo(ctx: Ctx, tx: Tx, proposal: Proposal, { reviewers }: AssignBody): Promise<Map<string, string>> {
    if (!proposal.isAnonymous) return new Map();
    return (await this.conflicts.declarations(ctx, proposal, reviewers.map((one) => one.person), tx.session)).declared;
  }
}

function newReview(ctx: Ctx, proposal: Proposal, { id, person }: { id: string; person: string }, due: string | null, declaredAt: string | null): Review {
  return {
    _id: id, shape: 1, version: 1, proposal: proposal._id, call: proposal.call.id, reviewer: person, state: declaredAt === null ? 'assigned' : 'declared', due, scores: [],
    comment: '', total: null, conflict: declaredAt === null ? null : { hasConflict: false, explanation: '', at: declaredAt },
    assignedAt: ctx.now, updatedAt: ctx.now, access: { ...proposal.access, reviewers: [person] },
  };
}
