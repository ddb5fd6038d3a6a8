import { roles, type Role } from '../accounts/role.js';
import type { Access, Scope } from '../accounts/scope.js';
import { allowedActions, rule, transition, type LifeCycle } from './life-cycle.js';

const lead = 'lead-organisation';
export const matrixPerson = 'person';
export const matrixAccess: Access = { programme: 'programme', lead, consortium: [lead], reviewers: [matrixPerson], funders: ['funder'] };

/** One person with one role, on the side of the record, or on another's. */
export function scopeOf(role: Role, isOnItsSide = true): Scope {
  const organisation = role === 'donor' ? 'funder' : role.startsWith('partner') ? lead : 'un';
  if (isOnItsSide) return { kind: 'person', id: matrixPerson, grants: [{ id: 'g', role, organisation, programmes: ['programme'] }] };
  return { kind: 'person', id: 'somebody', grants: [{ id: 'g', role, organisation: 'elsewhere', programmes: ['another'] }] };
}

/** `state: role → "action>target action>target"`; roles and states left out may do nothing. */
export type Matrix<S extends string> = Partial<Record<S, Partial<Record<Role, string>>>>;

/**
 * Specs of every state × role × action of a life cycle against a table written by hand. An action with outcomes is written once per
 * outcome: `screen:eligible>screened_eligible`.
 */
export function specMatrix<S extends string, A extends string, F>(
  life: LifeCycle<S, A, F>, states: readonly S[], facts: F, expected: Matrix<S>,
): void {
  const acts = [...new Map(life.transitions.map((row) => [`${row.action}:${row.outcome ?? ''}`, row])).values()];
  for (const state of states) {
    for (const role of roles) {
      it(`${state}, ${role}`, () => {
        const wanted = new Set((expected[state]?.[role] ?? '').split(' ').filter(Boolean));
        const found = acts.flatMap(({ action, outcome }) => {
          const ruling = rule(life, { state, action, outcome }, scopeOf(role), matrixAccess, facts);
          const name = outcome === undefined ? action : `${action}:${outcome}`;
          return ruling.isAllowed ? [`${name}>${ruling.to}`] : [];
        });
        expect(new Set(found)).toEqual(wanted);
        expect(new Set(allowedActions(life, state, scopeOf(role), matrixAccess, facts)))
          .toEqual(new Set([...wanted].map((one) => one.split(/[:>]/)[0] as A)));
        expect(allowedActions(life, state, scopeOf(role, false), matrixAccess, facts)).withContext('another side').toEqual([]);
      });
    }
    it(`${state}: nothing by the public, the system or an unknown act`, () => {
      expect(allowedActions(life, state, { kind: 'public' }, matrixAccess, facts)).toEqual([]);
      expect(allowedActions(life, state, { kind: 'system' }, matrixAccess, facts)).toEqual([]);
      expect(transition(life, state, 'constructor' as A)).toBeNull();
    });
  }
}

/** What a guard says when one fact is otherwise; null = allowed. */
export function refusal<S extends string, A extends string, F>(
  life: LifeCycle<S, A, F>, state: S, action: A, role: Role, facts: F, outcome?: string,
): string | null {
  const ruling = rule(life, { state, action, outcome }, scopeOf(role), matrixAccess, facts);
  return ruling.isAllowed ? null : ruling.code;
}
