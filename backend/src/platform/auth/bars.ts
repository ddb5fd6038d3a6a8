import type { ClientSession } from 'mongoose';
import { isBarred, isProgrammeStaff } from '#shared/accounts';
import type { Ctx } from '../context/ctx.js';
import type { PeopleDirectory } from './people-directory.js';

/**
 * Whether the acting person is, or in the last three years was, a member of an organisation of the consortium (domain 1). Asked of
 * staff alone: for whoever holds partner roles only, no guard reads it.
 */
export async function isActorBarred(people: PeopleDirectory, ctx: Ctx, consortium: readonly string[], session?: ClientSession): Promise<boolean> {
  if (ctx.scope.kind !== 'person' || !ctx.scope.grants.some((g) => isProgrammeStaff(g.role))) return false;
  return isBarred(await people.membershipsOf(ctx.scope.id, session), consortium, ctx.now.slice(0, 10));
}
