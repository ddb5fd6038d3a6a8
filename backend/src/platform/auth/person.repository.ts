import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import { hasPermission, type Role, type Scope } from '#shared/accounts';
import type { Page, PageRequest } from '../database/paging.js';
import type { Stored } from '../database/record.js';
import { Repository, type Where } from '../database/repository.js';
import { administratorsModel, personModel, type Person } from './person.schema.js';

/** What a list of people may be narrowed by. */
export interface PersonFilter {
  readonly state?: readonly string[] | undefined;
  readonly role?: readonly Role[] | undefined;
  readonly organisation?: string | undefined;
  readonly beginning?: string | undefined;
}

@Injectable()
export class PersonRepository extends Repository<Person> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, personModel);
    connection.model(administratorsModel.name, administratorsModel.schema);
  }

  /** Administrators see people; everybody sees the name of a person that a record they may read names (by id). */
  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system' || hasPermission(scope, 'user.manage')) return {};
    return scope.kind === 'person' ? { _id: scope.id } : null;
  }

  findByEmail(scope: Scope, email: string, session?: ClientSession): Promise<Person | null> {
    return this.findOne(scope, { email }, session);
  }

  /** People who hold one of the roles, in an organisation where one is given. At most 500. */
  findByRole(scope: Scope, roles: readonly Role[], organisations?: readonly string[], session?: ClientSession): Promise<Person[]> {
    const held = { role: { $in: roles }, ...(organisations ? { organisation: { $in: organisations } } : {}) };
    return this.findMany(scope, { memberships: { $elemMatch: held } }, 500, { _id: 1 }, session);
  }

  /** Of two transactions that take an administrator away, one waits for the other and then reads afresh. */
  async claimAdministrators(session: ClientSession): Promise<void> {
    await this.connection.collection<Stored>(administratorsModel.collection)
      .updateOne({ _id: 'administrators' }, { $inc: { version: 1 }, $setOnInsert: { shape: 1 } }, { upsert: true, session });
  }

  /** People of organisations, whenever they were members: for bars and conflicts. At most 2 000. */
  findByOrganisations(scope: Scope, organisations: readonly string[], session?: ClientSession): Promise<Person[]> {
    return this.findMany(scope, { 'memberships.organisation': { $in: organisations } }, 2000, { _id: 1 }, session);
  }

  /** Anybody: whether there is a person at all. */
  async findFirst(scope: Scope): Promise<Person | null> {
    return (await this.findMany(scope, {}, 1, { _id: 1 }))[0] ?? null;
  }

  /** People who have not accepted their invitation, by name. At most 200. */
  invited(scope: Scope): Promise<Person[]> {
    return this.findMany(scope, { state: 'invited' }, 200, { nameKey: 1, _id: 1 });
  }

  findDemo(scope: Scope): Promise<Person[]> {
    return this.findMany(scope, { isDemo: true }, 50, { _id: 1 });
  }

  /** A page of people; `beginning` of the folded name or of the e-mail address. */
  list(scope: Scope, filter: PersonFilter, request: PageRequest): Promise<Page<Person>> {
    const held = { ...(filter.organisation === undefined ? {} : { organisation: filter.organisation }), ...(filter.role ? { role: { $in: filter.role } } : {}) };
    const from = filter.beginning;
    const begins = from === undefined ? null : { $gte: from, $lt: `${from}\uffff` };
    return this.page(scope, {
      ...(filter.state ? { state: { $in: filter.state } } : {}),
      ...(Object.keys(held).length > 0 ? { memberships: { $elemMatch: held } } : {}),
      ...(begins ? { $or: [{ nameKey: begins }, { email: begins }] } : {}),
    }, request);
  }

  /** Notes a sign-in: no rule reads it, so it takes no version. */
  async noteSignIn(id: string, at: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { lastSignInAt: at } });
  }

  /** Names by id, for views: whoever may read a record may read who acted on it. */
  async names(ids: readonly (string | null)[], session?: ClientSession): Promise<Map<string, string>> {
    const unique = [...new Set(ids.filter((id) => id !== null))];
    if (unique.length === 0) return new Map();
    const found = await this.model.find({ _id: { $in: unique } }, { name: 1 }, { session: session ?? null }).lean().exec();
    return new Map((found as Pick<Person, '_id' | 'name'>[]).map((p) => [p._id, p.name]));
  }
}
