import { hasPermission, type Scope } from '#shared/accounts';
import type { OrganisationInput, OrganisationView } from '#shared/organisations';
import { emptyChain } from '../platform/audit/audit-chain.js';
import { foldText, tokensOf } from '../platform/search/search-rows.js';
import type { Organisation } from './organisation.schema.js';

/** Whether the reader may know how the organisation stands with the programme: its own people and the staff. */
export function maySeeStanding(scope: Scope, organisation: string): boolean {
  if (scope.kind === 'system' || hasPermission(scope, 'organisation.verify')) return true;
  return scope.kind === 'person' && scope.grants.some((g) => g.organisation === organisation || g.role === 'finance_officer' || g.role === 'analyst');
}

export function organisationViewOf(scope: Scope, stored: Organisation): OrganisationView {
  const isKnown = maySeeStanding(scope, stored._id);
  return {
    id: stored._id, version: stored.version, code: stored.code, name: stored.name, type: stored.type, country: stored.country,
    isVerified: isKnown ? stored.isVerified : null, isSuspended: isKnown ? stored.isSuspended : null,
  };
}

/** The fields that the lists go by, from code and name. */
export function keysOfOrganisation(code: string, name: string): Pick<Organisation, 'nameKey' | 'words'> {
  return { nameKey: foldText(name), words: tokensOf(`${code} ${name}`) };
}

export function newOrganisation({ id, ...content }: OrganisationInput, isVerified: boolean): Organisation {
  return { _id: id, shape: 1, version: 1, ...content, ...keysOfOrganisation(content.code, content.name), isVerified, isSuspended: false, audit: emptyChain };
}
