import { isPartnerRole, isProgrammeStaff, type Scope } from '#shared/accounts';
import type { Where } from './repository.js';

/** What each side of a scoped record may see of it; a side left out sees nothing. `{}` = all that is its own. */
export interface Sides {
  readonly partner?: Where;
  readonly staff?: Where;
  readonly donor?: Where;
}

/**
 * The filter of the records whose `access` puts the asker on a side of them: lead and co-applicants, the staff of the programme,
 * its funders (platform.md, "Who sees what"). Grants add up. Null = nothing at all.
 */
export function bySides(scope: Scope, sides: Sides): Where | null {
  if (scope.kind === 'system') return {};
  if (scope.kind === 'public') return null;
  const clauses: Where[] = [];
  const partners = scope.grants.filter((g) => isPartnerRole(g.role)).map((g) => g.organisation);
  if (sides.partner && partners.length > 0) clauses.push({ 'access.consortium': { $in: unique(partners) }, ...sides.partner });
  const staff = scope.grants.filter((g) => isProgrammeStaff(g.role));
  if (sides.staff && staff.length > 0) {
    const isEverywhere = staff.some((g) => g.programmes === 'all');
    const programmes = staff.flatMap((g) => (g.programmes === 'all' ? [] : g.programmes));
    clauses.push({ ...(isEverywhere ? {} : { 'access.programme': { $in: unique(programmes) } }), ...sides.staff });
  }
  const donors = scope.grants.filter((g) => g.role === 'donor').map((g) => g.organisation);
  if (sides.donor && donors.length > 0) clauses.push({ 'access.funders': { $in: unique(donors) }, ...sides.donor });
  const [first, ...others] = clauses;
  if (!first) return null;
  return others.length === 0 ? first : { $or: clauses };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
