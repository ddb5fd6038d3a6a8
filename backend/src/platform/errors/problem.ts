import { problemCodes, type Finding, type ProblemCode, type ProblemEntry } from '#shared/platform';

/** An error that the API answers as RFC 9457 problem details (api.md, "Errors"). */
export class Problem extends Error {
  readonly status: number;
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    readonly errors: readonly ProblemEntry[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail ?? problemCodes[code].title);
    this.status = problemCodes[code].status;
  }
}

export const notFound = (): Problem => new Problem('not_found');
export const wrongState = (detail?: string): Problem => new Problem('wrong_state', detail);
/** A broken rule of the domain, with every place where it is broken. */
export const ruleBroken = (detail: string, errors: readonly ProblemEntry[] = []): Problem => new Problem('rule_broken', detail, errors);
/** One broken rule at one place: `code` names the rule for the screen's text. */
export const ruleBrokenAt = (pointer: string, code: string, detail: string, params: Finding['params'] = {}): Problem =>
  new Problem('rule_broken', detail, [{ pointer, code, detail, params }]);
/** Findings as the entries of a 422. */
export const findingsBroken = (detail: string, findings: readonly Finding[]): Problem =>
  ruleBroken(detail, findings.map((f) => ({ pointer: f.pointer, code: f.code, detail: f.code, params: f.params })));
