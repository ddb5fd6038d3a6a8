import { randomBytes, randomUUID } from 'node:crypto';
import { isPartnerRole, type OrganisationType, type Role } from '#shared/accounts';
import { uuidv7 } from '#shared/platform';
import { hashPassword } from '../../src/accounts/password.js';
import { PersonService } from '../../src/accounts/person.service.js';
import { OrganisationService } from '../../src/organisations/organisation.service.js';
import { SessionRepository } from '../../src/platform/auth/session.repository.js';
import { systemCtx } from '../../src/platform/context/ctx.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { Client } from './client.js';
import type { Portal } from './portal.js';

export const freshId = (): string => uuidv7(Date.now(), randomBytes(10));

/** An organisation of this type, verified; returns its id. */
export function anOrganisation(portal: Portal, type: OrganisationType = 'cso', code = `ORG ${randomUUID().slice(0, 8)}`): Promise<string> {
  const ctx = systemCtx('builder');
  const input = { id: freshId(), code, name: `Organisation ${code}`, type, country: type === 'un' ? 'BE' : 'DZ' };
  return portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(OrganisationService).createBySystem(ctx, tx, input));
}

export interface PersonAt {
  readonly id: string;
  readonly email: string;
  readonly organisation: string;
  readonly client: Client;
}
export interface PersonOptions {
  readonly name?: string;
  readonly isDemo?: boolean;
  /** Staff bounded to these programmes; else to none. */
  readonly programmes?: string[];
}
const typeOf = (role: Role): OrganisationType => (role === 'donor' ? 'donor' : isPartnerRole(role) ? 'cso' : 'un');

/** A person with one role, signed in. Without an organisation: in one of their own, of a type that knows the role. */
export async function aPerson(portal: Portal, role: Role, organisation?: string, options: PersonOptions = {}): Promise<PersonAt> {
  const at = organisation ?? (await anOrganisation(portal, typeOf(role)));
  const email = `${role}-${randomUUID().slice(0, 8)}@example.org`;
  const ctx = systemCtx('builder');
  const person = { email, name: options.name ?? `A ${role}`, locale: 'en' as const, memberships: [{ organisation: at, role, from: '2000-01-01', programmes: options.programmes ?? ('all' as const) }], isDemo: options.isDemo ?? false };
  const id = await portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(PersonService).createBySystem(ctx, tx, person));
  return { id, email, organisation: at, client: await signIn(portal, id) };
}

/** A client with a session of this person, opened without the cost of a password. */
export async function signIn(portal: Portal, person: string): Promise<Client> {
  const secret = await portal.app.get(SessionRepository).open(person, 600, { address: '127.0.0.1', device: 'test' }, new Date());
  return new Client(portal, `portal-session=${secret}`);
}

export const PASSWORD = 'forty hives of heather';
let hashed: Promise<string> | null = null;
/** Gives a person the password `PASSWORD`; it is hashed once a run, because argon2 is slow on purpose. */
export async function givePassword(portal: Portal, person: string): Promise<void> {
  hashed ??= hashPassword(PASSWORD);
  await portal.connection.collection('people').updateOne({ _id: person as never }, { $set: { passwordHash: await hashed } });
}
