import { reportingPeriods } from '../calendar/reporting-periods.js';
import { blocking, type Finding } from '../platform/finding.schema.js';
import { settings } from '../programmes/settings.schema.js';
import type { Case, CaseIndicator, CaseProposal, CaseReport } from './case.schema.js';
import { pointerOf } from './case-form.js';
import { repeated, unknown } from './references.js';

type Values = CaseReport['values'];
const narratives = ['achievements', 'challenges', 'lessons', 'nextSteps'];

const awarded = (file: Case) => file.proposals.filter((one) => one.decision === 'award');
export const indicatorsOf = (proposal: CaseProposal): CaseIndicator[] => proposal.framework.flatMap((one) => one.outputs).flatMap((one) => one.indicators);

/** References and duplicates of the reports: project awarded, period one of its own, cells of its indicators, lines of its budget. */
export function checkCaseReports(file: Case): Finding[] {
  return [
    ...repeated(file.reports.map((one) => `${one.project} ${one.period}`), (at) => `/reports/${at}/period`),
    ...file.reports.flatMap((report, at) => {
      const project = awarded(file).find((one) => one.code === report.project);
      if (!project) return unknown(report.project, [], `/reports/${at}/project`);
      return checkReport(file, project, report, `/reports/${at}`);
    }),
  ];
}

function checkReport(file: Case, project: CaseProposal, report: CaseReport, at: string): Finding[] {
  const calendar = settings.parse(file.programme.settings ?? {});
  const periods = reportingPeriods(project.start, project.end, calendar).map((one) => `${one.start}/${one.end}`);
  const { reopen } = report.review;
  return [
    ...unknown(report.period, periods, `${at}/period`),
    ...checkValues(project, report.values, `${at}/values`),
    ...checkFinance(project, report.finance, `${at}/finance`),
    ...(reopen?.values ? checkValues(project, reopen.values, `${at}/review/reopen/values`) : []),
    ...(reopen?.finance ? checkFinance(project, reopen.finance, `${at}/review/reopen/finance`) : []),
    ...checkEvidence(project, report.evidence, `${at}/evidence`),
    ...checkReview(project, report, `${at}/review`),
  ];
}

function checkFinance(project: CaseProposal, finance: CaseReport['finance'], at: string): Finding[] {
  const lines = project.budget.map((one) => one.code);
  return Object.keys(finance).flatMap((line) => unknown(line, lines, at + pointerOf([line])));
}

function checkValues(project: CaseProposal, values: Values, at: string): Finding[] {
  return [
    ...repeated(values.map((one) => `${one.indicator} ${one.location}`), (n) => `${at}/${n}/location`),
    ...values.flatMap((value, n) => {
      const indicator = indicatorsOf(project).find((one) => one.code === value.indicator);
      if (!indicator) return unknown(value.indicator, [], `${at}/${n}/indicator`);
      return [
        ...unknown(value.location, indicator.locations, `${at}/${n}/location`),
        ...repeated(value.cells.map((one) => keyOf(one.categories)), (m) => `${at}/${n}/cells/${m}`),
        ...value.cells.flatMap((cell, m) => checkCell(indicator, cell, `${at}/${n}/cells/${m}`)),
      ];
    }),
  ];
}

/** Each file once by name; what it shows and where are the project's own. */
function checkEvidence(project: CaseProposal, evidence: CaseReport['evidence'], at: string): Finding[] {
  const shown = [...project.framework.flatMap((one) => one.outputs), ...indicatorsOf(project)].map((one) => one.code);
  const locations = project.locations.map((one) => one.name);
  return [
    ...repeated(evidence.map((one) => one.name), (n) => `${at}/${n}/name`),
    ...evidence.flatMap(({ about, location }, n) => [...(about === null ? [] : unknown(about, shown, `${at}/${n}/about`)), ...(location === null ? [] : unknown(location, locations, `${at}/${n}/location`))]),
  ];
}

const keyOf = (categories: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(categories).sort());

