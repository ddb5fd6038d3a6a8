import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { permissionsOf, type Grant, type SessionView, type SignInRequest } from '#shared/accounts';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Problem } from '../platform/errors/problem.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { grantsOf, type Person } from '../platform/auth/person.schema.js';
import { SessionRepository } from '../platform/auth/session.repository.js';
import { isPassword } from './password.js';

const STAFF_IDLE_MINUTES = 8 * 60;
const IDLE_MINUTES = 12 * 60;
const OWN_DEVICE_IDLE_MINUTES = 30 * 24 * 60;

@Injectable()
export class SessionService {
  constructor(
    private readonly people: PersonRepository,
    private readonly sessions: SessionRepository,
    @InjectConnection() private readonly connection: Connection,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Checks e-mail and password and opens a session. @throws Problem wrong_credentials, the same for an unknown account */
  async signIn(ctx: Ctx, request: SignInRequest, device: string): Promise<{ secret: string; view: SessionView }> {
    const person = await this.people.findByEmail({ kind: 'system' }, request.email);
    const isRight = await isPassword(person?.passwordHash ?? null, request.password);
    if (!person || !isRight || person.state !== 'active') throw new Problem('wrong_credentials');
    return this.open(ctx, person, request.isMyDevice, device);
  }

  /** Opens a session for a person who has proved who they are. */
  async open(ctx: Ctx, person: Person, isOwnDevice: boolean, device: string): Promise<{ secret: string; view: SessionView }> {
    const now = ctx.recordedAt();
    const grants = grantsOf(person, now.toISOString());
    const isStaff = grants.some((g) => g.role.startsWith('programme_') || ['finance_officer', 'analyst', 'administrator'].includes(g.role));
    const idle = isOwnDevice ? OWN_DEVICE_IDLE_MINUTES : isStaff ? STAFF_IDLE_MINUTES : IDLE_MINUTES;
    const secret = await this.sessions.open(person._id, idle, { address: ctx.origin, device }, now);
    await this.people.noteSignIn(person._id, now.toISOString());
    return { secret, view: await this.view(person, grants) };
  }

  /** Who is signed in. @throws Problem not_signed_in */
  async current(ctx: Ctx): Promise<SessionView> {
    if (ctx.scope.kind !== 'person') throw new Problem('not_signed_in');
    const person = await this.people.get(ctx.scope, ctx.scope.id);
    return this.view(person, ctx.scope.grants);
  }

  private async view(person: Person, grants: readonly Grant[]): Promise<SessionView> {
    const ids = [...new Set(grants.map((g) => g.organisation))];
    const found = await this.connection.collection('organisations').find({ _id: { $in: ids as never[] } }).project({ code: 1, name: 1, type: 1 }).toArray();
    const byId = new Map(found.map((o) => [String(o['_id']), o]));
    return {
      person: { id: person._id, name: person.name, email: person.email, locale: person.locale },
      memberships: grants.map((g) => ({
        id: g.id, role: g.role, programmes: g.programmes === 'all' ? 'all' : [...g.programmes],
        organisation: { id: g.organisation, code: String(byId.get(g.organisation)?.['code']), name: String(byId.get(g.organisation)?.['name']), type: byId.get(g.organisation)?.['type'] as 'un' },
      })),
      permissions: permissionsOf(grants.map((g) => g.role)),
      isDemo: this.config.isDemo,
    };
  }
}
