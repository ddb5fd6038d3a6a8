import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { languages, type Language } from '#shared/platform';
import { callerOf } from '../auth/access-guard.js';
import { KEYED } from '../auth/access.js';
import { canonical } from '../audit/audit-chain.js';
import type { Ctx, RequestKey } from '../context/ctx.js';
import { traceOf } from '../context/trace.js';
import { Problem } from '../errors/problem.js';

/** The `ctx` of a request (platform.md, "Time"). Both clocks are the machine's: no request can set `now`. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext): Ctx => {
  const request = execution.switchToHttp().getRequest<Request>();
  const isKeyed = Reflect.getMetadata(KEYED, execution.getHandler()) === true;
  const caller = callerOf(request);
  return {
    scope: caller.scope,
    actorName: caller.person?.name,
    traceId: traceOf(request),
    now: new Date().toISOString(),
    recordedAt: () => new Date(),
    language: caller.person?.locale ?? languageOf(request),
    origin: request.ip ?? 'unknown',
    ifMatch: versionOf(request),
    key: isKeyed ? keyOf(request, caller.scope.kind === 'person' ? caller.scope.id : 'public') : null,
    isQuiet: false,
  };
});

function versionOf(request: Request): number | null {
  const header = request.headers['if-match'];
  if (header === undefined) return null;
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1];
  if (digits === undefined) throw new Problem('malformed', 'If-Match holds the version that you read, e.g. "7".');
  return Number(digits);
}

/** Scope of a key: person + method + path; the body is compared by the hash of its parsed form. */
function keyOf(request: Request, person: string): RequestKey {
  const header = request.headers['idempotency-key'];
  if (header === undefined) throw new Problem('idempotency_key_missing');
  if (typeof header !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(header)) {
    throw new Problem('malformed', 'Idempotency-Key is a UUID.');
  }
  const place = [person, request.method, request.path, header.toLowerCase()].join(' ');
  return { id: sha256(place), bodyHash: sha256(canonical(request.body ?? null)) };
}
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function languageOf(request: Request): Language {
  const accepted = request.acceptsLanguages([...languages]);
  return (accepted || 'en') as Language;
}
