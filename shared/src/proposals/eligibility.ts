import { coFundingShare, grantOf, isCoFundingMet } from '../budgets/index.js';
import { addDays, addMonths } from '../calendar/day.js';
import type { CallRequirements } from '../calls/call.schema.js';
import type { Minor } from '../money/money.schema.js';
import { multiply, rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import type { ProposalContent } from './proposal-content.schema.js';

export interface EligibilityContext {
  readonly call: {
    readonly countries: readonly string[]; readonly floor: Minor; readonly ceiling: Minor; readonly envelope: Minor;
    /** Least co-funding in per cent of the total. */
    readonly coFundingShare: string;
    readonly maxMonths: number; readonly requirements: CallRequirements;
  };
  readonly lead: { readonly isVerified: boolean; readonly country: string };
  readonly coApplicants: readonly { readonly country: string }[];
}

/**
 * Eligibility of a proposal (domain 3): computed at submission, stops nothing, confirmed at screening by an officer with a
 * reason for each override. Amounts on the funder share, minor units. Pointers are fields of the proposal, `/lead` the organisation.
 */
export function eligibilityFindings(content: ProposalContent, context: EligibilityContext): Finding[] {
  const { call, lead } = context;
  return [
    ...(lead.isVerified ? [] : [blocking('organisation_not_verified', '/lead')]),
    ...content.countries.filter((one) => !call.countries.includes(one.code)).map((one) => blocking('country_not_in_call', `/countries/${one.id}/code`, { code: one.code })),
    ...amountFindings(content, call),
    ...durationFindings(content, call.maxMonths),
    ...consortiumFindings(content, context),
    ...documentFindings(content, call.requirements),
  ];
}

function amountFindings({ lines }: ProposalContent, call: EligibilityContext['call']): Finding[] {
  const grant = grantOf(lines);
  const findings: Finding[] = [];
  if (grant < call.floor) findings.push(blocking('grant_below_floor', '/lines', { grant, floor: call.floor }));
  if (grant > call.ceiling) findings.push(blocking('grant_over_ceiling', '/lines', { grant, ceiling: call.ceiling }));
  if (grant > call.envelope) findings.push(blocking('grant_over_envelope', '/lines', { grant, envelope: call.envelope }));
  if (!isCoFundingMet(lines, call.coFundingShare)) {
    const share = multiply(coFundingShare(lines) ?? rational(0), rational(100));
    findings.push(blocking('co_funding_too_low', '/lines', { percent: toDecimalString(share), least: call.coFundingShare }));
  }
  return findings;
}

/** end ≤ start + the call's months − 1 day. */
function durationFindings({ start, end }: ProposalContent, maxMonths: number): Finding[] {
  if (start === null || end === null) return [];
  const latest = addDays(addMonths(start, maxMonths), -1);
  return end > latest ? [blocking('too_long', '/end', { end, latest, months: maxMonths })] : [];
}

function consortiumFindings(content: ProposalContent, { call, lead, coApplicants }: EligibilityContext): Finding[] {
  const { minCoApplicants, needsCountryOfOriginPartner } = call.requirements;
  const given = content.coApplicants.length;
  const countries = content.countries.map((one) => one.code);
  const isLocal = [lead, ...coApplicants].some((one) => countries.includes(one.country));
  return [
    ...(given < minCoApplicants ? [blocking('too_few_co_applicants', '/coApplicants', { given, least: minCoApplicants })] : []),
    ...(needsCountryOfOriginPartner && !isLocal ? [blocking('no_partner_in_country', '/coApplicants')] : []),
  ];
}

function documentFindings({ attachments }: ProposalContent, { documents }: CallRequirements): Finding[] {
  return documents
    .filter((one) => !attachments.some((file) => file.kind === one.code))
    .map((one) => blocking('document_missing', '/attachments', { document: one.code }));
}

/** The findings that no override answers: an officer calls a proposal eligible only when there are none (domain 3). */
export function unansweredFindings(findings: readonly Finding[], overrides: readonly { code: string; pointer: string }[]): Finding[] {
  return findings.filter((one) => !overrides.some((answer) => answer.code === one.code && answer.pointer === one.pointer));
}
