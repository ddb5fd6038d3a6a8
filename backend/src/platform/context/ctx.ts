import type { Access, Grant, Permission, Scope } from '#shared/accounts';
import { grantFor } from '#shared/accounts';
import type { Instant, Language } from '#shared/platform';
import { Problem } from '../errors/problem.js';

/** The idempotency key of a request (api.md, "Idempotency"). */
export interface RequestKey {
  readonly id: string;
  readonly bodyHash: string;
}

/**
 * Who acts, by which right, when (platform.md, "Time"). `now` is when the act happens, for the rules of the domain;
 * `recordedAt()` is the machine's clock, for sessions, tokens, keys, leases and ids. Only the loader sets `now`.
 */
export interface Ctx {
  readonly scope: Scope;
  /** The name of the acting person, where it was at hand. */
  readonly actorName?: string | undefined;
  readonly traceId: string;
  readonly now: Instant;
  readonly recordedAt: () => Date;
  readonly language: Language;
  readonly origin: string;
  /** The version that the asker read; `current` only for the loader, which reads and acts in one step. */
  readonly ifMatch: number | 'current' | null;
  readonly key: RequestKey | null;
  /** Mails are not sent for what the loader plays. */
  readonly isQuiet: boolean;
}

/** The id of the acting person, or null for the system and the public. */
export function actor(ctx: Ctx): string | null {
  return ctx.scope.kind === 'person' ? ctx.scope.id : null;
}

/** The grant by which the asker may do this to a record. @throws Problem not_allowed (the record is known to the asker) */
export function authorise(ctx: Ctx, permission: Permission, access: Access): Grant {
  const grant = grantFor(ctx.scope, permission, access);
  if (grant === null) throw new Problem('not_allowed', `You need the right "${permission}" on this record.`);
  return grant;
}

/** Compares the version that the asker read. @throws Problem version_missing (428), stale_version (412) */
export function expectVersion(ctx: Ctx, version: number): void {
  if (ctx.ifMatch === 'current') return;
  if (ctx.ifMatch === null) throw new Problem('version_missing');
  if (ctx.ifMatch !== version) throw new Problem('stale_version', `You read version ${String(ctx.ifMatch)}; it is now ${String(version)}. Reload and try again.`);
}

/** The system acting by itself: migrations, jobs, first set-up. */
export function systemCtx(traceId: string, now: Instant = new Date().toISOString()): Ctx {
  return {
    scope: { kind: 'system' }, traceId, now, recordedAt: () => new Date(), language: 'en', origin: 'system', ifMatch: 'current', key: null, isQuiet: true,
  };
}
