import { z } from 'zod';

/** The catalogue of error codes (api.md, "Errors"): status and English title. Screens translate by code. */
export const problemCodes = {
  malformed: { status: 400, title: 'The request is not well formed' },
  idempotency_key_missing: { status: 400, title: 'This request needs an Idempotency-Key header (a UUID)' },
  cursor_of_another_list: { status: 400, title: 'The cursor belongs to another filter or sort' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  wrong_credentials: { status: 401, title: 'The e-mail address or the password is wrong' },
  not_allowed: { status: 403, title: 'You may not do this' },
  csrf: { status: 403, title: 'The request does not come from the portal' },
  separation_of_duties: { status: 403, title: 'Another person has to do this' },
  barred: { status: 403, title: 'You are barred from this record' },
  not_found: { status: 404, title: 'There is no such record' },
  wrong_state: { status: 409, title: 'The record is in a state that does not allow this' },
  lost_race: { status: 409, title: 'Somebody else was faster; reload and try again' },
  duplicate: { status: 409, title: 'A record with this value exists already' },
  id_used: { status: 409, title: 'This id belongs to another record' },
  stale_version: { status: 412, title: 'The record has changed since you read it' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_type: { status: 415, title: 'This type of content is not accepted' },
  rule_broken: { status: 422, title: 'A rule is broken' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was used with another request' },
  version_missing: { status: 428, title: 'Say which version you read (If-Match)' },
  too_many_requests: { status: 429, title: 'Too many attempts; wait and try again' },
  print_failed: { status: 500, title: 'The PDF could not be made; print the page instead' },
  no_printer: { status: 501, title: 'This portal makes no PDF; print the page instead' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  database_unavailable: { status: 503, title: 'The database does not answer; try again in a moment' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof problemCodes;

/** One wrong thing in the request: where, which rule, what to do. */
export const problemEntry = z.object({
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type ProblemEntry = z.infer<typeof problemEntry>;

/** RFC 9457 problem details as the API sends them. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(problemEntry).optional(),
});
export type Problem = z.infer<typeof problem>;
