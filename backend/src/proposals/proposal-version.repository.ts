import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { Repository, type Where } from '../platform/database/repository.js';
import { proposalVersionModel, type ProposalSnapshot } from './proposal-version.schema.js';

/** Read by the system alone, for whoever was found to see the proposal. */
@Injectable()
export class ProposalVersionRepository extends Repository<ProposalSnapshot> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, proposalVersionModel);
  }

  protected visible(scope: Scope): Where | null {
    return scope.kind === 'system' ? {} : null;
  }

  ofProposal(scope: Scope, proposal: string, n: number, session?: ClientSession): Promise<ProposalSnapshot | null> {
    return this.findOne(scope, { proposal, n }, session);
  }

  /** All of a proposal, the newest first; a clarification adds one. */
  allOf(scope: Scope, proposal: string): Promise<ProposalSnapshot[]> {
    return this.findMany(scope, { proposal }, 200, { n: -1 });
  }
}
