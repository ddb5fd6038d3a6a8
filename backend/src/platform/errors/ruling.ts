import { problemCodes, type ProblemCode, type Ruling } from '#shared/platform';
import { Problem } from './problem.js';

/**
 * The allowed act of a life cycle's ruling. Rights and duties that forbid it are 403; everything else is the state: 409 with the
 * guard's code at `/`.
 * @throws Problem not_allowed, barred, separation_of_duties, wrong_state
 */
export function allow<S extends string>(ruling: Ruling<S>): Extract<Ruling<S>, { isAllowed: true }> {
  if (ruling.isAllowed) return ruling;
  const { code } = ruling;
  if (Object.hasOwn(problemCodes, code)) throw new Problem(code as ProblemCode);
  throw new Problem('wrong_state', code, [{ pointer: '/', code, detail: code }]);
}
