import type { Grant, MembershipView, OrganisationType, UserView } from '#shared/accounts';
import { grantsOf, type Person } from '../platform/auth/person.schema.js';

type Organisations = ReadonlyMap<string, { readonly id: string; readonly code: string; readonly name: string; readonly type: OrganisationType }>;

/** Grants with the names of their organisations. */
export function membershipViewsOf(grants: readonly Grant[], organisations: Organisations): MembershipView[] {
  return grants.flatMap(({ id, role, programmes, organisation }) => {
    const found = organisations.get(organisation);
    if (!found) return [];
    const { code, name, type } = found;
    return [{ id, role, programmes: programmes === 'all' ? 'all' as const : [...programmes], organisation: { id: organisation, code, name, type } }];
  });
}

export function userViewOf(person: Person, organisations: Organisations, at: string): UserView {
  const { _id, version, email, name, locale, state, lastSignInAt } = person;
  return { id: _id, version, email, name, locale, state, lastSignInAt, memberships: membershipViewsOf(grantsOf(person, at), organisations) };
}
