import { Injectable } from '@nestjs/common';
import type { Grant } from '#shared/accounts';
import { callPhase } from '#shared/calls';
import type { Applicants, ConflictsBody, ProposalState } from '#shared/proposals';
import { PeopleDirectory, type KnownMember } from '../platform/auth/people-directory.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { notFound, Problem, ruleBrokenAt, wrongState } from '../platform/errors/problem.js';
import { CallService, type CallFacts } from '../calls/call.service.js';
import { ConflictRepository } from './conflict.repository.js';
import type { Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';

const system = { kind: 'system' } as const;
const applying: readonly ProposalState[] = [
  'submitted', 'screened_eligible', 'ineligible', 'in_review', 'clarification_requested', 'recommended', 'not_recommended', 'awarded', 'rejected',
];

/**
 * Conflicts of interest in anonymous calls: declared once per call, against the alphabetical list of all applicants, before
 * anything is assigned (domain 3).
 */
@Injectable()
export class ConflictService {
  constructor(
    private readonly conflicts: ConflictRepository,
    private readonly proposals: ProposalRepository,
    private readonly calls: CallService,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
  ) {}

  /** @throws Problem not_found (no anonymous call), not_allowed (no reviewer there), wrong_state (not closed yet) */
  async applicants(ctx: Ctx, id: string): Promise<Applicants> {
    const { call } = await this.admit(ctx, id);
    const { organisations, persons } = await this.applicantsOf(ctx, call);
    const [declared] = await this.conflicts.ofCall(ctx.scope, id, [actor(ctx) ?? '']);
    return {
      organisations, persons: persons.map(({ id: person, name }) => ({ id: person, name })),
      declared: declared ? { organisations: declared.organisations, persons: declared.persons, explanation: declared.explanation, at: declared.at } : null,
    };
  }

  /** @throws Problem as for `applicants`; wrong_state when declared already; rule_broken (not_an_applicant) */
  declare(ctx: Ctx, id: string, body: ConflictsBody): Promise<Applicants> {
    return this.transactions.run(ctx, async (tx) => {
      const { call, grant } = await this.admit(ctx, id, tx.session);
      const reviewer = actor(ctx) ?? '';
      await tx.once();
      const [before] = await this.conflicts.ofCall(ctx.scope, id, [reviewer], tx.session);
      if (before) throw wrongState('You have declared your conflicts for this call.');
      const { organisations, persons } = await this.applicantsOf(ctx, call, tx.session);
      const known = new Set([...organisations, ...persons].map((one) => one.id));
      const strange = [...body.organisations, ...body.persons].find((one) => !known.has(one));
      if (strange !== undefined) throw ruleBrokenAt('/organisations', 'not_an_applicant', 'Name organisations and persons of the list.', { id: strange });
      await this.conflicts.insert({ _id: newId(), shape: 1, version: 1, call: id, reviewer, ...body, at: ctx.now }, tx.session);
      tx.audit({ kind: 'call', id, action: 'conflicts_declared', grant, details: { ...body } });
      return { organisations, persons: persons.map(({ id: person, name }) => ({ id: person, name })), declared: { ...body, at: ctx.now } };
    });
  }

  /** Of these reviewers: who declared for the call, and when; and who named somebody of this proposal. */
  async declarations(ctx: Ctx, proposal: Proposal, reviewers: readonly string[], session?: Tx['session']): Promise<{ declared: Map<string, string>; inConflict: Set<string> }> {
    const found = await this.conflicts.ofCall(system, proposal.call.id, reviewers, session);
    const members = (await this.membersOf(ctx, proposal.access.consortium, session)).map((one) => one.id);
    const named = found.filter((one) => one.organisations.some((o) => proposal.access.consortium.includes(o)) || one.persons.some((p) => members.includes(p)));
    return { declared: new Map(found.map((one) => [one.reviewer, one.at])), inConflict: new Set(named.map((one) => one.reviewer)) };
  }

  /** Closed anonymous calls for which the asker has not declared anything yet. */
  async undeclared(ctx: Ctx): Promise<CallFacts[]> {
    const calls = (await this.calls.closedAnonymous(ctx)).filter((one) => reviewerGrant(ctx, one) !== null);
    if (calls.length === 0) return [];
    const declared = new Set((await this.conflicts.ofReviewer(ctx.scope, actor(ctx) ?? '')).map((one) => one.call));
    return calls.filter((one) => !declared.has(one._id));
  }

  private async admit(ctx: Ctx, id: string, session?: Tx['session']): Promise<{ call: CallFacts; grant: Grant }> {
    const call = await this.calls.getFor(ctx, id, session);
    if (!call.isAnonymous) throw notFound();
    const grant = reviewerGrant(ctx, call);
    if (grant === null) throw new Problem('not_allowed');
    const phase = callPhase(call, ctx.now);
    if (phase === 'announced' || phase === 'open') throw wrongState('The list of applicants is complete once the call is closed.');
    return { call, grant };
  }

  private async applicantsOf(ctx: Ctx, call: CallFacts, session?: Tx['session']): Promise<{ organisations: { id: string; name: string }[]; persons: KnownMember[] }> {
    const proposals = await this.proposals.ofCall(system, call._id, applying);
    const organisations = new Map(proposals.flatMap((one) => one.consortium.map(({ id, name }) => [id, { id, name }] as const)));
    const persons = await this.membersOf(ctx, [...organisations.keys()], session);
    return { organisations: [...organisations.values()].sort(byName), persons: [...persons].sort(byName) };
  }

  /** Everybody who is a member of one of the organisations now. */
  private async membersOf(ctx: Ctx, organisations: readonly string[], session?: Tx['session']): Promise<KnownMember[]> {
    const on = ctx.now.slice(0, 10);
    const ever = await this.people.membersEver(organisations, session);
    return ever.filter((one) => one.memberships.some((m) => organisations.includes(m.organisation) && m.from <= on && (m.until === null || m.until >= on)));
  }
}

function reviewerGrant({ scope }: Ctx, { programme }: CallFacts): Grant | null {
  if (scope.kind !== 'person') return null;
  return scope.grants.find((g) => g.role === 'reviewer' && (g.programmes === 'all' || g.programmes.includes(programme))) ?? null;
}
function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}
