import { Injectable } from '@nestjs/common';
import type { MembershipInput, Role } from '#shared/accounts';
import type { Day, Language } from '#shared/platform';
import { OrganisationService } from '../organisations/organisation.service.js';
import { emptyChain } from '../platform/audit/audit-chain.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import type { Membership, Person } from '../platform/auth/person.schema.js';
import type { Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import type { Tx } from '../platform/database/transactions.js';
import { Problem, ruleBroken, ruleBrokenAt } from '../platform/errors/problem.js';
import { foldText } from '../platform/search/search-rows.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import { membershipErrors } from './membership-rules.js';

/** A person as the loader and the first set-up bring them. */
export interface SystemPerson {
  readonly email: string;
  readonly name: string;
  readonly locale: Language;
  /** `organisation` is an id. */
  readonly memberships: readonly { readonly organisation: string; readonly role: Role; readonly from: Day; readonly programmes?: 'all' | string[] }[];
  readonly isDemo: boolean;
}
export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Language;
  readonly memberships: readonly Membership[];
  readonly state: Person['state'];
  readonly isDemo: boolean;
}
const system = { kind: 'system' } as const;

/** Writes people. Who may do so is asked by the services that call it. */
@Injectable()
export class PersonService {
  constructor(private readonly people: PersonRepository, private readonly organisations: OrganisationService, private readonly programmes: ProgrammeService) {}

  /**
   * Creates an active person without a password, for the loader and first set-up. One with the same e-mail and content is reused.
   * @returns the person's id
   * @throws Problem rule_broken: other_content when the address belongs to somebody with other content; membership errors
   */
  async createBySystem(ctx: Ctx, tx: Tx, input: SystemPerson): Promise<string> {
    if (ctx.scope.kind !== 'system') throw new Problem('not_allowed');
    const existing = await this.people.findByEmail(system, input.email, tx.session);
    if (existing && isSame(existing, input)) return existing._id;
    if (existing) throw ruleBrokenAt('/email', 'other_content', `${input.email} exists with another name, language or memberships.`, { email: input.email });
    const memberships = input.memberships.map((m) => ({ programmes: 'all' as const, ...m, id: newId(), until: null }));
    await this.refuseBroken(tx, memberships);
    const { email, name, locale, isDemo } = input;
    return (await this.insert(tx, { id: newId(), email, name, locale, memberships, state: 'active', isDemo }, 'loader.created'))._id;
  }

  /** @throws Problem rule_broken with every membership that cannot be */
  async refuseBroken(tx: Tx, memberships: readonly MembershipInput[]): Promise<void> {
    const organisations = await this.organisations.refs(memberships.map((m) => m.organisation), tx.session);
    const programmes = await this.programmes.byIds(memberships.flatMap((m) => (m.programmes === 'all' ? [] : m.programmes)), tx.session);
    const errors = membershipErrors(memberships, organisations, programmes);
    if (errors.length > 0) throw ruleBroken('Some memberships cannot be given.', errors);
  }

  async insert(tx: Tx, person: NewPerson, action: string): Promise<Person> {
    const { id, memberships, ...content } = person;
    const stored = await this.people.insert({
      _id: id, shape: 1, version: 1, ...content, memberships: [...memberships], nameKey: foldText(content.name), passwordHash: null, lastSignInAt: null, audit: emptyChain,
    }, tx.session);
    this.note(tx, stored, action, { after: auditedOf(stored) });
    return stored;
  }

  /** Writes a person over the version read, and says so in the person's chain. */
  async replace(tx: Tx, before: Person, after: Person, action: string): Promise<Person> {
    const stored = await this.people.replace({ ...after, nameKey: foldText(after.name) }, tx.session);
    this.note(tx, stored, action, { before: auditedOf(before), after: auditedOf(stored) });
    return stored;
  }

  private note(tx: Tx, person: Person, action: string, details: Record<string, unknown>): void {
    tx.audit({ kind: 'person', id: person._id, action, details });
    const access = { programme: '', lead: null, consortium: [], reviewers: [], funders: [] };
    tx.index({ kind: 'person', id: person._id, code: person.email, title: person.name, access, isSubmitted: true });
  }
}

/** What the history tells of a person: never the password. */
function auditedOf({ email, name, locale, state, memberships }: Person): Record<string, unknown> {
  return { email, name, locale, state, memberships };
}

function isSame(stored: Person, input: SystemPerson): boolean {
  const key = (m: { role: string; organisation: string }) => `${m.role} ${m.organisation}`;
  const held = stored.memberships.filter((m) => m.until === null).map(key).sort().join();
  return stored.name === input.name && stored.locale === input.locale && held === input.memberships.map(key).sort().join();
}
