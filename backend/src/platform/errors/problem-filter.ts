import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { problemCodes, type Problem as ProblemBody, type ProblemCode } from '#shared/platform';
import { traceOf } from '../context/trace.js';
import { isDatabaseAway, isDuplicateKey } from '../database/database-errors.js';
import { loggedPath } from '../http/logged-path.js';
import { Problem } from './problem.js';

/** Every error leaves the API as application/problem+json; what is not foreseen is a 500 without detail, logged with its trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = asProblem(error);
    const traceId = traceOf(request);
    if (problem.status >= 500) this.logger.error({ err: error, traceId, path: loggedPath(request.path) }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(problem.retryAfterSeconds));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body(problem, request.path, traceId)));
  }
}

function body(problem: Problem, instance: string, traceId: string): ProblemBody {
  return {
    type: `/problems/${problem.code}`,
    title: problemCodes[problem.code].title,
    status: problem.status,
    ...(problem.detail ? { detail: problem.detail } : {}),
    instance,
    code: problem.code,
    traceId,
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
  };
}

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'malformed', 401: 'not_signed_in', 403: 'not_allowed', 404: 'not_found', 413: 'too_large', 415: 'unsupported_type', 429: 'too_many_requests',
};

/** What Express, Nest and the driver throw, as problems of the catalogue. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseAway(error)) return new Problem('database_unavailable', undefined, [], 5);
  if (isDuplicateKey(error)) return new Problem('duplicate');
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = codeOfStatus[status];
  if (code === undefined) return new Problem(status === 503 ? 'database_unavailable' : 'internal');
  return new Problem(code);
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}
