import { rule, type LifeCycle } from '#shared/platform';
import type { Access, Grant } from '#shared/accounts';
import { expectVersion, type Ctx } from '../context/ctx.js';
import { allow } from '../errors/ruling.js';
import type { Tx } from './transactions.js';

/** An act on a record: which, on what, by what the life cycle's guards know. */
export interface Act<S extends string, A extends string, F> {
  readonly action: A;
  readonly outcome?: string;
  readonly record: { readonly state: S; readonly version: number; readonly access: Access };
  readonly facts: F;
}
const duties = ['not_allowed', 'barred', 'separation_of_duties'];

/**
 * Lets an act of a life cycle pass, or answers why not, in the order of api.md: rights and duties (403) → idempotent replay →
 * state (409) → version (428, 412) → the guard's rule.
 * @param broken the problem of a guard's code that is a rule of the domain (422); other codes are states
 */
export async function admit<S extends string, A extends string, F>(
  ctx: Ctx, tx: Tx, life: LifeCycle<S, A, F>, act: Act<S, A, F>, broken: (code: string) => Error | null = () => null,
): Promise<{ to: S; grant: Grant }> {
  const { state, version, access } = act.record;
  const ruling = rule(life, { state, action: act.action, ...(act.outcome === undefined ? {} : { outcome: act.outcome }) }, ctx.scope, access, act.facts);
  if (!ruling.isAllowed && duties.includes(ruling.code)) allow(ruling);
  await tx.once();
  const ruleProblem = ruling.isAllowed ? null : broken(ruling.code);
  if (ruleProblem) {
    expectVersion(ctx, version);
    throw ruleProblem;
  }
  const allowed = allow(ruling);
  expectVersion(ctx, version);
  return allowed;
}
