import { budgetFindings } from '../budgets/index.js';
import { daysBetween } from '../calendar/day.js';
import { reportingPeriods, type CalendarSettings, type PeriodDays } from '../calendar/reporting-periods.js';
import type { CallRequirements } from '../calls/call.schema.js';
import { compare, isNegative, isZero, rational, sum } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { isCountryCode } from '../platform/countries.js';
import { blocking, soft, type Finding } from '../platform/finding.schema.js';
import type { Day, Id } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { frameworkFindings } from '../results/framework-findings.js';
import type { ProposalContent } from './proposal-content.schema.js';

/** What a proposal is complete against. */
export interface CompletenessContext {
  readonly lead: Id;
  /** People who hold the signatory's role in the lead organisation today. */
  readonly signatories: readonly Id[];
  readonly call: { readonly earliestStart: Day | null; readonly requirements: CallRequirements };
  /** `themes`: the values that `theme` may have. */
  readonly programme: { readonly currency: string; readonly themes: readonly string[]; readonly from: Day; readonly to: Day };
  readonly settings: CalendarSettings & Pick<Settings, 'indirectMax'>;
}

/**
 * What stands between a draft and its submission (domain 3). Blocking ones stop it; documents and the consortium's shape
 * are eligibility, which does not stop submission: here they are a word of warning. Pointers are fields of the proposal.
 */
export function completenessFindings(content: ProposalContent, context: CompletenessContext): Finding[] {
  const { outcomes, outputs, indicators, lines } = content;
  const periods = periodCount(content, context.settings);
  return [
    ...textFindings(content),
    ...programmeFindings(content, context.programme),
    ...dateFindings(content, context),
    ...consortiumFindings(content, context),
    ...countryFindings(content),
    ...locationFindings(content),
    ...emptyLists(content),
    ...frameworkFindings({ outcomes, outputs, indicators }, { locations: content.locations.map((one) => one.id), periodCount: periods }),
    ...workPlanFindings(content, context.call.requirements),
    ...budgetFindings(lines, { periods, outputs: outputs.map((one) => one.id), settings: context.settings }),
    ...activityOfLines(content),
    ...warnings(content, context.call.requirements),
  ];
}

/** Longer than any project: a slip of the pen such as the year 9999, which gives no thousands of periods. */
const longestDays = 366 * 20;

/** The reporting periods that the dates of a proposal give; null while they are open, out of order or beyond any project. */
export function proposedPeriods({ start, end }: Pick<ProposalContent, 'start' | 'end'>, settings: CalendarSettings): PeriodDays[] | null {
  if (start === null || end === null || end < start || daysBetween(start, end) > longestDays) return null;
  return reportingPeriods(start, end, settings);
}

/** How many reporting periods the dates of a proposal give; null as for `proposedPeriods`. */
export function periodCount(dates: Pick<ProposalContent, 'start' | 'end'>, settings: CalendarSettings): number | null {
  return proposedPeriods(dates, settings)?.length ?? null;
}

function textFindings(content: ProposalContent): Finding[] {
  return (['title', 'summary'] as const).filter((field) => content[field].trim() === '').map((field) => blocking('text_missing', `/${field}`, { field }));
}

function programmeFindings({ theme, currency }: ProposalContent, programme: CompletenessContext['programme']): Finding[] {
  const findings: Finding[] = [];
  if (theme === null) findings.push(blocking('theme_missing', '/theme'));
  else if (!programme.themes.includes(theme)) findings.push(blocking('theme_unknown', '/theme', { theme }));
  if (currency !== programme.currency) findings.push(blocking('currency_not_programme', '/currency', { currency, expected: programme.currency }));
  return findings;
}

/** A programme's dates bound its projects (domain 3, "Call"). */
function dateFindings({ start, end }: ProposalContent, { programme, call }: CompletenessContext): Finding[] {
  const findings: Finding[] = [];
  if (start === null) findings.push(blocking('date_missing', '/start', { field: 'start' }));
  if (end === null) findings.push(blocking('date_missing', '/end', { field: 'end' }));
  if (start !== null && end !== null && end < start) findings.push(blocking('end_before_start', '/end', { start, end }));
  if (start !== null && end !== null && daysBetween(start, end) > longestDays) findings.push(blocking('beyond_any_project', '/end', { start, end }));
  if (start !== null && start < programme.from) findings.push(blocking('before_programme', '/start', { start, from: programme.from }));
  if (end !== null && end > programme.to) findings.push(blocking('after_programme', '/end', { end, to: programme.to }));
  if (start !== null && call.earliestStart !== null && start < call.earliestStart) {
    findings.push(blocking('start_too_early', '/start', { start, earliest: call.earliestStart }));
  }
  return findings;
}

