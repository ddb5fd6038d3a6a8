import { Injectable } from '@nestjs/common';
import { allowedActions } from '#shared/platform';
import { settingsOn } from '#shared/programmes';
import { proposalLife, rankProposals, type ProposalState, type ProposalView, type Ranking } from '#shared/proposals';
import { actor, authorise, type Ctx } from '../platform/context/ctx.js';
import { admit } from '../platform/database/admission.js';
import { Transactions } from '../platform/database/transactions.js';
import { CallService } from '../calls/call.service.js';
import { ProgrammeService, todayOf } from '../programmes/programme.service.js';
import { ProjectService } from '../projects/project.service.js';
import { referenceOf } from '../projects/project.mapper.js';
import { brokenRule, toConsortium } from './proposal-rules.js';
import { ProposalStanding } from './proposal-standing.service.js';
import { ProposalViews } from './proposal-views.service.js';
import { decidedBy, type Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';

/** Ranked are those that were found eligible, whatever became of them since. */
const ranked: readonly ProposalState[] = ['screened_eligible', 'in_review', 'clarification_requested', 'recommended', 'not_recommended', 'awarded', 'rejected'];

/** The ranked list, and the decisions made from it within the call's envelope (domain 3). */
@Injectable()
export class DecisionService {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly standing: ProposalStanding,
    private readonly views: ProposalViews,
    private readonly calls: CallService,
    private readonly programmes: ProgrammeService,
    private readonly projects: ProjectService,
    private readonly transactions: Transactions,
  ) {}

  /** Best mean first, ties by smaller spread, then code; without a completed review last. @throws Problem not_found, not_allowed */
  async ranking(ctx: Ctx, id: string): Promise<Ranking> {
    const call = await this.calls.getFor(ctx, id);
    authorise(ctx, 'proposal.rank', call.access);
    const programme = await this.programmes.get(call.programme);
    const today = todayOf(programme, ctx.now);
    const memberships = await this.standing.membershipsOf(ctx);
    const found = (await this.proposals.ofCall(ctx.scope, id, ranked)).filter((one) => one.screening?.outcome !== 'ineligible');
    const money = (minor: number) => ({ minor, currency: call.currency });
    const items = rankProposals(found, (one) => decidedBy(one) ?? settingsOn(programme.settings, today)).map((one) => ({
      proposal: { id: one._id, code: one.code, title: one.title }, lead: one.lead, state: one.state, version: one.version, grant: one.grant === null ? null : money(one.grant),
      reviews: one.reviews, mean: one.mean, spread: one.spread, findings: one.findings,
      allowedActions: allowedActions(proposalLife, one.state, ctx.scope, one.access, this.standing.facts(ctx, one, { call, today }, memberships)),
    }));
    return { call: referenceOf({ id, code: call.code, title: call.title }, ctx.language), envelope: money(call.envelope), awarded: money(call.awarded), left: money(call.envelope - call.awarded), items };
  }

  /** Awards the grant out of the envelope and makes its project. @throws Problem separation_of_duties, barred, rule_broken (award_over_envelope) */
  award(ctx: Ctx, id: string, conditions: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, await this.standing.membershipsOf(ctx, tx.session));
      const { to, grant } = await admit(ctx, tx, proposalLife, { action: 'award', record: proposal, facts }, brokenRule);
      await this.calls.award(tx, proposal.call.id, proposal.grant ?? 0);
      const project = await this.projects.createFromAward(ctx, tx, {
        code: proposal.code, proposal: id, content: proposal.content, call: proposal.call, programme: proposal.programme, lead: proposal.lead,
        consortium: proposal.consortium, funders: around.programme.funders, conditions,
      });
      const decision = { outcome: 'awarded' as const, feedback: '', conditions, by: actor(ctx), at: ctx.now, settings: around.settings };
      const after = await this.proposals.replace({ ...proposal, state: to, decision, project: project._id, updatedAt: ctx.now }, tx.session);
      tx.audit({ kind: 'proposal', id, action: 'awarded', grant, details: { conditions, grant: proposal.grant, project: project._id } });
      tx.audit({ kind: 'call', id: proposal.call.id, action: 'awarded_from', grant, details: { proposal: id, grant: proposal.grant } });
      for (const to of toConsortium(after)) tx.notify({ kind: 'proposal_awarded', to, link: `/proposals/${id}`, params: { code: after.code, title: after.title } });
      return this.views.of(ctx, after, tx.session, around);
    });
  }

  /** Ends it with a word of feedback that the applicant gets. */
  reject(ctx: Ctx, id: string, feedback: string): Promise<ProposalView> {
    return this.transactions.run(ctx, async (tx) => {
      const proposal = await this.proposals.get(ctx.scope, id, tx.session);
      const around = await this.standing.around(ctx, proposal, tx.session);
      const facts = this.standing.facts(ctx, proposal, around, await this.standing.membershipsOf(ctx, tx.session));
      const { to, grant } = await admit(ctx, tx, proposalLife, { action: 'reject', record: proposal, facts }, brokenRule);
      const decision: Proposal['decision'] = { outcome: 'rejected', feedback, conditions: '', by: actor(ctx), at: ctx.now, settings: around.settings };
      const after = await this.proposals.replace({ ...proposal, state: to, decision, updatedAt: ctx.now }, tx.session);
      tx.audit({ kind: 'proposal', id, action: 'rejected', grant, details: { feedback } });
      for (const to of toConsortium(after)) tx.notify({ kind: 'proposal_rejected', to, link: `/proposals/${id}`, params: { code: after.code, title: after.title, feedback } });
      return this.views.of(ctx, after, tx.session, around);
    });
  }
}
