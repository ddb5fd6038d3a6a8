import { grantFor, type Access, type Scope } from '#shared/accounts';
import type { ProgrammeInput, ProgrammeView } from '#shared/programmes';
import { emptyChain } from '../platform/audit/audit-chain.js';
import type { OrganisationFacts } from '../organisations/organisation.service.js';
import type { Programme } from './programme.schema.js';

/** A programme as a scoped record: its staff act on it. */
export function accessOfProgramme({ _id, funders }: Pick<Programme, '_id' | 'funders'>): Access {
  return { programme: _id, lead: null, consortium: [], reviewers: [], funders: funders.map((one) => one.organisation) };
}

export function newProgramme({ id, ...content }: ProgrammeInput): Programme {
  return { _id: id, shape: 1, version: 1, ...content, settings: [], audit: emptyChain };
}

export function inputOfProgramme({ _id, code, title, currency, languages, themes, funders, from, to, dimensions }: Programme): ProgrammeInput {
  return { id: _id, code, title, currency, languages, themes, funders, from, to, dimensions };
}

export function programmeViewOf(scope: Scope, programme: Programme, organisations: ReadonlyMap<string, OrganisationFacts>): ProgrammeView {
  const mayWrite = grantFor(scope, 'programme.write', accessOfProgramme(programme)) !== null;
  return {
    ...inputOfProgramme(programme), version: programme.version, settings: programme.settings,
    funders: programme.funders.map((one) => ({
      ...one, name: organisations.get(one.organisation)?.name ?? '', code: organisations.get(one.organisation)?.code ?? '',
    })),
    allowedActions: mayWrite ? ['edit', 'settings'] : [],
  };
}
