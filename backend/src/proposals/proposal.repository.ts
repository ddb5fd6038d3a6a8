import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { ProposalState } from '#shared/proposals';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import type { Proposal } from './proposal.record.js';
import { proposalModel } from './proposal.schema.js';

/** What a list of proposals may be narrowed to. */
export interface ProposalFilter {
  readonly call?: string | undefined;
  readonly lead?: string | undefined;
  readonly status?: readonly ProposalState[] | undefined;
}
/** A proposal as lists read it: without what the applicant wrote. */
export type ListedProposal = Omit<Proposal, 'content' | 'changes'>;
const heavy = { content: 0, changes: 0 } as const;
const undecided: readonly ProposalState[] = ['submitted', 'screened_eligible', 'in_review', 'clarification_requested', 'recommended', 'not_recommended'];

@Injectable()
export class ProposalRepository extends Repository<Proposal> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, proposalModel);
  }

  /** Partners see their own, staff what was submitted to their programmes, reviewers what was opened to them by their declaration. */
  protected visible(scope: Scope): Where | null {
    const sides = bySides(scope, { partner: {}, staff: { isSubmitted: true } });
    if (scope.kind !== 'person' || !scope.grants.some((g) => g.role === 'reviewer')) return sides;
    const opened = { 'access.reviewers': scope.id };
    return sides ? { $or: [sides, opened] } : opened;
  }

  list(scope: Scope, filter: ProposalFilter, request: PageRequest): Promise<Page<ListedProposal>> {
    return this.page(scope, whereOf(filter), { ...request, fields: heavy });
  }

  /** The proposals of a call in these states, without their content. At most 2 000. */
  async ofCall(scope: Scope, call: string, states: readonly ProposalState[]): Promise<ListedProposal[]> {
    const page = await this.page(scope, { 'call.id': call, state: { $in: states } }, { sort: { field: 'code', direction: 1 }, limit: 2000, fields: heavy });
    return page.items;
  }

  /** What stands in these states, longest untouched first, without content: what waits for somebody. At most 200. */
  async inStates(scope: Scope, states: readonly ProposalState[]): Promise<ListedProposal[]> {
    const page = await this.page(scope, { state: { $in: states } }, { sort: { field: 'updatedAt', direction: 1 }, limit: 200, fields: heavy });
    return page.items;
  }

  /** Proposals by id, without their content. At most 200. */
  async listed(scope: Scope, ids: readonly string[]): Promise<ListedProposal[]> {
    const page = await this.page(scope, { _id: { $in: [...new Set(ids)] } }, { sort: { field: '_id', direction: 1 }, limit: 200, fields: heavy });
    return page.items;
  }

  findByClarification(scope: Scope, clarification: string, session?: ClientSession): Promise<Proposal | null> {
    return this.findOne(scope, { 'clarifications.id': clarification }, session);
  }

  /** Ids by code of the proposals of a call that have one of these codes. */
  async idsByCode(call: string, codes: readonly string[]): Promise<Map<string, string>> {
    const found = await this.model.find({ 'call.id': call, code: { $in: codes } } as never, { code: 1 }).lean().exec();
    return new Map((found as unknown as { _id: string; code: string }[]).map((one) => [one.code, one._id]));
  }

  /** The places that a lead's proposals take in a call. */
  async slotsOf(call: string, lead: string, session: ClientSession): Promise<number[]> {
    const found = await this.model.find({ 'call.id': call, 'access.lead': lead, slot: { $type: 'number' } } as never, { slot: 1 }, { session }).lean().exec();
    return (found as unknown as { slot: number }[]).map((one) => one.slot);
  }

  async countsOf(call: string, session?: ClientSession): Promise<{ submitted: number; undecided: number }> {
    const count = (states: Where) => this.model.countDocuments({ 'call.id': call, ...states } as never, session ? { session } : {}).exec();
    // One after the other: a session runs one operation at a time.
    const submitted = await count({ state: { $nin: ['draft', 'withdrawn'] } });
    return { submitted, undecided: await count({ state: { $in: undecided } }) };
  }

  /**
   * The next number for a proposal's code under a prefix. Outside the act's transaction, so that many who start at once do not
   * wait for each other: a number may stay unused.
   */
  async nextNumber(prefix: string): Promise<number> {
    const counter = await this.connection.collection<{ _id: string; last: number; shape: number }>('proposalNumbers')
      .findOneAndUpdate({ _id: prefix }, { $inc: { last: 1 }, $setOnInsert: { shape: 1 } }, { upsert: true, returnDocument: 'after' });
    return counter?.last ?? 1;
  }

  /** How the database would run a list: for the test that no list scans its collection. */
  explain(scope: Scope, filter: ProposalFilter, sort: Record<string, 1 | -1>): Promise<unknown> {
    return this.model.find({ $and: [this.visible(scope) ?? {}, whereOf(filter)] } as never).sort(sort).explain('queryPlanner');
  }
}

function whereOf({ call, lead, status }: ProposalFilter): Where {
  return {
    ...(call === undefined ? {} : { 'call.id': call }),
    ...(lead === undefined ? {} : { 'access.lead': lead }),
    ...(status === undefined ? {} : { state: { $in: status } }),
  };
}
