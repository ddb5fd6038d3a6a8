import { isRoleAllowedIn } from '../accounts/role.js';
import { compare, rational, sum } from '../numbers/rational.js';
import { isCountryCode } from '../platform/countries.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import type { Case } from './case.schema.js';
import { parseCase } from './case-form.js';
import { checkCasePayments, checkCaseReports } from './check-case-reports.js';
import { checkCaseProposals } from './check-case-proposals.js';
import { repeated, unknown } from './references.js';

/**
 * Checks a whole case file before anything is loaded: form, unknown keys, references, duplicates; all mistakes, each by
 * its path (`/proposals/0/budget/3/output`). `value` is null where the form is broken. The rules of the portal are left to
 * the services that play the case. Codes: `unknown_key` {key}, `form` {message}, `unknown_reference` {value}, `duplicate` {value}, and
 * those of the parts.
 */
export function checkCase(raw: unknown): { value: Case | null; mistakes: Finding[] } {
  const { value, mistakes } = parseCase(raw);
  if (!value) return { value, mistakes };
  return {
    value,
    mistakes: [...checkProgramme(value), ...checkPeople(value), ...checkCall(value), ...checkCaseProposals(value), ...checkCaseReports(value), ...checkCasePayments(value)],
  };
}

function checkProgramme({ programme, organisations }: Case): Finding[] {
  const donors = organisations.filter((one) => one.type === 'donor').map((one) => one.code);
  const total = sum(programme.funders.map((one) => rational(one.share)));
  return [
    ...repeated(organisations.map((one) => one.code), (at) => `/organisations/${at}/code`),
    ...organisations.flatMap((one, at) => country(one.country, `/organisations/${at}/country`)),
    ...repeated(programme.themes, (at) => `/programme/themes/${at}`),
    ...repeated(programme.funders.map((one) => one.organisation), (at) => `/programme/funders/${at}/organisation`),
    ...programme.funders.flatMap((one, at) => unknown(one.organisation, donors, `/programme/funders/${at}/organisation`)),
    ...(compare(total, rational(100)) === 0 ? [] : [blocking('shares_not_100', '/programme/funders')]),
    ...(programme.to < programme.from ? [blocking('end_before_start', '/programme/to', { start: programme.from, end: programme.to })] : []),
  ];
}

function checkPeople({ people, organisations }: Case): Finding[] {
  const types = new Map(organisations.map((one) => [one.code, one.type]));
  const memberships = people.flatMap((person, at) => [
    ...repeated(person.memberships.map((one) => `${one.organisation} ${one.role}`), (n) => `/people/${at}/memberships/${n}`),
    ...person.memberships.flatMap((one, n) => {
      const pointer = `/people/${at}/memberships/${n}`;
      const type = types.get(one.organisation);
      if (!type) return unknown(one.organisation, [], `${pointer}/organisation`);
      return isRoleAllowedIn(one.role, type) ? [] : [blocking('role_not_in_type', `${pointer}/role`, { role: one.role, type })];
    }),
  ]);
  return [...repeated(people.map((one) => one.email), (at) => `/people/${at}/email`), ...memberships];
}

function checkCall({ call }: Case): Finding[] {
  return [
    ...repeated(call.criteria.map((one) => one.code), (at) => `/call/criteria/${at}/code`),
    ...repeated(call.countries, (at) => `/call/countries/${at}`),
    ...call.countries.flatMap((one, at) => country(one, `/call/countries/${at}`)),
  ];
}

function country(code: string, pointer: string): Finding[] {
  return isCountryCode(code) ? [] : [blocking('country_unknown', pointer, { code })];
}
