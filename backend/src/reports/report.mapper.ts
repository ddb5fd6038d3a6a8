import { audienceOf, grantFor, type Audience } from '#shared/accounts';
import { clockState } from '#shared/calendar';
import type { Money } from '#shared/money';
import { sameValue, type PersonRef } from '#shared/platform';
import {
  blankOfficerPart, evidenceForDonors, faceRows, faceTotals, reportFigures, reportFindings, writableStates,
  type FaceRow, type IndicatorFigures, type OfficerPart, type ReportActed, type ReportContent, type ReportRow, type ReportSurroundings, type ReportVersion, type ReportView,
} from '#shared/reports';
import { referenceOf } from '../projects/project.mapper.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { actionsOn, definitionsNow, surroundings, type OpenReport } from './report-desk.js';
import type { Definitions, Report, ReportPageRow, StoredVersion } from './report.record.js';

export type Names = ReadonlyMap<string, string>;

export const personRef = (names: Names, id: string | null): PersonRef | null => (id === null ? null : { id, name: names.get(id) ?? '' });

/** Everybody whom a report's view names. */
export function peopleIn(report: Report): (string | null)[] {
  return [...report.submissions.flatMap((s) => [s.by, s.onBehalfOf]), ...report.comments.flatMap((c) => c.entries.flatMap((e) => [e.by, ...e.mentions])), report.extension?.by ?? null];
}

export function submissionsOf(report: Report, names: Names, audience: Audience): ReportView['submissions'] {
  const shown = audience === 'donor' ? report.submissions.filter((one) => one.n === report.approval?.n) : report.submissions;
  const ref = (id: string | null) => (audience === 'donor' ? null : personRef(names, id));
  return shown.map(({ n, at, by, onBehalfOf, isLate, hash, outcome, outcomeAt }) => ({ n, at, by: ref(by), onBehalfOf: ref(onBehalfOf), isLate, hash, outcome, outcomeAt }));
}

function commentsOf(report: Report, names: Names, audience: Audience): ReportView['comments'] {
  if (audience === 'donor') return [];
  return report.comments.map(({ entries, ...thread }) => ({
    ...thread, entries: entries.map((one) => ({ ...one, by: personRef(names, one.by), mentions: one.mentions.flatMap((id) => personRef(names, id) ?? []) })),
  }));
}

/** The officer's part as this side may see it: the partner its decisions after a send-back or approval; what staff say among themselves, who reads its notes too. */
function officerOf({ scope }: Ctx, { report, isBarred }: OpenReport, audience: Audience): OfficerPart | null {
  const isOfficer = scope.kind !== 'person' || (grantFor(scope, 'report.note', report.access) !== null && !isBarred);
  if (audience === 'staff') return isOfficer ? report.officer : { ...report.officer, notes: '', comments: [] };
  const isTold = ['changes_requested', 'approved', 'reopened'].includes(report.state);
  return audience === 'partner' && isTold ? { ...blankOfficerPart(), lines: report.officer.lines, ratings: report.officer.ratings } : null;
}

/** The version whose content and definitions this side sees; null = the draft itself (partner), or nothing submitted yet. */
export function shownVersion(report: Pick<Report, 'approval' | 'state' | 'submissions'>, audience: Audience): number | null {
  if (audience === 'donor') return report.approval?.n ?? null;
  if (audience === 'partner' && writableStates.includes(report.state)) return null;
  return report.submissions.at(-1)?.n ?? null;
}

export interface Shown {
  readonly content: ReportContent | null;
  readonly definitions: Definitions;
  readonly decided: StoredVersion['decision'];
}
/** What is shown: a stored version, the partner's own draft, or definitions alone. */
export function shownOf(open: OpenReport, audience: Audience, version: StoredVersion | null): Shown {
  if (version) return { content: audience === 'donor' ? evidenceForDonors(version.content) : version.content, definitions: version.definitions, decided: version.decision };
  return { content: audience === 'partner' ? open.report.content : null, definitions: definitionsNow(open), decided: null };
}

interface ViewParts {
  readonly ctx: Ctx;
  readonly open: OpenReport;
  readonly version: StoredVersion | null;
  readonly names: Names;
  readonly signatories: PersonRef[];
}

export function reportViewOf({ ctx, open, version, names, signatories }: ViewParts): ReportView {
  const { report, project, siblings } = open;
  const audience = audienceOf(ctx.scope, report);
  const { content, definitions, decided } = shownOf(open, audience, version);
  const around = surroundings(open, definitions);
  const officer = officerOf(ctx, open, audience);
  const isDecided = decided !== null && (audience === 'donor' || report.state === 'approved');
  const face = isDecided ? decided.face : faceRows(definitions.lines, around.opening, content?.finance ?? [], officer?.lines ?? []);
  const isJudged = content !== null && audience !== 'donor';
  const { currency } = report;
  return {
    ...standingOf(ctx, open, names), project: report.project, programme: referenceOf(report.programme, ctx.language), lead: report.lead, currency,
    language: report.language, period: report.period, isFinal: report.isFinal, content, definitions,
    earlier: open.counting.filter((one) => one.seq < report.seq).flatMap((one) => {
      const period = project.periods[one.seq - 1];
      return period ? [{ period: period.id, end: period.end, values: one.content.values, face: one.decision?.face ?? [] }] : [];
    }),
    face, figures: content ? figuresOf(content, around) : [],
    findings: isJudged ? reportFindings(content, around) : [], officer, signatories: audience === 'donor' ? [] : signatories,
    surroundings: audience === 'partner' && version === null ? surroundingsView(open, around) : null,
    lastReviewed: lastReviewedBy(ctx, report), totals: totalsOf(face, currency, project.grant - project.ledger.authorised),
    extension: audience === 'donor' ? null : extensionOf(report, names),
    neighbours: { previous: siblings.find((one) => one.seq === report.seq - 1)?._id ?? null, next: siblings.find((one) => one.seq === report.seq + 1)?._id ?? null },
  };
}

