import type { CaseStep } from '#shared/cases';
import { Problem } from '../platform/errors/problem.js';

/** A load that stops: which step, and the words of the rule that refused it. */
export class CaseStop extends Error {
  constructor(readonly step: CaseStep | null, where: string, cause: unknown) {
    super(`${where}: ${wordsOf(cause)}`, { cause });
  }
}

/** What a problem says, with each place and rule. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof Problem)) return cause instanceof Error ? cause.message : String(cause);
  const places = cause.errors.slice(0, 20).map(({ pointer, code, detail, params }) => {
    const said = detail === code ? '' : ` ${detail}`;
    const values = params && Object.keys(params).length > 0 ? ` (${Object.entries(params).map(([name, value]) => `${name} ${String(value)}`).join(', ')})` : '';
    return `\n    ${pointer} ${code}${said}${values}`;
  });
  return `${cause.message} [${cause.code}]${places.join('')}`;
}
