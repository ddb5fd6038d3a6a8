import type { Grant, Role } from '#shared/accounts';
import type { Language } from '#shared/platform';
import { defineModel, Mixed, type ChainHead, type Stored } from '../database/record.js';

/** A role in an organisation, in force from a day until a day (exclusive; null = open). */
export interface Membership {
  id: string;
  role: Role;
  organisation: string;
  programmes: 'all' | string[];
  from: string;
  until: string | null;
}
export interface Person extends Stored {
  email: string;
  name: string;
  /** The folded name, for the order of lists. */
  nameKey: string;
  locale: Language;
  state: 'invited' | 'active' | 'inactive';
  passwordHash: string | null;
  memberships: Membership[];
  lastSignInAt: string | null;
  isDemo: boolean;
  audit: ChainHead;
}
export const personModel = defineModel(
  'people',
  {
    email: { type: String, required: true }, name: { type: String, required: true }, nameKey: { type: String, required: true }, locale: { type: String, required: true }, state: { type: String, required: true },
    passwordHash: { type: String, default: null }, memberships: Mixed, lastSignInAt: { type: String, default: null }, isDemo: { type: Boolean, default: false }, audit: Mixed,
  },
  [
    { keys: { email: 1 }, unique: true },
    { keys: { 'memberships.organisation': 1, 'memberships.role': 1 } },
    { keys: { 'memberships.role': 1, _id: 1 } },
    { keys: { nameKey: 1, _id: 1 } },
    { keys: { state: 1, nameKey: 1, _id: 1 } },
    { keys: { isDemo: 1, _id: 1 }, where: { isDemo: true } },
  ],
);
/** The owner document of "there is an administrator" (platform.md, "Several writers"): whoever takes one away writes it. */
export const administratorsModel = defineModel('administrators', {}, []);

/** The memberships in force at an instant, as grants. */
export function grantsOf(person: Pick<Person, 'memberships'>, at: string): Grant[] {
  const day = at.slice(0, 10);
  return person.memberships
    .filter((m) => m.from <= day && (m.until === null || day < m.until))
    .map(({ id, role, organisation, programmes }) => ({ id, role, organisation, programmes }));
}
