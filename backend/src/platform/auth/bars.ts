import { isBarred, isProgrammeStaff, type DatedMembership } from '#shared/accounts';
import { addDays } from '#shared/calendar';
import type { Ctx } from '../context/ctx.js';
import type { PersonRepository } from './person.repository.js';
import type { Membership } from './person.schema.js';
import type { ClientSession } from 'mongoose';

/** Memberships as the rule of bars reads them: both days included. */
export function datedMemberships(memberships: readonly Membership[]): DatedMembership[] {
  return memberships.map(({ organisation, from, until }) => ({ organisation, from, until: until === null ? null : addDays(until, -1) }));
}

/**
 * Whether the acting person is, or in the last three years was, a member of an organisation of the consortium (domain 1). Asked of
 * staff alone: for whoever holds partner roles only, no guard reads it.
 */
export async function isActorBarred(people: PersonRepository, ctx: Ctx, consortium: readonly string[], session?: ClientSession): Promise<boolean> {
  if (ctx.scope.kind !== 'person' || !ctx.scope.grants.some((g) => isProgrammeStaff(g.role))) return false;
  const person = await people.find({ kind: 'system' }, ctx.scope.id, session);
  return person !== null && isBarred(datedMemberships(person.memberships), consortium, ctx.now.slice(0, 10));
}
