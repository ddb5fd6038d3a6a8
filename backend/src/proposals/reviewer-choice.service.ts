import { Injectable } from '@nestjs/common';
import { blocking, type Finding, type PersonRef } from '#shared/platform';
import type { AssignBody } from '#shared/proposals';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import type { Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import { ConflictService } from './conflict.service.js';
import { isBarredFrom } from './proposal-standing.service.js';
import type { Proposal } from './proposal.record.js';
import { ReviewRepository } from './review.repository.js';

/** What stands between a person and the review of a proposal: `code` of the first obstacle, null = nothing. */
type Obstacle = (person: string) => string | null;

/** Who may review a proposal: reviewers of the programme, never of the consortium's organisations, never in a declared conflict (domain 3). */
@Injectable()
export class ReviewerChoice {
  constructor(private readonly reviews: ReviewRepository, private readonly people: PeopleDirectory, private readonly conflicts: ConflictService) {}

  /** Reviewers of the programme whom nothing known bars, by name. */
  async candidates(ctx: Ctx, proposal: Proposal, today: string): Promise<PersonRef[]> {
    const able = await this.people.withRole(['reviewer'], { programme: proposal.programme.id }, today);
    const obstacle = await this.obstacles(ctx, proposal, able.map((one) => one.id), today);
    return able.filter((one) => obstacle(one.id) === null).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Why the people of an assignment cannot review it, each at its place. */
  async objections(ctx: Ctx, tx: Tx, proposal: Proposal, { reviewers }: AssignBody, today: string): Promise<Finding[]> {
    const persons = reviewers.map((one) => one.person);
    const obstacle = await this.obstacles(ctx, proposal, persons, today, tx.session);
    return persons.flatMap((person, at) => {
      const code = obstacle(person) ?? (persons.indexOf(person) < at ? 'already_assigned' : null);
      return code === null ? [] : [blocking(code, `/reviewers/${at}/person`)];
    });
  }

  private async obstacles(ctx: Ctx, proposal: Proposal, persons: readonly string[], today: string, session?: Tx['session']): Promise<Obstacle> {
    const able = new Set((await this.people.withRole(['reviewer'], { programme: proposal.programme.id }, today, session)).map((one) => one.id));
    const assigned = new Set((await this.reviews.ofProposal({ kind: 'system' }, proposal._id, session)).map((one) => one.reviewer));
    const members = await this.people.membersEver(proposal.access.consortium, session);
    const barred = new Set(members.filter((one) => isBarredFrom(proposal, null, one.memberships, today)).map((one) => one.id));
    const { declared, inConflict } = await this.conflicts.declarations(ctx, proposal, persons, session);
    return (person) => {
      if (!able.has(person)) return 'not_a_reviewer';
      if (assigned.has(person)) return 'already_assigned';
      if (proposal.isAnonymous && !declared.has(person)) return 'conflicts_not_declared';
      if (proposal.conflicted.includes(person) || inConflict.has(person)) return 'reviewer_in_conflict';
      return barred.has(person) ? 'reviewer_of_consortium' : null;
    };
  }
}
