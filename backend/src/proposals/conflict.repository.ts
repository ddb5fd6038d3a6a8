import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { Repository, type Where } from '../platform/database/repository.js';
import { conflictModel, type CallConflicts } from './conflict.schema.js';

@Injectable()
export class ConflictRepository extends Repository<CallConflicts> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, conflictModel);
  }

  /** A reviewer's own. */
  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system') return {};
    return scope.kind === 'person' ? { reviewer: scope.id } : null;
  }

  /** What these reviewers declared for a call. */
  ofCall(scope: Scope, call: string, reviewers: readonly string[], session?: ClientSession): Promise<CallConflicts[]> {
    return this.findMany(scope, { call, reviewer: { $in: reviewers } }, 200, { _id: 1 }, session);
  }

  ofReviewer(scope: Scope, reviewer: string): Promise<CallConflicts[]> {
    return this.findMany(scope, { reviewer }, 500, { _id: 1 });
  }
}
