import { HttpErrorResponse } from '@angular/common/http';
import { problem, type ProblemEntry } from '#shared/platform';

/** What the server answered instead of what was asked: always this, whatever went wrong on the way. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | null = null,
    readonly traceId: string | null = null,
    readonly errors: readonly ProblemEntry[] = [],
    /** How long the server asks to wait, ms. */
    readonly retryAfter: number | null = null,
  ) {
    super(`${status} ${code}: ${title}`);
  }

  /** Nobody answers: no line, the server or its database is down. It may go by itself. */
  get isAway(): boolean {
    return this.code === 'unreachable' || [502, 503, 504].includes(this.status);
  }

  static of(error: unknown): ApiProblem {
    if (error instanceof ApiProblem) return error;
    if (!(error instanceof HttpErrorResponse)) return new ApiProblem(0, 'unexpected_answer', String(error));
    const parsed = problem.safeParse(bodyOf(error.error));
    const wait = retryAfterOf(error);
    if (!parsed.success) return new ApiProblem(error.status, error.status === 0 ? 'unreachable' : `status_${error.status}`, error.message, null, null, [], wait);
    const { status, code, title, detail, traceId, errors } = parsed.data;
    return new ApiProblem(status, code, title, detail, traceId, errors, wait);
  }
}

/** In seconds; a date would need a clock that is right. */
function retryAfterOf(error: HttpErrorResponse): number | null {
  const seconds = Number(error.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}

/** A failed download is a Blob or text, never JSON that was read. */
function bodyOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
