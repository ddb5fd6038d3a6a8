import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { hasPermission, type Scope } from '#shared/accounts';
import { CONFIG, type Config } from '../config/config.js';
import { Problem } from '../errors/problem.js';
import { OUTSIDE, ROUTE_ACCESS, type RouteAccess } from './access.js';
import { originsOf, readCookie } from './cookie.js';
import { grantsOf, type Person } from './person.schema.js';
import { PrintTickets } from './print-tickets.js';
import { SessionRepository, type Session } from './session.repository.js';

/** Who a request comes from, found once by the guard. */
export interface Caller {
  readonly scope: Scope;
  readonly person: Person | null;
  readonly session: Session | null;
}
const visitor: Caller = { scope: { kind: 'public' }, person: null, session: null };
const callers = new WeakMap<Request, Caller>();
export function callerOf(request: Request): Caller {
  return callers.get(request) ?? visitor;
}

/** Reads the session, refuses forged requests, and asks the permission catalogue. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionRepository,
    private readonly tickets: PrintTickets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [context.getHandler(), context.getClass()]);
    if (!access) throw new Error(`Nobody classified ${request.method} ${request.path}`);
    if (this.reflector.get<true | undefined>(OUTSIDE, context.getHandler())) return true; // nobody's session: nothing to forge
    this.refuseForgery(request);
    const caller = this.meant(request, await this.find(request));
    callers.set(request, caller);
    if (access.kind === 'public') return true;
    if (caller.scope.kind !== 'person') throw new Problem('not_signed_in');
    if (access.kind === 'permission' && !hasPermission(caller.scope, access.permission)) throw new Problem('not_allowed');
    return true;
  }

  private async find(request: Request): Promise<Caller> {
    const ticket = this.tickets.of(request);
    if (ticket) return { scope: ticket.scope, person: ticket.person, session: null };
    const secret = readCookie(request);
    const now = new Date();
    const used = secret ? await this.sessions.use(secret, now) : null;
    if (used?.person?.state !== 'active') return visitor;
    const { person, session } = used;
    return { scope: { kind: 'person', id: person._id, grants: grantsOf(person, now.toISOString()) }, person, session };
  }

  /** A tab says whom it shows: when somebody else has signed in since in the same browser, it is nobody's until that is settled. */
  private meant(request: Request, caller: Caller): Caller {
    const meant = request.headers['x-person'];
    return meant === undefined || meant === caller.person?._id ? caller : visitor;
  }

  /** A page of another site can send neither our header without a pre-flight nor our origin. */
  private refuseForgery(request: Request): void {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    if (request.headers['x-requested-by'] === undefined) throw new Problem('csrf', 'Send the header X-Requested-By.');
    const origin = request.headers.origin;
    if (origin !== undefined && !originsOf(this.config, request).includes(origin)) throw new Problem('csrf');
  }
}