function consortiumFindings({ signatory, coApplicants }: ProposalContent, { lead, signatories }: CompletenessContext): Finding[] {
  const findings: Finding[] = [];
  if (signatory === null) findings.push(blocking('signatory_missing', '/signatory'));
  else if (!signatories.includes(signatory)) findings.push(blocking('signatory_without_role', '/signatory'));
  const members = [lead, ...coApplicants.map((one) => one.organisation)];
  const repeated = coApplicants.filter((one, at) => members.indexOf(one.organisation) <= at);
  return [...findings, ...repeated.map((one) => blocking('co_applicant_twice', `/coApplicants/${one.id}/organisation`))];
}

function countryFindings({ countries }: ProposalContent): Finding[] {
  if (countries.length === 0) return [blocking('countries_missing', '/countries')];
  const codes = countries.map((one) => one.code);
  const byRow = countries.flatMap(({ id, code, percentage }, at) => {
    const findings: Finding[] = [];
    if (!isCountryCode(code)) findings.push(blocking('country_unknown', `/countries/${id}/code`, { code }));
    if (codes.indexOf(code) < at) findings.push(blocking('country_twice', `/countries/${id}/code`, { code }));
    if (percentage === null) findings.push(blocking('percentage_missing', `/countries/${id}/percentage`, { code }));
    else if (isNegative(rational(percentage)) || isZero(rational(percentage))) {
      findings.push(blocking('percentage_out_of_range', `/countries/${id}/percentage`, { value: percentage }));
    }
    return findings;
  });
  const total = sum(countries.map((one) => rational(one.percentage ?? 0)));
  const isWhole = compare(total, rational(100)) === 0;
  return isWhole ? byRow : [...byRow, blocking('countries_not_100', '/countries', { total: toDecimalString(total) })];
}

function locationFindings({ locations }: ProposalContent): Finding[] {
  if (locations.length === 0) return [blocking('locations_missing', '/locations')];
  return locations.flatMap(({ id, name, point }) => {
    const findings: Finding[] = [];
    if (name.trim() === '') findings.push(blocking('location_name_missing', `/locations/${id}/name`));
    if (point === null) findings.push(blocking('point_missing', `/locations/${id}/point`, { name }));
    else if (!isOnGlobe(point)) findings.push(blocking('point_off_globe', `/locations/${id}/point`, { longitude: point[0], latitude: point[1] }));
    return findings;
  });
}

/** [longitude, latitude] in degrees, WGS 84. */
export function isOnGlobe([longitude, latitude]: readonly [number, number]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function emptyLists(content: ProposalContent): Finding[] {
  return (['outcomes', 'outputs', 'indicators'] as const).filter((list) => content[list].length === 0).map((list) => blocking('framework_empty', `/${list}`, { list }));
}

function workPlanFindings(content: ProposalContent, { needsWorkPlan }: CallRequirements): Finding[] {
  const { activities, outputs, start, end } = content;
  if (activities.length === 0) return needsWorkPlan ? [blocking('work_plan_missing', '/activities')] : [];
  return activities.flatMap((row) => {
    const at = `/activities/${row.id}`;
    const findings: Finding[] = [];
    if (row.title.trim() === '') findings.push(blocking('title_missing', `${at}/title`));
    if (row.output !== null && !outputs.some((one) => one.id === row.output)) findings.push(blocking('output_unknown', `${at}/output`));
    if (row.start !== null && row.end !== null && row.end < row.start) findings.push(blocking('end_before_start', `${at}/end`, { start: row.start, end: row.end }));
    if (row.start !== null && start !== null && row.start < start) findings.push(blocking('outside_project', `${at}/start`, { day: row.start }));
    if (row.end !== null && end !== null && row.end > end) findings.push(blocking('outside_project', `${at}/end`, { day: row.end }));
    return findings;
  });
}

function activityOfLines({ lines, activities }: ProposalContent): Finding[] {
  const known = new Set(activities.map((one) => one.id));
  return lines.filter((one) => one.activity !== null && !known.has(one.activity)).map((one) => blocking('activity_unknown', `/lines/${one.id}/activity`));
}

function warnings({ coApplicants, attachments }: ProposalContent, { minCoApplicants, documents }: CallRequirements): Finding[] {
  const missing = documents.filter((one) => !attachments.some((file) => file.kind === one.code));
  return [
    ...(coApplicants.length < minCoApplicants ? [soft('too_few_co_applicants', '/coApplicants', { given: coApplicants.length, least: minCoApplicants })] : []),
    ...missing.map((one) => soft('document_missing', '/attachments', { document: one.code })),
  ];
}
