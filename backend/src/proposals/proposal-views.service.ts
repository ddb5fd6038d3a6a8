import { Injectable } from '@nestjs/common';
import { allowedActions } from '#shared/platform';
import { proposalLife, type ProposalContent, type ProposalView } from '#shared/proposals';
import type { Ctx } from '../platform/context/ctx.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProposalStanding, type Surroundings } from './proposal-standing.service.js';
import { partsOpen, peopleIn, proposalViewOf, seesNotes, sideOf, type Side } from './proposal.mapper.js';
import { ProposalVersionRepository } from './proposal-version.repository.js';
import type { Proposal } from './proposal.record.js';

/** The view of one proposal for the one who asks. */
@Injectable()
export class ProposalViews {
  constructor(
    private readonly standing: ProposalStanding,
    private readonly versions: ProposalVersionRepository,
    private readonly people: PeopleDirectory,
  ) {}

  async of(ctx: Ctx, proposal: Proposal, session?: Tx['session'], known?: Surroundings): Promise<ProposalView> {
    const around = known ?? (await this.standing.around(ctx, proposal, session));
    const side = sideOf(ctx.scope, proposal);
    const content = await this.contentFor(side, proposal, session);
    const isEditing = side === 'lead' && partsOpen(proposal).length > 0;
    const findings = isEditing ? await this.standing.completeness(proposal, around, session) : [];
    const names = await this.people.names(peopleIn(proposal), session);
    const facts = this.standing.facts(ctx, proposal, around, await this.standing.membershipsOf(ctx, session));
    const actions = allowedActions(proposalLife, proposal.state, ctx.scope, proposal.access, facts);
    return proposalViewOf(proposal, { side, seesNotes: seesNotes(ctx.scope, proposal), language: ctx.language, settings: around.settings, names, content, findings, allowedActions: actions });
  }

  /** While the applicant rewrites parts of it, the others read what was last submitted: nobody reads a partner's draft. */
  private async contentFor(side: Side, proposal: Proposal, session?: Tx['session']): Promise<ProposalContent> {
    if (proposal.state !== 'clarification_requested' || side === 'lead' || side === 'partner') return proposal.content;
    const snapshot = await this.versions.ofProposal({ kind: 'system' }, proposal._id, proposal.snapshots, session);
    return snapshot?.content ?? proposal.content;
  }
}
