import { Injectable } from '@nestjs/common';
import { passwordFindings } from '#shared/accounts';
import { PersonRepository } from '../platform/auth/person.repository.js';
import type { Person } from '../platform/auth/person.schema.js';
import { hashSecret, SessionRepository } from '../platform/auth/session.repository.js';
import { ThrottleRepository, type Limit } from '../platform/auth/throttle.repository.js';
import { TokenRepository } from '../platform/auth/token.repository.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, Problem, ruleBrokenAt } from '../platform/errors/problem.js';
import { hashPassword, isPassword } from './password.js';
import { PersonService } from './person.service.js';

const system = { kind: 'system' } as const;
const perAccount: Limit = { kind: 'reset-account', most: 5, minutes: 60 };
const perAddress: Limit = { kind: 'reset-address', most: 30, minutes: 60 };
const ownPassword: Limit = { kind: 'own-password', most: 10, minutes: 15 };

/** Setting, changing and resetting passwords. A new password ends the person's sessions. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly people: PersonRepository,
    private readonly persons: PersonService,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenRepository,
    private readonly throttles: ThrottleRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Mails a link to whoever has this address, if anybody. Known and unknown addresses take the same way: both write a
   * message, one of them to nobody. @throws Problem too_many_requests
   */
  async requestReset(ctx: Ctx, email: string): Promise<void> {
    await this.throttles.count(perAddress, ctx.origin, ctx.recordedAt());
    await this.throttles.count(perAccount, email, ctx.recordedAt());
    const person = await this.people.findByEmail(system, email);
    const isKnown = person !== null && person.state !== 'inactive';
    await this.transactions.run(ctx, async (tx) => {
      const to = { persons: isKnown ? [person._id] : [] };
      const way = person?.state === 'invited' ? { kind: 'invitation', link: '/invitation' } : { kind: 'password_reset', link: '/reset-password' };
      tx.notify({ ...way, to, params: { name: person?.name ?? '' } });
    });
  }

  /** Sets the password by a mailed token, which is used up. @throws Problem rule_broken (token_unknown, password_…) */
  async setByToken(ctx: Ctx, token: string, password: string): Promise<void> {
    await this.throttles.count(perAddress, ctx.origin, ctx.recordedAt());
    const passwordHash = await hashPassword(password);
    await this.transactions.run(ctx, async (tx) => {
      const id = await this.tokens.use(token, ctx.recordedAt(), tx.session);
      const person = id === null ? null : await this.people.find(system, id, tx.session);
      if (!person || person.state === 'inactive') {
        throw ruleBrokenAt('/token', 'token_unknown', 'This link was used, has ended, or is not complete. Ask for a new one.');
      }
      refuseWeak(password, person);
      await this.set(tx, person, passwordHash);
    });
  }

  /** Changes one's own password; the session at hand stays, all others end. @throws Problem rule_broken, too_many_requests */
  async change(ctx: Ctx, current: string, password: string, secret: string): Promise<void> {
    const id = actor(ctx);
    if (id === null) throw new Problem('not_signed_in');
    await this.throttles.count(ownPassword, id, ctx.recordedAt());
    const person = await this.people.get(ctx.scope, id);
    if (!(await isPassword(person.passwordHash, current))) throw ruleBrokenAt('/current', 'password_wrong', 'The current password is wrong.');
    refuseWeak(password, person);
    const passwordHash = await hashPassword(password);
    await this.transactions.run(ctx, async (tx) => this.set(tx, await this.people.get(ctx.scope, id, tx.session), passwordHash, hashSecret(secret)));
    await this.throttles.forget(ownPassword, id);
  }

  private async set(tx: Tx, person: Person, passwordHash: string, exceptSession?: string): Promise<void> {
    const action = person.state === 'invited' ? 'invitation_accepted' : 'password_set';
    await this.persons.replace(tx, person, { ...person, passwordHash, state: 'active' }, action);
    await this.sessions.endAll(person._id, exceptSession, tx.session);
    await this.tokens.withdraw(person._id, tx.session);
  }
}

function refuseWeak(password: string, person: Person): void {
  const findings = passwordFindings(password, person);
  if (findings.length > 0) throw findingsBroken('Choose another password: this one is easy to guess.', findings);
}
