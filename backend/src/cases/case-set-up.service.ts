import { Injectable } from '@nestjs/common';
import { callRequirements, type CallInput } from '#shared/calls';
import { caseBegins, type Case } from '#shared/cases';
import type { Id } from '#shared/platform';
import { settings, type DatedSettings, type ProgrammeInput } from '#shared/programmes';
import { PersonService } from '../accounts/person.service.js';
import { CallService } from '../calls/call.service.js';
import { OrganisationService } from '../organisations/organisation.service.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import type { Person } from '../platform/auth/person.schema.js';
import { newId } from '../platform/context/new-id.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Ctx } from '../platform/context/ctx.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { ProposalService } from '../proposals/proposal.service.js';
import { criterionTitle, dimensions, languages, themeTitle } from './case-catalogue.js';
import { loaderCtx, type Stage, type StagedProject } from './case-stage.js';

interface Made {
  readonly organisations: ReadonlyMap<string, Id>;
  readonly people: ReadonlyMap<string, Id>;
  readonly call: Id;
}
const system = { kind: 'system' } as const;
/** Settings of a case hold from before all of its dates. */
const always = '1970-01-01';

/** What a case stands on: programme, organisations, people and call, made by the system or found as the file has them. */
@Injectable()
export class CaseSetUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationService,
    private readonly persons: PersonService,
    private readonly people: PersonRepository,
    private readonly programmes: ProgrammeService,
    private readonly calls: CallService,
    private readonly proposals: ProposalService,
  ) {}

  /**
   * @param demo e-mails of the people whom the demonstration offers to play
   * @throws Problem rule_broken (other_content) where a code stands for something else
   */
  async prepare(file: Case, trace: string, demo: readonly string[]): Promise<Stage> {
    const ctx = loaderCtx(trace, `${caseBegins(file)}T12:00:00.000Z`);
    const made = await this.transactions.run(ctx, (tx) => this.make(ctx, tx, file, demo));
    const found = await this.people.findByIds(system, [...made.people.values()]);
    const call = await this.calls.get(made.call);
    const proposals = await this.proposals.idsByCode(made.call, file.proposals.map((one) => one.code));
    return {
      file, trace, call: made.call, organisations: made.organisations, people: new Map(found.map((one): [string, Person] => [one.email, one])),
      criteria: new Map(call.criteria.map((one) => [one.code, one.id])), proposals, known: new Set(proposals.keys()), projects: new Map<string, StagedProject>(),
    };
  }

  private async make(ctx: Ctx, tx: Tx, file: Case, demo: readonly string[]): Promise<Made> {
    const organisations = new Map<string, Id>();
    for (const one of file.organisations) organisations.set(one.code, await this.organisations.createBySystem(ctx, tx, { id: newId(), ...one }));
    const from = caseBegins(file);
    const people = new Map<string, Id>();
    for (const { memberships, ...person } of file.people) {
      const held = memberships.map(({ organisation, role }) => ({ organisation: organisations.get(organisation) ?? '', role, from }));
      people.set(person.email, await this.persons.createBySystem(ctx, tx, { ...person, memberships: held, isDemo: demo.includes(person.email) }));
    }
    const programme = await this.programmes.createBySystem(ctx, tx, programmeInput(file, organisations), datedSettings(file));
    const call = await this.calls.createBySystem(ctx, tx, callInput(file, programme));
    return { organisations, people, call };
  }
}

function programmeInput({ programme }: Case, organisations: ReadonlyMap<string, Id>): ProgrammeInput {
  const { code, title, currency, themes, funders, from, to } = programme;
  return {
    id: newId(), code, title: { en: title }, currency, languages: [...languages], themes: themes.map((theme) => ({ id: newId(), code: theme, title: themeTitle(theme) })),
    funders: funders.map(({ organisation, share }) => ({ organisation: organisations.get(organisation) ?? '', share })), from, to, dimensions: [...dimensions],
  };
}

function datedSettings({ programme }: Case): DatedSettings[] {
  return programme.settings === undefined ? [] : [{ validFrom: always, settings: settings.parse(programme.settings) }];
}

function callInput({ call }: Case, programme: Id): CallInput {
  const { title, criteria, requirements, decided: _decided, ...rest } = call;
  return {
    ...rest, id: newId(), programme, title: { en: title }, guidance: {}, earliestStart: null,
    criteria: criteria.map(({ code, weight }) => ({ id: newId(), code, weight, title: criterionTitle(code), guidance: {} })), isAnonymous: false, proposalsPerLead: 1,
    requirements: requirements ?? callRequirements.parse({}),
  };
}
