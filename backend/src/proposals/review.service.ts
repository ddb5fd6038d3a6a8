import { Injectable } from '@nestjs/common';
import { isBarred, type DatedMembership, type Grant } from '#shared/accounts';
import { allowedActions, type Finding } from '#shared/platform';
import { settingsOn } from '#shared/programmes';
import {
  isReviewComplete, reviewFindings, reviewLife, reviewSorts, reviewTotal, standingOf, type ReviewAction, type ReviewFacts, type ReviewInput, type ReviewQuery, type ReviewView,
} from '#shared/proposals';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { admit } from '../platform/database/admission.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, ruleBroken, ruleBrokenAt } from '../platform/errors/problem.js';
import { CallService, type CallFacts } from '../calls/call.service.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { indexProposal } from './proposal-rules.js';
import { sideOf } from './proposal.mapper.js';
import type { Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';
import { reviewViewOf } from './review.mapper.js';
import { ReviewRepository } from './review.repository.js';
import type { Review } from './review.schema.js';

const system = { kind: 'system' } as const;

/** A review with the proposal and the call that it is about. */
interface Subject {
  readonly review: Review;
  readonly proposal: Proposal;
  readonly call: CallFacts;
}
interface Work extends Subject {
  readonly tx: Tx;
  readonly to: Review['state'];
  readonly grant: Grant;
}
/** What an act makes of the review, and of its proposal where that changes too. */
interface Changed {
  readonly review: Review;
  readonly proposal?: Proposal;
}

/** Reviewers' assessments: conflict of interest first, then scores (domain 3). */
@Injectable()
export class ReviewService {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly proposals: ProposalRepository,
    private readonly calls: CallService,
    private readonly programmes: ProgrammeService,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
  ) {}

  async list(ctx: Ctx, { sort, limit, cursor, count, status, mine }: ReviewQuery): Promise<Page<ReviewView>> {
    const reviewer = mine === true ? (actor(ctx) ?? '') : undefined;
    const page = await this.reviews.list(ctx.scope, { status, reviewer }, { sort: sortOf(sort, reviewSorts), limit, cursor, count });
    return { ...page, items: await this.viewsOf(ctx, page.items) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<ReviewView> {
    const review = await this.reviews.get(ctx.scope, id);
    const [view] = await this.viewsOf(ctx, [review]);
    if (!view) throw new Error(`Review ${id} has no proposal`);
    return view;
  }

  /** Reviews of a proposal: all for the staff; a reviewer's own, and the others' completed ones once that is complete too. */
  async ofProposal(ctx: Ctx, id: string): Promise<{ items: ReviewView[]; nextCursor: null }> {
    const proposal = await this.proposals.get(ctx.scope, id);
    const side = sideOf(ctx.scope, proposal);
    const seen = await this.reviews.ofProposal(ctx.scope, id);
    const isOwnComplete = side === 'reviewer' && seen.some((one) => one.reviewer === actor(ctx) && one.state === 'completed');
    const others = isOwnComplete ? (await this.reviews.ofProposal(system, id)).filter((one) => one.state === 'completed' && one.reviewer !== actor(ctx)) : [];
    return { items: await this.viewsOf(ctx, [...seen, ...others]), nextCursor: null };
  }

  /** Opens the proposal to the reviewer, or recuses who has a conflict: they are barred from it from then on. */
  declare(ctx: Ctx, id: string, { hasConflict, explanation }: { hasConflict: boolean; explanation: string }): Promise<ReviewView> {
    return this.act(ctx, id, { action: 'declare', outcome: hasConflict ? 'conflict' : 'clear' }, async ({ review, proposal, tx, to, grant }) => {
      if (hasConflict && explanation.length < 3) throw ruleBrokenAt('/explanation', 'reason_missing', 'Say in a few words what the conflict is.');
      const conflict = { hasConflict, explanation, at: ctx.now };
      tx.audit({ kind: 'proposal', id: proposal._id, action: hasConflict ? 'conflict_declared' : 'no_conflict_declared', grant, details: { review: id, explanation } });
      const next = { ...review, state: to, conflict };
      return { review: next, proposal: hasConflict ? this.barred(tx, proposal, review) : opened(proposal, review.reviewer) };
    });
  }

  /** A conflict that shows later. */
  recuse(ctx: Ctx, id: string, reason: string): Promise<ReviewView> {
    return this.act(ctx, id, { action: 'recuse' }, async ({ review, proposal, tx, to, grant }) => {
      tx.audit({ kind: 'proposal', id: proposal._id, action: 'conflict_declared', grant, details: { review: id, explanation: reason } });
      return { review: { ...review, state: to, conflict: { hasConflict: true, explanation: reason, at: ctx.now } }, proposal: this.barred(tx, proposal, review) };
    });
  }

  /** Keeps scores and comments as typed; only what is of no criterion is refused. */
  write(ctx: Ctx, id: string, { scores, comment }: ReviewInput): Promise<ReviewView> {
    return this.act(ctx, id, { action: 'edit' }, async ({ review, call, to }) => {
      const strange = reviewFindings(scores, call.criteria).filter((one) => ['criterion_unknown', 'score_twice'].includes(one.code));
      if (strange.length > 0) throw findingsBroken('Score each criterion of the call once.', strange);
      return { review: { ...review, state: to, scores, comment, total: reviewTotal(scores) } };
    });
  }

  /** @throws Problem rule_broken for each criterion without a score of 0..weight */
  complete(ctx: Ctx, id: string): Promise<ReviewView> {
    return this.act(ctx, id, { action: 'complete' }, async ({ review, proposal, call, tx, to, grant }) => {
      const total = reviewTotal(review.scores) ?? 0;
      const totals = [...proposal.totals, total];
      const programme = await this.programmes.get(call.programme, tx.session);
      const { mean, spread } = standingOf(totals, settingsOn(programme.settings, ctx.now.slice(0, 10)));
      tx.audit({ kind: 'proposal', id: proposal._id, action: 'review_completed', grant, details: { review: id, total, scores: review.scores } });
      return {
        review: { ...review, state: to, total },
        proposal: { ...proposal, totals, mean, meanKey: mean === null ? null : Number(mean), spread },
      };
    });
  }

  private act(ctx: Ctx, id: string, act: { action: ReviewAction; outcome?: string }, change: (work: Work) => Promise<Changed>): Promise<ReviewView> {
    return this.transactions.run(ctx, async (tx) => {
      const review = await this.reviews.get(ctx.scope, id, tx.session);
      const proposal = await this.proposals.get(system, review.proposal, tx.session);
      const call = await this.calls.get(review.call, tx.session);
      const facts = this.factsOf(ctx, { review, proposal, call }, await this.people.membershipsOf(actor(ctx), tx.session));
      const broken = (code: string) => (code === 'review_incomplete' ? incomplete(reviewFindings(review.scores, call.criteria)) : null);
      const { to, grant } = await admit(ctx, tx, reviewLife, { ...act, record: review, facts }, broken);
      const changed = await change({ review, proposal, call, tx, to, grant });
      const after = await this.reviews.replace({ ...changed.review, updatedAt: ctx.now }, tx.session);
      const next = changed.proposal ? await this.proposals.replace(changed.proposal, tx.session) : proposal;
      if (next.access.reviewers.length !== proposal.access.reviewers.length) indexProposal(tx, next);
      return this.viewOf(ctx, { review: after, proposal: next, call }, tx.session);
    });
  }

  private barred(tx: Tx, proposal: Proposal, { reviewer }: Review): Proposal {
    tx.notify({
      kind: 'reviewer_recused', to: { roles: ['programme_officer'], programme: proposal.programme.id }, link: `/proposals/${proposal._id}`, params: { code: proposal.code, title: proposal.title },
    });
    const reviewers = proposal.access.reviewers.filter((one) => one !== reviewer);
    return { ...proposal, conflicted: [...new Set([...proposal.conflicted, reviewer])], access: { ...proposal.access, reviewers } };
  }

  private factsOf(ctx: Ctx, { review, proposal, call }: Subject, memberships: readonly DatedMembership[]): ReviewFacts {
    const person = actor(ctx);
    return {
      person, isOwn: review.reviewer === person,
      isBarred: isBarred(memberships, proposal.access.consortium, ctx.now.slice(0, 10), person !== null && proposal.conflicted.includes(person)),
      isUnderReview: proposal.state === 'in_review' || proposal.state === 'clarification_requested',
      isComplete: isReviewComplete(review.scores, call.criteria),
    };
  }

  private async viewOf(ctx: Ctx, subject: Subject, session?: Tx['session']): Promise<ReviewView> {
    const names = await this.people.names([subject.review.reviewer], session);
    return this.assemble(ctx, subject, names, await this.people.membershipsOf(actor(ctx), session));
  }

  /** Views of reviews: one read each of proposals, calls and names, whatever the number. */
  private async viewsOf(ctx: Ctx, reviews: readonly Review[]): Promise<ReviewView[]> {
    const proposals = new Map((await this.proposals.findByIds(system, reviews.map((one) => one.proposal))).map((one) => [one._id, one]));
    const calls = await this.calls.byIds(reviews.map((one) => one.call));
    const names = await this.people.names(reviews.map((one) => one.reviewer));
    const memberships = await this.people.membershipsOf(actor(ctx));
    return reviews.flatMap((review) => {
      const [proposal, call] = [proposals.get(review.proposal), calls.get(review.call)];
      return proposal && call ? [this.assemble(ctx, { review, proposal, call }, names, memberships)] : [];
    });
  }

  private assemble(ctx: Ctx, subject: Subject, names: ReadonlyMap<string, string>, memberships: readonly DatedMembership[]): ReviewView {
    const { review, proposal, call } = subject;
    const facts = this.factsOf(ctx, subject, memberships);
    return reviewViewOf(review, {
      proposal, call, reviewerName: names.get(review.reviewer) ?? '', language: ctx.language, isStaff: sideOf(ctx.scope, proposal) === 'staff',
      countries: proposal.content.countries.map((one) => one.code), allowedActions: allowedActions(reviewLife, review.state, ctx.scope, review.access, facts),
    });
  }
}

function opened(proposal: Proposal, reviewer: string): Proposal {
  return { ...proposal, access: { ...proposal.access, reviewers: [...new Set([...proposal.access.reviewers, reviewer])] } };
}
function incomplete(findings: readonly Finding[]) {
  return findings.length > 0 ? findingsBroken('Some criteria have no score within their weight.', findings) : ruleBroken('The review is not complete.');
}
