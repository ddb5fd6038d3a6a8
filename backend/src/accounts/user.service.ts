import { Injectable } from '@nestjs/common';
import { userSorts, type UserChange, type UserInvite, type UserQuery, type UserView } from '#shared/accounts';
import type { HistoryQuery } from '#shared/platform';
import { OrganisationService } from '../organisations/organisation.service.js';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { grantsOf, type Person } from '../platform/auth/person.schema.js';
import { SessionRepository } from '../platform/auth/session.repository.js';
import { TokenRepository } from '../platform/auth/token.repository.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Problem, ruleBroken, ruleBrokenAt } from '../platform/errors/problem.js';
import { foldText } from '../platform/search/search-rows.js';
import { grantsMore, nextMemberships } from './membership-rules.js';
import { PersonService } from './person.service.js';
import { userViewOf } from './user.mapper.js';

const system = { kind: 'system' } as const;

/** People, as administrators see and change them. */
@Injectable()
export class UserService {
  constructor(
    private readonly people: PersonRepository,
    private readonly persons: PersonService,
    private readonly organisations: OrganisationService,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenRepository,
    private readonly histories: HistoryService,
    private readonly transactions: Transactions,
  ) {}

  async list(ctx: Ctx, query: UserQuery): Promise<Page<UserView>> {
    const { sort, limit, cursor, count, q, ...filter } = query;
    const beginning = q === undefined ? undefined : foldText(q);
    const page = await this.people.list(ctx.scope, { ...filter, beginning }, { sort: sortOf(sort, userSorts), limit, cursor, count });
    return { ...page, items: await this.views(ctx, page.items) };
  }

  /** @throws Problem not_found */
  async one(ctx: Ctx, id: string): Promise<UserView> {
    return this.view(ctx, await this.people.get(ctx.scope, id));
  }

  /** What happened to a person's account, newest first. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    await this.people.get(ctx.scope, id);
    return this.histories.of('person', id, query);
  }

  /** Invites a person by mail. @throws Problem id_used, duplicate (the address), rule_broken (memberships) */
  invite(ctx: Ctx, input: UserInvite): Promise<UserView> {
    return this.transactions.run(ctx, async (tx) => {
      await tx.once();
      const existing = await this.people.find(system, input.id, tx.session);
      if (existing) return this.sameAgain(ctx, tx, existing, input);
      this.refuseSelf(ctx, input.id);
      await this.persons.refuseBroken(tx, input.memberships);
      const memberships = input.memberships.map((m) => ({ ...m, from: ctx.now.slice(0, 10), until: null }));
      const person = await this.persons.insert(tx, { ...input, memberships, state: 'invited', isDemo: false }, 'invited');
      this.mailInvitation(tx, person);
      return this.view(ctx, person, tx);
    });
  }

  /** Mails the invitation once more; the earlier link stays good until it ends. @throws Problem wrong_state unless invited */
  inviteAgain(ctx: Ctx, id: string): Promise<UserView> {
    return this.transactions.run(ctx, async (tx) => {
      const person = await this.people.get(ctx.scope, id, tx.session);
      await tx.once();
      if (person.state !== 'invited') throw new Problem('wrong_state', 'This person has accepted the invitation, or is switched off.');
      tx.audit({ kind: 'person', id, action: 'invited_again' });
      this.mailInvitation(tx, person);
      return this.view(ctx, person, tx);
    });
  }

  /**
   * Changes name, language, memberships, or switches a person on and off. Ended memberships stay with their last day; who is
   * switched off is signed out everywhere.
   * @throws Problem separation_of_duties (a role for oneself), rule_broken, version_missing, stale_version
   */
  change(ctx: Ctx, id: string, change: UserChange): Promise<UserView> {
    return this.transactions.run(ctx, async (tx) => {
      const before = await this.people.get(ctx.scope, id, tx.session);
      const after = this.edited(ctx, before, change);
      if (grantsMore(before.memberships, after.memberships)) this.refuseSelf(ctx, id);
      await tx.once();
      expectVersion(ctx, before.version);
      if (change.memberships) await this.persons.refuseBroken(tx, change.memberships);
      await this.keepAnAdministrator(ctx, tx, before, after);
      const stored = await this.persons.replace(tx, before, after, 'changed');
      if (stored.state === 'inactive') {
        await this.sessions.endAll(id, undefined, tx.session);
        await this.tokens.withdraw(id, tx.session);
      }
      return this.view(ctx, stored, tx);
    });
  }

  private edited(ctx: Ctx, before: Person, change: UserChange): Person {
    const next = { ...before, name: change.name ?? before.name, locale: change.locale ?? before.locale, state: stateAfter(before, change.isActive) };
    if (!change.memberships) return next;
    const { memberships, errors } = nextMemberships(before.memberships, change.memberships, ctx.now.slice(0, 10));
    if (errors.length > 0) throw ruleBroken('Some memberships cannot be given.', errors);
    return { ...next, memberships };
  }

  private refuseSelf(ctx: Ctx, id: string): void {
    if (actor(ctx) === id) throw new Problem('separation_of_duties', 'Nobody gives themselves a role: ask another administrator.');
  }

  /** @throws Problem rule_broken when nobody would be left to administer the portal */
  private async keepAnAdministrator(ctx: Ctx, tx: Tx, before: Person, after: Person): Promise<void> {
    const isOne = (p: Person) => p.state === 'active' && grantsOf(p, ctx.now).some((grant) => grant.role === 'administrator');
    if (!isOne(before) || isOne(after)) return;
    await this.people.claimAdministrators(tx.session);
    const known = await this.people.findByRole(system, ['administrator'], undefined, tx.session);
    if (!known.some((p) => p._id !== after._id && isOne(p))) throw ruleBrokenAt('/memberships', 'last_administrator', 'The portal needs another administrator first.');
  }

  private mailInvitation(tx: Tx, person: Person): void {
    tx.notify({ kind: 'invitation', to: { persons: [person._id] }, link: '/invitation', params: { name: person.name } });
  }

  private async sameAgain(ctx: Ctx, tx: Tx, existing: Person, input: UserInvite): Promise<UserView> {
    if (existing.email !== input.email || existing.name !== input.name) throw new Problem('id_used');
    return this.view(ctx, existing, tx);
  }

  private async view(ctx: Ctx, person: Person, tx?: Tx): Promise<UserView> {
    const organisations = await this.organisations.refs(person.memberships.map((m) => m.organisation), tx?.session);
    return userViewOf(person, organisations, ctx.now);
  }

  private async views(ctx: Ctx, people: readonly Person[]): Promise<UserView[]> {
    const organisations = await this.organisations.refs(people.flatMap((p) => p.memberships.map((m) => m.organisation)));
    return people.map((p) => userViewOf(p, organisations, ctx.now));
  }
}

/** A person switched on again without ever having had a password is invited, not active. */
function stateAfter(before: Person, isActive: boolean | undefined): Person['state'] {
  if (isActive === undefined) return before.state;
  if (!isActive) return 'inactive';
  return before.state === 'inactive' && before.passwordHash === null && !before.isDemo ? 'invited' : before.state === 'invited' ? 'invited' : 'active';
}
