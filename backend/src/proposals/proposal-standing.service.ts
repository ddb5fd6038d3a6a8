import { Injectable } from '@nestjs/common';
import { isBarred, isPartnerRole, type DatedMembership } from '#shared/accounts';
import { callPhase } from '#shared/calls';
import type { Finding } from '#shared/platform';
import { settingsOn, type Settings } from '#shared/programmes';
import { completenessFindings, eligibilityFindings, type ProposalContent, type ProposalFacts } from '#shared/proposals';
import { actor, type Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { CallService, type CallFacts } from '../calls/call.service.js';
import { OrganisationService } from '../organisations/organisation.service.js';
import { ProgrammeService, todayOf, type ProgrammeFacts } from '../programmes/programme.service.js';
import type { ListedProposal } from './proposal.repository.js';
import type { Proposal } from './proposal.record.js';

/** What stands around a proposal: its call, its programme, the settings of the day and the day itself. */
export interface Surroundings {
  readonly call: CallFacts;
  readonly programme: ProgrammeFacts;
  readonly settings: Settings;
  readonly today: string;
}

/** How a proposal stands: what its rules read from elsewhere, and what they say of it. */
@Injectable()
export class ProposalStanding {
  constructor(
    private readonly calls: CallService,
    private readonly programmes: ProgrammeService,
    private readonly organisations: OrganisationService,
    private readonly people: PeopleDirectory,
  ) {}

  async around(ctx: Ctx, proposal: Pick<Proposal, 'call'>, session?: Tx['session']): Promise<Surroundings> {
    const call = await this.calls.get(proposal.call.id, session);
    const programme = await this.programmes.get(call.programme, session);
    const today = todayOf(programme, ctx.now);
    return { call, programme, settings: settingsOn(programme.settings, today), today };
  }

  /** All memberships of the one who acts; a partner's are read by no guard. */
  async membershipsOf(ctx: Ctx, session?: Tx['session']): Promise<DatedMembership[]> {
    const isConcerned = ctx.scope.kind === 'person' && ctx.scope.grants.some((g) => !isPartnerRole(g.role));
    return isConcerned ? this.people.membershipsOf(actor(ctx), session) : [];
  }

  /** What the guards of the life cycle ask. */
  facts(ctx: Ctx, proposal: ListedProposal, around: Pick<Surroundings, 'call' | 'today'>, memberships: readonly DatedMembership[]): ProposalFacts {
    return {
      person: actor(ctx),
      isBarred: isBarredFrom(proposal, actor(ctx), memberships, around.today),
      isCallOpen: callPhase(around.call, ctx.now) === 'open',
      completedReviews: proposal.totals.length,
      reviewersNeeded: proposal.reviewersNeeded,
      recommendedBy: proposal.recommendation?.by ?? null,
    };
  }

  /** What stands between the content and its submission. */
  async completeness(proposal: Pick<Proposal, 'lead' | 'content'>, { call, programme, settings, today }: Surroundings, session?: Tx['session']): Promise<Finding[]> {
    const signatories = await this.people.signatoriesOf(proposal.lead.id, today, session);
    const findings = completenessFindings(proposal.content, {
      lead: proposal.lead.id, signatories: signatories.map((one) => one.id), call,
      programme: { currency: programme.currency, themes: programme.themes.map((one) => one.code), from: programme.from, to: programme.to }, settings,
    });
    const known = await this.organisations.refs(proposal.content.coApplicants.map((one) => one.organisation), session);
    const unknown = proposal.content.coApplicants.filter((one) => !known.has(one.organisation));
    return [...findings, ...unknown.map((one) => ({
      code: 'organisation_unknown', severity: 'blocking' as const, pointer: `/coApplicants/${one.id}/organisation`, params: {},
    }))];
  }

  /** Whether the applicant may have the grant at all; an officer answers it at screening. */
  async eligibility(proposal: Pick<Proposal, 'lead' | 'content'>, call: CallFacts, session?: Tx['session']): Promise<Finding[]> {
    const coApplicants = proposal.content.coApplicants.map((one) => one.organisation);
    const known = await this.organisations.refs([proposal.lead.id, ...coApplicants], session);
    const lead = known.get(proposal.lead.id);
    return eligibilityFindings(proposal.content, {
      call, lead: { isVerified: lead?.isVerified ?? false, country: lead?.country ?? '' },
      coApplicants: coApplicants.map((one) => ({ country: known.get(one)?.country ?? '' })),
    });
  }

  /** The consortium of a content by name: lead first; organisations that nobody knows are left out. */
  async consortiumOf(lead: Proposal['lead'], content: ProposalContent, session?: Tx['session']): Promise<Proposal['consortium']> {
    const known = await this.organisations.refs(content.coApplicants.map((one) => one.organisation), session);
    const others = [...new Set(content.coApplicants.map((one) => one.organisation))].filter((one) => one !== lead.id);
    return [lead, ...others.flatMap((one) => {
      const found = known.get(one);
      return found ? [{ id: found.id, code: found.code, name: found.name }] : [];
    })];
  }
}

/** Member of the consortium now or within three years, or a declared conflict (domain 1). */
export function isBarredFrom(
  proposal: Pick<ListedProposal, 'access' | 'conflicted'>, person: string | null, memberships: readonly DatedMembership[], today: string,
): boolean {
  return isBarred(memberships, proposal.access.consortium, today, person !== null && proposal.conflicted.includes(person));
}
