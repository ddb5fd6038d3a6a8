import { dayOf } from '../calendar/time-zone.js';
import { compare, isNegative, rational } from '../numbers/rational.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import type { CallInput } from './call.schema.js';

/** Criteria weights of a call total exactly this (domain 3). */
export const totalWeight = 100;

/** What stands against publishing a call (domain 3): weights, order of dates, amounts, currency. Pointers name its fields. */
export function checkCall(call: CallInput & { currency?: string }, programme: { currency: string }, timeZone: string): Finding[] {
  return [...checkWeights(call), ...checkDates(call, timeZone), ...checkAmounts(call), ...checkCurrency(call, programme)];
}

function checkWeights(call: CallInput): Finding[] {
  const total = call.criteria.reduce((sum, one) => sum + one.weight, 0);
  const findings = total === totalWeight ? [] : [blocking('weights_not_100', '/criteria', { total })];
  const codes = call.criteria.map((one) => one.code);
  const twice = call.criteria.filter((one, at) => codes.indexOf(one.code) !== at);
  return [...findings, ...twice.map((one) => blocking('code_twice', `/criteria/${one.id}/code`, { code: one.code }))];
}

/** publish ≤ questions close ≤ deadline ≤ decision ≤ earliest start, as days of the programme's zone. */
function checkDates(call: CallInput, timeZone: string): Finding[] {
  const steps = [
    ['opensOn', call.opensOn], ['questionsUntil', call.questionsUntil], ['deadline', dayOf(call.deadline, timeZone)],
    ['decisionBy', call.decisionBy], ['earliestStart', call.earliestStart],
  ] as const;
  return steps.flatMap(([name, on], at) => {
    const [before, earlier] = steps[at - 1] ?? [];
    if (!before || !earlier || !on || on >= earlier) return [];
    return [blocking('dates_out_of_order', `/${name}`, { before, earlier, on })];
  });
}

function checkAmounts(call: CallInput): Finding[] {
  const findings: Finding[] = [];
  if (call.envelope <= 0) findings.push(blocking('envelope_empty', '/envelope'));
  if (call.floor > call.ceiling) findings.push(blocking('floor_over_ceiling', '/floor', { floor: call.floor, ceiling: call.ceiling }));
  if (call.ceiling > call.envelope) findings.push(blocking('ceiling_over_envelope', '/ceiling', { ceiling: call.ceiling, envelope: call.envelope }));
  const share = rational(call.coFundingShare);
  if (isNegative(share) || compare(share, rational(100)) > 0) {
    findings.push(blocking('percentage_out_of_range', '/coFundingShare', { value: call.coFundingShare }));
  }
  return findings;
}

function checkCurrency(call: { currency?: string }, programme: { currency: string }): Finding[] {
  if (call.currency === undefined || call.currency === programme.currency) return [];
  return [blocking('currency_not_programme', '/currency', { currency: call.currency, expected: programme.currency })];
}

/** The sum of awards never exceeds the call's envelope (domain 3). Minor units; `awarded` without this one. */
export function checkAward(envelope: number, awarded: number, grant: number): Finding[] {
  const left = envelope - awarded;
  return grant > left ? [blocking('award_over_envelope', '', { grant, left })] : [];
}
