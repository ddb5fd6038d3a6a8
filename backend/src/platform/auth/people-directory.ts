import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongoose';
import type { DatedMembership, Role } from '#shared/accounts';
import { addDays } from '#shared/calendar';
import type { Day, Language } from '#shared/platform';
import { PersonRepository } from './person.repository.js';
import type { Membership, Person } from './person.schema.js';

/** A person as other features name them. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Language;
}
/** Who has to do with an organisation, and from when until when (both included), for bars (domain 1). */
export interface KnownMember extends KnownPerson {
  readonly memberships: DatedMembership[];
}
/** Where a role is held: in an organisation, or one of several; for a programme. */
export interface Place {
  readonly organisation?: string | readonly string[] | undefined;
  readonly programme?: string | undefined;
}
const system = { kind: 'system' } as const;

/** What features ask about people: names, who holds a role, who was ever a member. Asked by the server, shown by nobody as it is. */
@Injectable()
export class PeopleDirectory {
  constructor(private readonly people: PersonRepository) {}

  /** Names by id, for views: whoever may read a record may read who acted on it. */
  names(ids: readonly (string | null)[], session?: ClientSession): Promise<Map<string, string>> {
    return this.people.names(ids, session);
  }

  /** Active people who hold one of the roles on that day, in one of the organisations or for the programme where any is given; by id. */
  async withRole(roles: readonly Role[], place: Place, on: Day, session?: ClientSession): Promise<KnownPerson[]> {
    const found = await this.people.findByRole(system, roles, organisationsOf(place), session);
    return found.filter((p) => p.state === 'active' && p.memberships.some((m) => roles.includes(m.role) && isHeld(m, place, on))).map(known);
  }

  /** Everybody who is or was a member of one of the organisations, with all their memberships. */
  async membersEver(organisations: readonly string[], session?: ClientSession): Promise<KnownMember[]> {
    const found = await this.people.findByOrganisations(system, organisations, session);
    return found.map((p) => ({ ...known(p), memberships: p.memberships.map(dated) }));
  }

  /** All memberships of a person, past ones too: what `isBarred` asks. Nobody: none. */
  async membershipsOf(person: string | null, session?: ClientSession): Promise<DatedMembership[]> {
    const found = person === null ? null : await this.people.find(system, person, session);
    return found?.memberships.map(dated) ?? [];
  }

  /** Who may certify and sign for an organisation on that day. */
  signatoriesOf(organisation: string, on: Day, session?: ClientSession): Promise<KnownPerson[]> {
    return this.withRole(['partner_signatory'], { organisation }, on, session);
  }

  /** People by id; unknown ids are left out. */
  async byIds(ids: readonly string[], session?: ClientSession): Promise<Map<string, KnownPerson>> {
    const found = await this.people.findByIds(system, ids, session);
    return new Map(found.map((p) => [p._id, known(p)]));
  }
}

const organisationsOf = ({ organisation }: Place): readonly string[] | undefined => (typeof organisation === 'string' ? [organisation] : organisation);

function isHeld(membership: Membership, place: Place, on: Day): boolean {
  const organisations = organisationsOf(place);
  const { programme } = place;
  if (membership.from > on || (membership.until !== null && membership.until <= on)) return false;
  if (organisations && !organisations.includes(membership.organisation)) return false;
  return programme === undefined || membership.programmes === 'all' || membership.programmes.includes(programme);
}
function known({ _id, name, email, locale }: Person): KnownPerson {
  return { id: _id, name, email, locale };
}
/** Stored until is the first day without the role; the rule's is the last day with it. */
function dated({ organisation, from, until }: Membership): DatedMembership {
  return { organisation, from, until: until === null ? null : addDays(until, -1) };
}
