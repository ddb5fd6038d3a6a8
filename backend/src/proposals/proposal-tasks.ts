import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grantFor, hasPermission, type Permission, type Task } from '#shared/accounts';
import { daysBetween } from '#shared/calendar';
import { localise } from '#shared/platform';
import type { ProposalState } from '#shared/proposals';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';
import type { CallFacts } from '../calls/call.service.js';
import { ConflictService } from './conflict.service.js';
import { ProposalStanding, isBarredFrom } from './proposal-standing.service.js';
import { openClarification } from './proposal.mapper.js';
import { ProposalRepository, type ListedProposal } from './proposal.repository.js';
import { ReviewRepository } from './review.repository.js';
import type { Review } from './review.schema.js';

/** Who has to do what while a proposal is in a state. */
interface Duty {
  readonly act: string;
  readonly permission: Permission;
  readonly isReady?: (proposal: ListedProposal) => boolean;
}
const hasReviews = ({ totals, reviewersNeeded }: ListedProposal): boolean => totals.length >= reviewersNeeded;
const duties: Partial<Record<ProposalState, readonly Duty[]>> = {
  draft: [{ act: 'submit', permission: 'proposal.submit' }, { act: 'edit', permission: 'proposal.write' }],
  clarification_requested: [{ act: 'answer', permission: 'proposal.submit' }, { act: 'edit', permission: 'proposal.write' }],
  submitted: [{ act: 'screen', permission: 'proposal.screen' }],
  screened_eligible: [{ act: 'assign-reviewers', permission: 'proposal.assign' }],
  in_review: [{ act: 'recommend', permission: 'proposal.recommend', isReady: hasReviews }],
  recommended: [{ act: 'award', permission: 'proposal.award' }],
  not_recommended: [{ act: 'reject', permission: 'proposal.award' }],
  ineligible: [{ act: 'reject', permission: 'proposal.award' }],
};
const states = Object.keys(duties) as ProposalState[];
/** A draft of a call that has closed waits for nobody any more. */
const isPast = ({ state, deadline }: ListedProposal, now: string): boolean => state === 'draft' && deadline < now;

/** What waits for a person among proposals and reviews: the first duty of a state that they may do. */
@Injectable()
export class ProposalTasks implements TaskSource, OnModuleInit {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly reviews: ReviewRepository,
    private readonly conflicts: ConflictService,
    private readonly standing: ProposalStanding,
    private readonly sources: TaskSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    return [...(await this.ofProposals(ctx)), ...(await this.ofReviews(ctx))];
  }

  private async ofProposals(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'proposal.read')) return [];
    const concerned = states.filter((state) => duties[state]?.some(({ permission }) => hasPermission(ctx.scope, permission)));
    if (concerned.length === 0) return [];
    const [found, memberships] = await Promise.all([this.proposals.inStates(ctx.scope, concerned), this.standing.membershipsOf(ctx)]);
    const today = ctx.now.slice(0, 10);
    return found
      .filter((one) => !isPast(one, ctx.now) && !isBarredFrom(one, actor(ctx), memberships, today))
      .flatMap((one) => {
        const duty = duties[one.state]?.find(({ permission, isReady }) => grantFor(ctx.scope, permission, one.access) !== null && (isReady?.(one) ?? true));
        return duty ? [taskOf(one, duty.act, ctx)] : [];
      });
  }

  private async ofReviews(ctx: Ctx): Promise<Task[]> {
    const person = actor(ctx);
    if (person === null || !hasPermission(ctx.scope, 'review.write')) return [];
    const open = await this.reviews.openOf(ctx.scope, person);
    const proposals = new Map((await this.proposals.listed({ kind: 'system' }, open.map((one) => one.proposal))).map((one) => [one._id, one]));
    const toDeclare = (await this.conflicts.undeclared(ctx)).map((call) => conflictsTask(call, ctx));
    return [...toDeclare, ...open.flatMap((review) => {
      const proposal = proposals.get(review.proposal);
      return proposal && ['in_review', 'clarification_requested'].includes(proposal.state) ? [reviewTask(review, proposal, ctx)] : [];
    })];
  }
}

function dueOf(proposal: ListedProposal): string | null {
  if (proposal.state === 'draft') return proposal.deadline.slice(0, 10);
  return proposal.state === 'clarification_requested' ? (openClarification(proposal)?.due ?? null) : null;
}

function taskOf(proposal: ListedProposal, act: string, ctx: Ctx): Task {
  const due = dueOf(proposal);
  return {
    id: `proposal/${proposal._id}`, kind: 'proposal', act, state: proposal.state, since: proposal.updatedAt, due, daysLeft: daysLeft(ctx, due),
    subject: { kind: 'proposal', id: proposal._id, code: proposal.code, title: proposal.title, project: null },
    params: { call: proposal.call.code, callTitle: localise(proposal.call.title, ctx.language), lead: proposal.lead.name, mean: act === 'edit' || act === 'submit' || act === 'answer' ? null : proposal.mean },
  };
}

function reviewTask(review: Review, proposal: ListedProposal, ctx: Ctx): Task {
  return {
    id: `review/${review._id}`, kind: 'review', act: review.state === 'assigned' ? 'declare' : 'complete', state: review.state, since: review.assignedAt, due: review.due,
    daysLeft: daysLeft(ctx, review.due), subject: { kind: 'review', id: review._id, code: proposal.code, title: proposal.title, project: null },
    params: { call: proposal.call.code, callTitle: localise(proposal.call.title, ctx.language) },
  };
}

function conflictsTask(call: CallFacts, ctx: Ctx): Task {
  return {
    id: `conflicts/${call._id}`, kind: 'call', act: 'declare-conflicts', state: 'closed', since: call.deadline, due: call.decisionBy, daysLeft: daysLeft(ctx, call.decisionBy),
    subject: { kind: 'call', id: call._id, code: call.code, title: localise(call.title, ctx.language), project: null }, params: {},
  };
}

function daysLeft(ctx: Ctx, due: string | null): number | null {
  return due === null ? null : daysBetween(ctx.now.slice(0, 10), due);
}
