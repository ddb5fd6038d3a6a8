import type { NextFunction, Request, Response } from 'express';
import { json } from 'express';
import { Problem } from '../errors/problem.js';

/** The largest JSON body: a report of 5 000 cells, with room. */
const LIMIT = '2mb';

/** What mail programs post says nothing that the address does not say (RFC 8058): it is not read. */
const formPath = /^\/api\/v1\/unsubscribe\/[\w-]+$/;
const parse = json({ limit: LIMIT, strict: true, type: ['application/json', 'application/*+json'], reviver: refusePrototype });

/** Parses JSON bodies under a limit; an unsafe method with another type of body is a 415 (files have their own route). */
export function jsonBody(request: Request, response: Response, next: NextFunction): void {
  const type = request.headers['content-type'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (formPath.test(request.path)) {
    next();
    return;
  }
  const isRaw = type !== undefined && /^application\/(octet-stream|offset\+octet-stream)/.test(type);
  if (hasBody && !isRaw && (type === undefined || !/^application\/([\w.+-]+\+)?json\b/i.test(type))) {
    next(new Problem('unsupported_type', 'Send JSON: Content-Type: application/json.'));
    return;
  }
  parse(request, response, (error?: unknown) => {
    next(error === undefined ? undefined : bodyProblem(error));
  });
}

/** A key that would reach an object's prototype is no field of ours. */
function refusePrototype(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__');
  return value;
}

function bodyProblem(error: unknown): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Problem('too_large', `A request body holds at most ${LIMIT}.`);
  if (status === 400) return new Problem('malformed', 'The body is not valid JSON.');
  return error;
}
