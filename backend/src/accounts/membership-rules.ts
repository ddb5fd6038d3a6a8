import { isProgrammeStaff, isRoleAllowedIn, type MembershipInput, type OrganisationType } from '#shared/accounts';
import type { ProblemEntry } from '#shared/platform';
import type { Membership } from '../platform/auth/person.schema.js';

type Types = ReadonlyMap<string, { readonly type: OrganisationType }>;

/**
 * What is wrong with the memberships that somebody wants to give: organisation, role in it, programmes, doubles.
 * @param programmes those of the named ones that exist
 */
export function membershipErrors(wanted: readonly MembershipInput[], organisations: Types, programmes: ReadonlyMap<string, unknown>): ProblemEntry[] {
  return wanted.flatMap((one, at) => {
    const entry = (field: string, code: string, detail: string): ProblemEntry => ({ pointer: `/memberships/${String(at)}/${field}`, code, detail });
    const type = organisations.get(one.organisation)?.type;
    if (type === undefined) return [entry('organisation', 'unknown_organisation', 'There is no such organisation.')];
    const errors: ProblemEntry[] = [];
    if (!isRoleAllowedIn(one.role, type)) errors.push(entry('role', 'role_not_allowed', `The role ${one.role} does not exist in an organisation of this type.`));
    if (one.programmes !== 'all' && !isProgrammeStaff(one.role)) errors.push(entry('programmes', 'programmes_for_staff_only', 'Only programme staff is bounded to programmes.'));
    else if (one.programmes !== 'all' && !one.programmes.every((id) => programmes.has(id))) errors.push(entry('programmes', 'unknown_programme', 'There is no such programme.'));
    const isDouble = wanted.findIndex((o) => o.id === one.id || (o.role === one.role && o.organisation === one.organisation)) < at;
    if (isDouble) errors.push(entry('role', 'duplicate_membership', 'This membership is listed twice.'));
    return errors;
  });
}

/**
 * The memberships after a change: new ones begin on that day, those left out end with the day before (never deleted: the
 * bar of three years needs them), and the rest keeps its beginning. An id keeps its role and organisation for ever.
 */
export function nextMemberships(before: readonly Membership[], wanted: readonly MembershipInput[], on: string): { memberships: Membership[]; errors: ProblemEntry[] } {
  const errors: ProblemEntry[] = [];
  const byId = new Map(before.map((one) => [one.id, one]));
  const kept = before.map((one) => {
    const ask = wanted.find((w) => w.id === one.id);
    if (one.until !== null && one.until <= on) return one;
    return ask ? { ...one, programmes: ask.programmes } : { ...one, until: one.from > on ? one.from : on };
  });
  const added = wanted.flatMap((one, at): Membership[] => {
    const known = byId.get(one.id);
    if (!known) return [{ ...one, from: on, until: null }];
    const isOver = known.until !== null && known.until <= on;
    if (isOver || known.role !== one.role || known.organisation !== one.organisation) {
      errors.push({ pointer: `/memberships/${String(at)}/id`, code: 'membership_id_used', detail: 'Give a new membership an id of its own.' });
    }
    return [];
  });
  return { memberships: [...kept, ...added], errors };
}

/** Whether the change gives anything that was not held before: a new role, or more programmes. */
export function grantsMore(before: readonly Membership[], after: readonly Membership[]): boolean {
  return after.some((one) => {
    const old = before.find((b) => b.id === one.id);
    if (!old) return true;
    if (old.programmes === 'all') return false;
    return one.programmes === 'all' || one.programmes.some((p) => !old.programmes.includes(p));
  });
}
