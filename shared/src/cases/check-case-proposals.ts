import { blocking, type Finding } from '../platform/finding.schema.js';
import type { Case, CaseIndicator, CaseProposal } from './case.schema.js';
import { repeated, unknown } from './references.js';

/** References and duplicates of the proposals, and parts that need an earlier one (`needs_submission`). */
export function checkCaseProposals(file: Case): Finding[] {
  return [
    ...repeated(file.proposals.map((one) => one.code), (at) => `/proposals/${at}/code`),
    ...file.proposals.flatMap((one, at) => checkProposal(file, one, `/proposals/${at}`)),
  ];
}

function checkProposal(file: Case, proposal: CaseProposal, at: string): Finding[] {
  const organisations = file.organisations.map((one) => one.code);
  const isEarly = proposal.submittedOn === undefined;
  return [
    ...unknown(proposal.lead, organisations, `${at}/lead`),
    ...proposal.coApplicants.flatMap((one, n) => unknown(one, organisations, `${at}/coApplicants/${n}`)),
    ...repeated([proposal.lead, ...proposal.coApplicants], (n) => `${at}/coApplicants/${n - 1}`),
    ...unknown(proposal.theme, file.programme.themes, `${at}/theme`),
    ...repeated(proposal.countries.map((one) => one.code), (n) => `${at}/countries/${n}/code`),
    ...repeated(proposal.locations.map((one) => one.name), (n) => `${at}/locations/${n}/name`),
    ...(proposal.end < proposal.start ? [blocking('end_before_start', `${at}/end`, { start: proposal.start, end: proposal.end })] : []),
    ...checkFramework(proposal, at),
    ...checkBudget(proposal, at),
    ...checkReviews(file, proposal, at),
    ...(isEarly && proposal.reviews.length > 0 ? [blocking('needs_submission', `${at}/reviews`)] : []),
    ...(isEarly && proposal.decision ? [blocking('needs_submission', `${at}/decision`)] : []),
  ];
}

function checkFramework({ framework, locations }: CaseProposal, at: string): Finding[] {
  const places = locations.map((one) => one.name);
  const outputs = framework.flatMap((outcome, n) => outcome.outputs.map((output, m) => ({ output, at: `${at}/framework/${n}/outputs/${m}` })));
  const indicators = outputs.flatMap((one) => one.output.indicators.map((indicator, k) => ({ indicator, at: `${one.at}/indicators/${k}` })));
  return [
    ...repeated(framework.map((one) => one.code), (n) => `${at}/framework/${n}/code`),
    ...repeated(outputs.map((one) => one.output.code), (n) => `${outputs[n]?.at}/code`),
    ...repeated(indicators.map((one) => one.indicator.code), (n) => `${indicators[n]?.at}/code`),
    ...indicators.flatMap((one) => checkIndicator(one.indicator, places, one.at)),
  ];
}

function checkIndicator(indicator: CaseIndicator, places: readonly string[], at: string): Finding[] {
  return [
    ...indicator.locations.flatMap((one, n) => unknown(one, places, `${at}/locations/${n}`)),
    ...repeated(indicator.locations, (n) => `${at}/locations/${n}`),
    ...repeated(indicator.disaggregation.map((one) => one.code), (n) => `${at}/disaggregation/${n}/code`),
    ...indicator.disaggregation.flatMap((one, n) => repeated(one.categories, (m) => `${at}/disaggregation/${n}/categories/${m}`)),
  ];
}

function checkBudget({ budget, framework }: CaseProposal, at: string): Finding[] {
  const outputs = framework.flatMap((outcome) => outcome.outputs.map((one) => one.code));
  return [
    ...repeated(budget.map((one) => one.code), (n) => `${at}/budget/${n}/code`),
    ...budget.flatMap((one, n) => unknown(one.output, outputs, `${at}/budget/${n}/output`)),
  ];
}

function checkReviews({ people, call }: Case, { reviews }: CaseProposal, at: string): Finding[] {
  const reviewers = people.filter((one) => one.memberships.some((membership) => membership.role === 'reviewer')).map((one) => one.email);
  const criteria = call.criteria.map((one) => one.code);
  return [
    ...reviews.flatMap((one, n) => unknown(one.reviewer, reviewers, `${at}/reviews/${n}/reviewer`)),
    ...repeated(reviews.map((one) => one.reviewer), (n) => `${at}/reviews/${n}/reviewer`),
    ...reviews.flatMap((one, n) => Object.keys(one.scores).flatMap((criterion) => unknown(criterion, criteria, `${at}/reviews/${n}/scores/${criterion}`))),
  ];
}
