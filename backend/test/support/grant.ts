import { randomUUID } from 'node:crypto';
import type { Role } from '#shared/accounts';
import type { BudgetLine } from '#shared/budgets';
import { blankIndicator, blankLine, blankProposal, type ProposalContent } from '#shared/proposals';
import { systemCtx, type Ctx } from '../../src/platform/context/ctx.js';
import { newId } from '../../src/platform/context/new-id.js';
import { PersonRepository } from '../../src/platform/auth/person.repository.js';
import { grantsOf } from '../../src/platform/auth/person.schema.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { AgreementService } from '../../src/projects/agreement.service.js';
import { ProgrammeService } from '../../src/programmes/programme.service.js';
import { ProjectService } from '../../src/projects/project.service.js';
import type { Project } from '../../src/projects/project.record.js';
import { anOrganisation, aPerson, type PersonAt } from './people.js';
import type { Portal } from './portal.js';

/** The people round a grant: the lead's, a co-applicant's, another partner's, staff of the United Nations office, the donor's. */
export interface Grant {
  readonly project: string;
  readonly programme: string;
  readonly funders: string[];
  readonly lead: string;
  readonly content: ProposalContent;
  readonly people: Record<'editor' | 'signatory' | 'coApplicant' | 'stranger' | 'officer' | 'colleague' | 'manager' | 'awarder' | 'finance' | 'analyst' | 'donor' | 'otherDonor', PersonAt>;
}

/** A person acting at a moment of the past, as the loader lets them: reads and acts in one step. */
export async function acting(portal: Portal, person: PersonAt, now: string): Promise<Ctx> {
  const found = await portal.app.get(PersonRepository).get({ kind: 'system' }, person.id);
  return {
    scope: { kind: 'person', id: person.id, grants: grantsOf(found, now) }, traceId: 'test', now, recordedAt: () => new Date(), language: 'en', origin: 'test',
    ifMatch: 'current', key: null, isQuiet: true,
  };
}

export interface GrantOptions {
  readonly start?: string;
  readonly end?: string;
  readonly lines?: BudgetLine[];
}

/** What the project does: 48 cells of one indicator, a percentage, two budget lines, four quarters. */
export function grantContent({ start = '2025-01-01', end = '2025-12-31', lines }: GrantOptions = {}): ProposalContent {
  const [outcome, output, place, other] = [newId(), newId(), newId(), newId()];
  const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
  const age = { code: 'age', categories: ['0-9', '10-14', '15-17', '18-24', '25-39', '40-59', '60+', 'unknown'] };
  return {
    ...blankProposal({ title: 'Terrasses de l’Atlas', language: 'fr', currency: 'EUR' }), theme: 'communities', start, end, summary: 'Terraces.',
    countries: [{ id: newId(), code: 'MA', percentage: '60' }, { id: newId(), code: 'DZ', percentage: '40' }],
    locations: [{ id: place, name: 'Imlil', point: [-7.9, 31.1] }, { id: other, name: 'Azrou', point: null }],
    outcomes: [{ id: outcome, code: '1', title: 'Families earn' }], outputs: [{ id: output, outcome, code: '1.1', title: 'Terraces are built' }],
    indicators: [
      { ...blankIndicator(newId(), output), code: '1.1.1', title: 'Persons trained', unit: 'persons', target: '400', locations: [place, other], disaggregation: [sex, age], countsPersons: true },
      { ...blankIndicator(newId(), output), code: '1.1.2', title: 'Terraces kept', unit: '%', measure: 'percentage', target: '90', locations: [place] },
    ],
    lines: lines ?? [grantLine('A1', output, 4_000_000), grantLine('B1', output, 2_000_000)],
  };
}

/** A line of which the funder pays all, a quarter each quarter. */
export function grantLine(code: string, output: string, total: number): BudgetLine {
  return {
    ...blankLine(newId(), output, 4), code, category: code.startsWith('A') ? 'A' : 'B', description: code, unit: 'month', quantity: '1', unitCost: total, times: '1', total,
    funder: total, partnerCash: 0, inKind: 0, phasing: [total / 4, total / 4, total / 4, total / 4],
  };
}

/** A programme paid by two donors, 85 and 15 per cent, with the settings of the house. */
export async function aProgramme(portal: Portal, [first, second]: [string, string]): Promise<string> {
  const ctx = systemCtx('builder');
  return portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(ProgrammeService).createBySystem(ctx, tx, {
    id: newId(), code: `PRG-${randomUUID().slice(0, 8)}`, title: { en: 'A programme', fr: 'Un programme' }, currency: 'EUR', languages: ['en', 'fr'],
    themes: [{ id: newId(), code: 'communities', title: { en: 'Communities' } }], funders: [{ organisation: first, share: '85' }, { organisation: second, share: '15' }],
    from: '2024-01-01', to: '2030-12-31', dimensions: [],
  }, []));
}

/** A project in preparation, from an award that stands for a decided proposal. */
export async function anAward(portal: Portal, options: GrantOptions = {}): Promise<Grant> {
  const [un, donor, second, lead, partner] = await Promise.all([
    anOrganisation(portal, 'un'), anOrganisation(portal, 'donor'), anOrganisation(portal, 'donor'), anOrganisation(portal), anOrganisation(portal),
  ]);
  const person = (role: Role, organisation?: string) => aPerson(portal, role, organisation);
  const people = {
    editor: await person('partner_editor', lead), signatory: await person('partner_signatory', lead), coApplicant: await person('partner_editor', partner),
    stranger: await person('partner_signatory'), officer: await person('programme_officer', un), colleague: await person('programme_officer', un),
    manager: await person('programme_manager', un), awarder: await person('programme_manager', un), finance: await person('finance_officer', un),
    analyst: await person('analyst', un), donor: await person('donor', donor), otherDonor: await person('donor'),
  };
  const programme = await aProgramme(portal, [donor, second]);
  const content = grantContent(options);
  const ctx = await acting(portal, people.awarder, '2024-12-01T12:00:00.000Z');
  const project = await portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(ProjectService).createFromAward(ctx, tx, {
    code: `PRJ-${randomUUID().slice(0, 8)}`, proposal: newId(), content, call: { id: newId(), code: 'CALL-1', title: { en: 'A call' } },
    programme: { id: programme, code: 'PRG', title: { en: 'A programme', fr: 'Un programme' } }, lead: { id: lead, code: 'LEAD', name: 'The lead' },
    consortium: [{ id: lead, code: 'LEAD', name: 'The lead' }, { id: partner, code: 'CO', name: 'The co-applicant' }],
    funders: [{ organisation: donor, share: '85' }, { organisation: second, share: '15' }], conditions: 'None.',
  }));
  return { project: project._id, programme, funders: [donor, second], lead, content, people };
}

/** A project that both sides have signed on its first day: periods, reports and first advance are there. */
export async function aGrant(portal: Portal, options: GrantOptions = {}): Promise<Grant> {
  const grant = await anAward(portal, options);
  const agreements = portal.app.get(AgreementService);
  const now = `${grant.content.start ?? ''}T12:00:00.000Z`;
  await agreements.sign(await acting(portal, grant.people.signatory, now), grant.project);
  await agreements.countersign(await acting(portal, grant.people.manager, now), grant.project);
  return grant;
}

export function storedProject(portal: Portal, id: string): Promise<Project> {
  return portal.app.get(ProjectService).record(systemCtx('test'), id);
}
