import { covers, isProgrammeStaff, rolesWith, type Access, type Grant, type Scope } from '#shared/accounts';
import type { ProjectState } from '#shared/projects';

/** States before an agreement: what donors do not see yet (as in the list of projects). */
export const notAgreed: readonly ProjectState[] = ['preparation', 'signed_by_partner', 'declined', 'cancelled'];

/** The person's grants that dashboards and exports of a portfolio go by: staff and donors (permission `dashboard.read`). */
export function dashboardScope(scope: Scope): Scope {
  if (scope.kind !== 'person') return scope;
  const readers = rolesWith('dashboard.read');
  return { ...scope, grants: scope.grants.filter((grant) => readers.includes(grant.role)) };
}

/** How somebody sees a project's money: whole, the share of these organisations, or not at all. */
export type Sight = 'whole' | readonly string[] | null;

/** Staff see the money whole; a donor its share, once there is an agreement; a partner its own project whole. */
export function sightOf(scope: Scope, { access, state }: { access: Access; state: ProjectState }): Sight {
  if (scope.kind === 'system') return 'whole';
  if (scope.kind === 'public') return null;
  const grants = scope.grants.filter((grant) => isOnSide(grant, access, scope.id));
  if (grants.some((grant) => grant.role !== 'donor')) return 'whole';
  if (grants.length === 0 || notAgreed.includes(state)) return null;
  return [...new Set(grants.map((grant) => grant.organisation))].sort();
}

function isOnSide(grant: Grant, access: Access, person: string): boolean {
  if (grant.role === 'donor' || isProgrammeStaff(grant.role)) return covers(grant, access, person);
  return ['partner_editor', 'partner_signatory'].includes(grant.role) && access.consortium.includes(grant.organisation);
}

/** The organisations whose share a person sees where nothing makes them see the whole; null for staff. */
export function donorsOf(scope: Scope): readonly string[] | null {
  if (scope.kind !== 'person' || scope.grants.some((grant) => isProgrammeStaff(grant.role))) return null;
  return [...new Set(scope.grants.filter((grant) => grant.role === 'donor').map((grant) => grant.organisation))].sort();
}

/** Names a scope by what it makes people see, so that answers can be kept for all who see the same. */
export function scopeKey(scope: Scope): string {
  if (scope.kind !== 'person') return scope.kind;
  const parts = scope.grants.map((grant) => (grant.role === 'donor' ? `donor ${grant.organisation}` : `staff ${grant.programmes === 'all' ? 'all' : [...grant.programmes].sort().join(',')}`));
  return [...new Set(parts)].sort().join(';');
}
