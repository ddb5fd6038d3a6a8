import type { Permission } from '../accounts/permission.js';
import { grantFor, type Access, type Grant, type Scope } from '../accounts/scope.js';

/** What an act asks of the person besides the click: screens build the dialog from it, the body's schema checks it. */
export type Need =
  | 'certification' | 'signatory' | 'reason' | 'confirmation' | 'findings' | 'reviewers' | 'question' | 'answer' | 'feedback' | 'scores'
  | 'comments' | 'decisions' | 'ratings' | 'date';

/**
 * A row of a life cycle (domain 3). Rows with the same action and state differ by `outcome` (screened eligible or not). `to: 'same'`
 * is an act that changes no state (edit). `guard` says why these facts forbid the act:
 * a code of the problem catalogue (`barred`, `separation_of_duties`) or of a finding; null = nothing forbids it.
 */
export interface Transition<S extends string, A extends string, F> {
  readonly from: readonly S[];
  readonly action: A;
  readonly outcome?: string;
  readonly to: S | 'same';
  readonly permission: Permission;
  readonly guard?: (facts: F) => string | null;
  readonly needs: readonly Need[];
}
export interface LifeCycle<S extends string, A extends string, F> {
  /** Names the translation keys of its states. */
  readonly kind: string;
  readonly transitions: readonly Transition<S, A, F>[];
}

/** May it be done, by which grant and to which state; else why not. Checked in the order rights → state → guard (api.md). */
export type Ruling<S extends string> =
  | { readonly isAllowed: true; readonly to: S; readonly grant: Grant }
  | { readonly isAllowed: false; readonly code: string };

function rowsOf<S extends string, A extends string, F>(life: LifeCycle<S, A, F>, action: A, outcome?: string) {
  return life.transitions.filter((row) => row.action === action && (outcome === undefined || row.outcome === outcome));
}

/** The state after an act, by the table alone; null where this state does not know the act. */
export function transition<S extends string, A extends string, F>(life: LifeCycle<S, A, F>, state: S, action: A, outcome?: string): S | null {
  const row = rowsOf(life, action, outcome).find((one) => one.from.includes(state));
  return row ? target(row, state) : null;
}

function target<S extends string, A extends string, F>(row: Transition<S, A, F>, state: S): S {
  return row.to === 'same' ? state : row.to;
}

/**
 * The whole ruling on one act: `not_allowed` (403), `wrong_state` (409) or the guard's code.
 * @param outcome which of the rows of this action, where there are several
 */
export function rule<S extends string, A extends string, F>(
  life: LifeCycle<S, A, F>, act: { state: S; action: A; outcome?: string }, scope: Scope, access: Access, facts: F,
): Ruling<S> {
  const rows = rowsOf(life, act.action, act.outcome);
  if (!rows.some((row) => grantFor(scope, row.permission, access))) return { isAllowed: false, code: 'not_allowed' };
  let code = 'wrong_state';
  for (const row of rows.filter((one) => one.from.includes(act.state))) {
    const grant = grantFor(scope, row.permission, access);
    const refused = grant ? (row.guard?.(facts) ?? null) : 'not_allowed';
    if (grant && refused === null) return { isAllowed: true, to: target(row, act.state), grant };
    code = refused ?? code;
  }
  return { isAllowed: false, code };
}

function actionsOf<S extends string, A extends string, F>(life: LifeCycle<S, A, F>): A[] {
  return [...new Set(life.transitions.map((row) => row.action))];
}

/** The acts that this person may do to this record now, in the order of the table. An act with outcomes: any of them. */
export function allowedActions<S extends string, A extends string, F>(
  life: LifeCycle<S, A, F>, state: S, scope: Scope, access: Access, facts: F,
): A[] {
  return actionsOf(life).filter((action) => rule(life, { state, action }, scope, access, facts).isAllowed);
}

/** The acts that person and state would allow, and the reason why they wait: "why is this locked" (ux.md, behaviour 8). */
export function blockedActions<S extends string, A extends string, F>(
  life: LifeCycle<S, A, F>, state: S, scope: Scope, access: Access, facts: F,
): { action: A; code: string }[] {
  return actionsOf(life).flatMap((action) => {
    const ruling = rule(life, { state, action }, scope, access, facts);
    if (ruling.isAllowed || ruling.code === 'not_allowed' || ruling.code === 'wrong_state') return [];
    return [{ action, code: ruling.code }];
  });
}

/** What an act asks for, all its outcomes together. */
export function needsOf<S extends string, A extends string, F>(life: LifeCycle<S, A, F>, action: A, outcome?: string): Need[] {
  return [...new Set(rowsOf(life, action, outcome).flatMap((row) => row.needs))];
}

/** The translation key of a state: the staff's wording, or the partner's. */
export function stateKey(kind: string, state: string, audience: 'staff' | 'partner'): string {
  return audience === 'partner' ? `state.partner.${kind}.${state}` : `state.${kind}.${state}`;
}

/** The first reason of several guards, in order. */
export function allOf<F>(...guards: readonly ((facts: F) => string | null)[]): (facts: F) => string | null {
  return (facts) => {
    for (const guard of guards) {
      const code = guard(facts);
      if (code !== null) return code;
    }
    return null;
  };
}
