import type { ProblemEntry } from '#shared/platform';
import { Problem } from './problem.js';

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}
const MOST_ENTRIES = 200;

/** What a schema found wrong in a request, all at once, as a 400 with a JSON pointer each. */
export function schemaProblem(issues: readonly SchemaIssue[]): Problem {
  return new Problem('malformed', 'Some fields are not of their form.', issues.slice(0, MOST_ENTRIES).flatMap(entriesOf));
}

function entriesOf(issue: SchemaIssue): ProblemEntry[] {
  const at = (issue.path ?? []).map((p) => `/${escape(String(typeof p === 'object' ? p.key : p))}`).join('');
  if (!issue.keys) return [{ pointer: at || '/', code: 'malformed', detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: `${at}/${escape(key)}`, code: 'unknown_field', detail: `There is no field "${key}" here.` }));
}
function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
