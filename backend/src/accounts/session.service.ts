import { Inject, Injectable } from '@nestjs/common';
import { isPartnerRole, permissionsOf, type Grant, type SessionRow, type SessionView, type SignInRequest } from '#shared/accounts';
import type { Language } from '#shared/platform';
import { OrganisationService } from '../organisations/organisation.service.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { grantsOf, type Person } from '../platform/auth/person.schema.js';
import { hashSecret, SessionRepository } from '../platform/auth/session.repository.js';
import { ThrottleRepository, type Limit } from '../platform/auth/throttle.repository.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound, Problem } from '../platform/errors/problem.js';
import { isPassword } from './password.js';
import { PersonService } from './person.service.js';
import { membershipViewsOf } from './user.mapper.js';

const STAFF_IDLE_MINUTES = 8 * 60;
const IDLE_MINUTES = 12 * 60;
const OWN_DEVICE_IDLE_MINUTES = 30 * 24 * 60;
/** A whole office may sit behind one address. */
const perAddress: Limit = { kind: 'sign-in-address', most: 100, minutes: 15 };
const perAccount: Limit = { kind: 'sign-in-account', most: 10, minutes: 15 };
const system = { kind: 'system' } as const;

export interface Opened {
  readonly secret: string;
  readonly view: SessionView;
}

@Injectable()
export class SessionService {
  constructor(
    private readonly people: PersonRepository,
    private readonly persons: PersonService,
    private readonly organisations: OrganisationService,
    private readonly sessions: SessionRepository,
    private readonly throttles: ThrottleRepository,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Checks e-mail and password and opens a session.
   * @throws Problem wrong_credentials, the same for an unknown account; too_many_requests per account and address
   */
  async signIn(ctx: Ctx, request: SignInRequest, device: string): Promise<Opened> {
    await this.throttles.count(perAddress, ctx.origin, ctx.recordedAt());
    await this.throttles.count(perAccount, request.email, ctx.recordedAt());
    const person = await this.people.findByEmail(system, request.email);
    const isRight = await isPassword(person?.passwordHash ?? null, request.password);
    if (!person || !isRight || person.state !== 'active') throw new Problem('wrong_credentials');
    await this.throttles.forget(perAccount, request.email);
    await this.throttles.takeBack(perAddress, ctx.origin);
    return this.open(ctx, person, request.isMyDevice, device);
  }

  /** Opens a session for a person who has proved who they are. */
  async open(ctx: Ctx, person: Person, isOwnDevice: boolean, device: string): Promise<Opened> {
    const now = ctx.recordedAt();
    const grants = grantsOf(person, now.toISOString());
    const isStaff = grants.some((g) => !isPartnerRole(g.role) && g.role !== 'reviewer' && g.role !== 'donor');
    const idle = isOwnDevice ? OWN_DEVICE_IDLE_MINUTES : isStaff ? STAFF_IDLE_MINUTES : IDLE_MINUTES;
    const secret = await this.sessions.open(person._id, idle, { address: ctx.origin, device }, now);
    await this.people.noteSignIn(person._id, now.toISOString());
    return { secret, view: await this.view(person, grants) };
  }

  /** Opens a session of a person of the demonstration, without a password. @throws Problem not_found */
  async openDemo(ctx: Ctx, person: string, device: string): Promise<Opened> {
    const found = await this.people.get(system, person);
    if (!found.isDemo || found.state !== 'active') throw notFound();
    return this.open(ctx, found, false, device);
  }

  /** Who is signed in. @throws Problem not_signed_in */
  async current(ctx: Ctx): Promise<SessionView> {
    if (ctx.scope.kind !== 'person') throw new Problem('not_signed_in');
    return this.view(await this.people.get(ctx.scope, ctx.scope.id), ctx.scope.grants);
  }

  /** Changes one's own name or language. */
  async changeProfile(ctx: Ctx, change: { name?: string | undefined; locale?: Language | undefined }): Promise<SessionView> {
    const person = await this.transactions.run(ctx, async (tx) => {
      const before = await this.people.get(ctx.scope, actor(ctx) ?? '', tx.session);
      const after = { ...before, name: change.name ?? before.name, locale: change.locale ?? before.locale };
      return this.persons.replace(tx, before, after, 'profile_changed');
    });
    return this.view(person, grantsOf(person, ctx.now));
  }

  /** The living sessions of the asker, newest first. */
  async list(ctx: Ctx, secret: string): Promise<{ items: SessionRow[] }> {
    const now = ctx.recordedAt();
    const own = hashSecret(secret);
    const all = await this.sessions.ofPerson(actor(ctx) ?? '');
    const living = all.filter((s) => s.expiresAt > now && now.getTime() - s.lastSeenAt.getTime() <= s.idleMinutes * 60_000);
    return {
      items: living.map((s) => ({
        id: s.publicId, createdAt: s.createdAt.toISOString(), lastSeenAt: s.lastSeenAt.toISOString(), address: s.address, device: s.device, isThisOne: s._id === own,
      })),
    };
  }

  /** Ends one of the asker's sessions. @throws Problem not_found */
  async end(ctx: Ctx, publicId: string): Promise<void> {
    if (!(await this.sessions.endByPublicId(actor(ctx) ?? '', publicId))) throw notFound();
  }

  /** Ends all sessions of the asker but this one. */
  endOthers(ctx: Ctx, secret: string): Promise<void> {
    return this.sessions.endAll(actor(ctx) ?? '', hashSecret(secret));
  }

  private async view(person: Person, grants: readonly Grant[]): Promise<SessionView> {
    const organisations = await this.organisations.refs(grants.map((g) => g.organisation));
    return {
      person: { id: person._id, name: person.name, email: person.email, locale: person.locale },
      memberships: membershipViewsOf(grants, organisations),
      permissions: permissionsOf(grants.map((g) => g.role)),
      isDemo: this.config.isDemo,
    };
  }
}
