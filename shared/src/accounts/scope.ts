import { isPartnerRole, isProgrammeStaff, type Role } from './role.js';
import { rolesWith, type Permission } from './permission.js';

/** A membership in force: a role in an organisation; staff may be bounded to programmes. */
export interface Grant {
  readonly id: string;
  readonly role: Role;
  readonly organisation: string;
  readonly programmes: 'all' | readonly string[];
}
/** Who asks (platform.md): every repository method takes one. */
export type Scope =
  | { readonly kind: 'system' }
  | { readonly kind: 'public' }
  | { readonly kind: 'person'; readonly id: string; readonly grants: readonly Grant[] };

/** Who a scoped record belongs to; `reviewers` are person ids, the rest organisation and programme ids. */
export interface Access {
  programme: string;
  lead: string | null;
  consortium: string[];
  reviewers: string[];
  funders: string[];
}

/** Whether a grant is on the side of this record at all (reading may still be narrower: see the repositories' filters). */
export function covers(grant: Grant, access: Access, person: string): boolean {
  if (isPartnerRole(grant.role)) return access.lead === grant.organisation;
  if (grant.role === 'reviewer') return access.reviewers.includes(person);
  if (grant.role === 'donor') return access.funders.includes(grant.organisation);
  if (isProgrammeStaff(grant.role)) return grant.programmes === 'all' || grant.programmes.includes(access.programme);
  return false;
}

export type Audience = 'partner' | 'staff' | 'donor';

/** Which side of this record the asker reads it on; who is on several reads as the one that sees most of it. */
export function audienceOf(scope: Scope, { access }: { readonly access: Pick<Access, 'programme' | 'consortium'> }): Audience {
  if (scope.kind !== 'person') return scope.kind === 'system' ? 'staff' : 'donor';
  const isOwn = scope.grants.some((g) => isPartnerRole(g.role) && access.consortium.includes(g.organisation));
  if (isOwn) return 'partner';
  const isStaff = scope.grants.some((g) => isProgrammeStaff(g.role) && (g.programmes === 'all' || g.programmes.includes(access.programme)));
  return isStaff ? 'staff' : 'donor';
}

/** The grant by which this person may do this to this record, or null. The act stores it. */
export function grantFor(scope: Scope, permission: Permission, access: Access): Grant | null {
  if (scope.kind !== 'person') return null;
  const allowed = rolesWith(permission);
  return scope.grants.find((g) => allowed.includes(g.role) && covers(g, access, scope.id)) ?? null;
}
export function hasPermission(scope: Scope, permission: Permission): boolean {
  return scope.kind === 'person' && scope.grants.some((g) => rolesWith(permission).includes(g.role));
}
