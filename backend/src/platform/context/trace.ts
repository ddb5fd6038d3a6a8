import { randomUUID } from 'node:crypto';
import type { Request } from 'express';

const traces = new WeakMap<object, string>();

/** The trace id of a request: one for its answer, its log lines and its audit events. */
export function traceOf(request: Request): string {
  let trace = traces.get(request);
  if (trace === undefined) {
    const given = request.headers['x-trace-id'];
    trace = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    traces.set(request, trace);
  }
  return trace;
}