/** A cell names one category of each dimension, and carries a value, or both parts of a percentage or ratio. */
function checkCell(indicator: CaseIndicator, cell: Values[number]['cells'][number], at: string): Finding[] {
  const dimensions = indicator.disaggregation;
  const foreign = Object.keys(cell.categories).filter((code) => !dimensions.some((one) => one.code === code));
  const isQuotient = indicator.measure === 'percentage' || indicator.measure === 'ratio';
  const unwanted = isQuotient ? (['value'] as const) : (['numerator', 'denominator'] as const);
  return [
    ...foreign.map((code) => blocking('unknown_reference', at + pointerOf(['categories', code]), { value: code })),
    ...dimensions.flatMap(({ code, categories }) => {
      const category = Object.hasOwn(cell.categories, code) ? cell.categories[code] : undefined;
      if (category === undefined) return [blocking('category_missing', `${at}/categories`, { dimension: code })];
      return unknown(category, categories, at + pointerOf(['categories', code]));
    }),
    ...unwanted.filter((field) => cell[field] !== undefined).map((field) => blocking('not_of_measure', `${at}/${field}`, { measure: indicator.measure })),
  ];
}

function checkReview(project: CaseProposal, { submittedOn, review }: CaseReport, at: string): Finding[] {
  if (review.outcome === 'none') return [];
  const findings: Finding[] = [];
  if (submittedOn === undefined) findings.push(blocking('needs_submission', `${at}/outcome`));
  if (review.on === undefined) findings.push(blocking('date_missing', `${at}/on`, { field: 'on' }));
  else if (submittedOn !== undefined && review.on < submittedOn) findings.push(blocking('before_submission', `${at}/on`, { on: review.on, submittedOn }));
  if (review.reopen && review.outcome !== 'approve') findings.push(blocking('needs_approval', `${at}/reopen`));
  if (review.outcome === 'returned' && !review.sendBack) findings.push(blocking('comments_missing', `${at}/sendBack`));
  return [...findings, ...reopenDates(review, `${at}/reopen`), ...checkPointers(project, review.sendBack ?? [], `${at}/sendBack`)];
}

function reopenDates({ on, reopen }: CaseReport['review'], at: string): Finding[] {
  if (!reopen) return [];
  const steps = [['on', reopen.on], ['submittedOn', reopen.submittedOn], ['approvedOn', reopen.approvedOn]] as const;
  return steps.flatMap(([field, date], n) => {
    const earlier = n === 0 ? on : steps[n - 1]?.[1];
    return earlier !== undefined && date < earlier ? [blocking('dates_out_of_order', `${at}/${field}`, { earlier, on: date })] : [];
  });
}

/** Comments point by code: `/values/{indicator}[/{location}[/…]]`, `/finance/{line}[/…]`, `/narrative/{text}`. */
function checkPointers(project: CaseProposal, comments: readonly { pointer: string }[], at: string): Finding[] {
  return comments.flatMap(({ pointer }, n) => {
    const [part = '', row = ''] = pointer.slice(1).split('/');
    const known: Record<string, readonly string[]> = {
      values: indicatorsOf(project).map((one) => one.code), finance: project.budget.map((one) => one.code), narrative: narratives,
    };
    return Object.hasOwn(known, part) && known[part]?.includes(row) ? [] : [blocking('unknown_reference', `${at}/${n}/pointer`, { value: pointer })];
  });
}

/** Payments belong to awarded projects; a reference is used once in a project. */
export function checkCasePayments(file: Case): Finding[] {
  const projects = awarded(file).map((one) => one.code);
  return [
    ...file.payments.flatMap((one, at) => unknown(one.project, projects, `/payments/${at}/project`)),
    ...repeated(file.payments.map((one) => `${one.project} ${one.reference}`), (at) => `/payments/${at}/reference`),
    ...file.payments.flatMap((one, at) => (one.waiver && one.kind === 'refund' ? [blocking('waiver_of_refund', `/payments/${at}/waiver`)] : [])),
  ];
}
