import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import type { ReviewState } from '#shared/proposals';
import type { Page, PageRequest } from '../platform/database/paging.js';
import { Repository, type Where } from '../platform/database/repository.js';
import { bySides } from '../platform/database/sides.js';
import { reviewModel, type Review } from './review.schema.js';

export interface ReviewFilter {
  readonly reviewer?: string | undefined;
  readonly status?: readonly ReviewState[] | undefined;
}

@Injectable()
export class ReviewRepository extends Repository<Review> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, reviewModel);
  }

  /** A reviewer's own; the staff of the programme all. */
  protected visible(scope: Scope): Where | null {
    const staff = bySides(scope, { staff: {} });
    if (scope.kind !== 'person' || !scope.grants.some((g) => g.role === 'reviewer')) return staff;
    const own = { reviewer: scope.id };
    return staff ? { $or: [staff, own] } : own;
  }

  list(scope: Scope, filter: ReviewFilter, request: PageRequest): Promise<Page<Review>> {
    return this.page(scope, whereOf(filter), request);
  }

  /** All reviews of a proposal that the scope may see. At most 100. */
  ofProposal(scope: Scope, proposal: string, session?: ClientSession): Promise<Review[]> {
    return this.findMany(scope, { proposal }, 100, { _id: 1 }, session);
  }

  /** What a reviewer still has to do, the nearest day first. At most 200. */
  openOf(scope: Scope, reviewer: string): Promise<Review[]> {
    return this.findMany(scope, { reviewer, state: { $in: ['assigned', 'declared', 'in_progress'] } }, 200, { due: 1, _id: 1 });
  }

  explain(scope: Scope, filter: ReviewFilter, sort: Record<string, 1 | -1>): Promise<unknown> {
    return this.model.find({ $and: [this.visible(scope) ?? {}, whereOf(filter)] } as never).sort(sort).explain('queryPlanner');
  }
}

function whereOf({ reviewer, status }: ReviewFilter): Where {
  return { ...(reviewer === undefined ? {} : { reviewer }), ...(status === undefined ? {} : { state: { $in: status } }) };
}