/** The newest submission before the shown one that the asker decided on or began to review: what changed since is new to them. */
function lastReviewedBy(ctx: Ctx, { submissions }: Report): ReportView['lastReviewed'] {
  const person = actor(ctx);
  const mine = submissions.slice(0, -1).findLast((one) => person !== null && (one.outcomeBy === person || one.startedBy === person));
  return mine ? { n: mine.n, at: mine.outcomeAt ?? mine.at } : null;
}

/** The figures of the report's indicators, as they are sent. */
export function figuresOf(content: ReportContent, around: ReportSurroundings): IndicatorFigures[] {
  return reportFigures(content, around).map(({ indicator, series, actual, progress, status, expected, planned }) =>
    ({ indicator, series: [...series], actual, progress, status, expected, planned: [...planned] }));
}

function extensionOf({ extension, period }: Report, names: Names): ReportView['extension'] {
  if (!extension) return null;
  const { from, to = period.due, at, by, reason } = extension;
  return { from, to, at, by: personRef(names, by), reason };
}

/** What the partner's screen judges by besides what its view says already. */
function surroundingsView({ project }: OpenReport, { definitions, earlier, submitted, plan, areAllApproved }: ReportSurroundings): ReportView['surroundings'] {
  const now = definitions.framework.indicators;
  return {
    plan: { start: plan.start, end: plan.end, periods: project.periods.map(({ id, start, end }) => ({ id, start, end })) },
    earlierDefinitions: earlier.flatMap(({ periodIndex, definitions: then }) => {
      const period = project.periods[periodIndex];
      return period && then && !sameValue(then, now) ? [{ period: period.id, indicators: [...then] }] : [];
    }),
    submitted: submitted.map(({ periodIndex, leaves }) => ({ periodIndex, leaves: [...leaves] })), areAllApproved,
  };
}

export function totalsOf(face: readonly FaceRow[], currency: string, left: number): ReportView['totals'] {
  const money = (minor: number): Money => ({ minor, currency });
  const totals = faceTotals(face);
  const decided = (minor: number | null) => (minor === null ? null : money(minor));
  return { B: money(totals.B ?? 0), C: decided(totals.C), E: money(totals.E ?? 0), F: decided(totals.F), grantLeft: money(left) };
}

/** How a report stands: what an act answers. */
export function standingOf(ctx: Ctx, open: OpenReport, names: Names): ReportActed {
  const { report } = open;
  const audience = audienceOf(ctx.scope, report);
  return {
    id: report._id, version: report.version, officerVersion: audience === 'staff' ? report.version : null, state: audience === 'donor' ? 'approved' : report.state,
    clock: report.firstSubmittedAt === null ? clockState(report, ctx.now) : null, isLate: report.isLate, comments: commentsOf(report, names, audience),
    submissions: submissionsOf(report, names, audience), allowedActions: actionsOn(ctx, open),
  };
}

export function reportRowOf(ctx: Ctx, report: ReportPageRow): ReportRow {
  const isDonor = audienceOf(ctx.scope, report) === 'donor';
  const { start, end, due } = report.period;
  return {
    id: report._id, version: report.version, project: report.project, lead: report.lead, period: { start, end, due, seq: report.seq },
    state: isDonor ? 'approved' : report.state, clock: report.firstSubmittedAt === null ? clockState(report, ctx.now) : null, isLate: report.isLate,
    submittedAt: isDonor && report.state !== 'approved' ? report.firstSubmittedAt : report.submittedAt, firstSubmittedAt: report.firstSubmittedAt, submissions: isDonor ? 1 : report.submissions.length, findings: isDonor ? 0 : report.findings,
    openComments: isDonor ? 0 : report.comments.filter((one) => one.state === 'open').length,
  };
}

export function versionViewOf(version: StoredVersion, names: Names, isDonor: boolean): ReportVersion {
  const { n, definitions, at, by, onBehalfOf, hash, decision, told = null } = version;
  const content = isDonor ? evidenceForDonors(version.content) : version.content;
  const ref = (id: string | null) => (isDonor ? null : personRef(names, id));
  return {
    n, content, definitions, at, by: ref(by), onBehalfOf: ref(onBehalfOf), hash, told: isDonor ? null : decision?.lines ?? told,
    decision: decision && { ...(isDonor ? { ...decision, lines: [], ratings: decision.ratings.map((one) => ({ ...one, reason: '' })) } : decision), by: ref(decision.by) },
  };
}
