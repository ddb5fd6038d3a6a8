import { daysBetween } from '../calendar/day.js';
import type { Minor } from '../money/money.schema.js';
import type { Day } from '../platform/id.schema.js';
import { worstStatus } from '../results/progress.js';
import { ageInMonths } from '../payments/liquidation.js';
import { dayOf } from '../calendar/time-zone.js';
import type { DashboardView } from './dashboard-view.js';
import { TargetTotals } from './figure-group.js';
import type { FigurePart } from './figure-part.js';
import type { FigureRow } from './figure-rows.schema.js';
import type { Figure } from './figures.js';
import { sharedMoney } from './money-shares.js';
import { balanceOf, ofCountry, openReleases, standingOf } from './project-standing.js';
import { isInside } from './dashboard-view.js';
import { punctualityOf } from './report-figures.js';
import { fromUnits, newestApproved, targetsOf, type Flow, type MoneyFacts, type SummaryFacts } from './summary-facts.js';
import { quarterOf } from './trend.js';
import type { ApprovedPeriod, IndicatorSummary, PeriodSummary, ProjectSummary } from './summary.schema.js';

/** One project's part of a figure: its summary, compact and whole, and its money as the asker sees it. */
export interface FigureSource {
  readonly summary: ProjectSummary;
  readonly facts: SummaryFacts;
  readonly money: MoneyFacts;
  readonly view: DashboardView;
  readonly timeZone: string;
  /** Donors are led to approved reports only. */
  readonly isApprovedOnly: boolean;
  /** Only the rows, or the share of each amount, that a chart shows as this part of the figure. */
  readonly part?: FigurePart | null;
}
type Cells = Partial<Omit<FigureRow, 'project' | 'partner' | 'id'>> & { id: string };

/** The rows of one project behind a figure, or a part of it (domain 7: every number opens the rows behind it). Over all projects they add up to it. */
export function figureRows(figure: Figure, given: FigureSource): FigureRow[] {
  const { id, code, title, lead } = given.summary;
  if (!takesPart(given)) return [];
  const source = given.part?.kind === 'funder' ? { ...given, money: sharedMoney(given.facts, [given.part.value]) } : given;
  return rowsOf[figure](source).map((cells) => ({
    code: null, title: null, period: null, on: null, at: null, due: null, state: null, money: null, value: null, progress: null, days: null, report: null,
    ...cells, project: { id, code, title }, partner: lead.name,
  }));
}

/** A project outside the country, or without the funder, has no part of theirs. */
function takesPart({ facts, part }: FigureSource): boolean {
  if (part?.kind === 'country') return facts.countries.some((country) => country.code === part.value);
  return part?.kind !== 'funder' || facts.funders.some((funder) => funder.organisation === part.value);
}

/** Whether a project can have rows behind a figure at all: told from its compact form, so that the others need not be read. */
export function mayHaveRows(figure: Figure, { periods, money }: SummaryFacts, view: DashboardView): boolean {
  if (figure === 'overdue') return periods.some((period) => punctualityOf(period, view) === 'missing');
  if (figure === 'reports') return periods.some((period) => punctualityOf(period, view) !== null);
  if (figure === 'persons' || figure === 'targets') return newestApproved(periods, view.span.to) !== null;
  if (figure === 'turnaround') return periods.some((period) => period.turns.some((turn) => turn.outcomeAt !== null && isInside(turn.outcomeAt, view)));
  if (figure === 'released' || figure === 'refunded' || figure === 'accepted') return money.flows.some((flow) => flow.kind === figure);
  return true;
}

const rowsOf: Record<Figure, (source: FigureSource) => Cells[]> = {
  projects: (source) => budgetRow({ ...source, part: null }),
  budget: budgetRow,
  released: (source) => flowRows(source, 'released'),
  refunded: (source) => flowRows(source, 'refunded'),
  accepted: acceptedRows,
  planned: (source) => periodRows(source, ({ planned }) => planned),
  spent: (source) => periodRows(source, ({ accepted }) => accepted),
  advance: advanceRow,
  ageing: ageingRows,
  persons: personRows,
  targets: (source) => indicatorRows(source, ({ one }) => source.part?.kind !== 'met' || (one.progress !== null && (one.isTargetMet === true) === (source.part.value === 'yes'))),
  outputs: outputRows,
  reports: (source) => reportRows(source, ({ state }) => source.part?.kind !== 'punctuality' || state === source.part.value),
  overdue: (source) => reportRows(source, (row) => row.state === 'missing'),
  turnaround: turnRows,
};

function amountOf({ facts }: FigureSource, minor: Minor): { minor: Minor; currency: string } {
  return { minor, currency: facts.currency };
}

function budgetRow(source: FigureSource): Cells[] {
  const { id, state, start, end } = source.summary;
  return [{ id, state, period: { start, end }, money: amountOf(source, shareOf(source)(source.money.budget)) }];
}

/** A country's share where that part is asked for; else all of it. */
function shareOf({ facts, part }: FigureSource): (amount: Minor) => Minor {
  return part?.kind === 'country' ? ofCountry(facts, part.value) : (amount) => amount;
}

/** What moved inside the span; shares are those of what moved so far, so that they add up to the share of the whole. */
function insideFlows(source: FigureSource, kind: Flow['kind']): Flow[] {
  const { money, view: { span }, part } = source;
  const share = shareOf(source);
  let soFar = 0;
  return money.flows.filter((flow) => flow.kind === kind && flow.day >= span.from && flow.day <= span.to).map((flow) => {
    const before = soFar;
    soFar += flow.amount;
    return { ...flow, amount: share(soFar) - share(before) };
  }).filter((flow) => part?.kind !== 'quarter' || quarterOf(flow.day) === part.value);
}

/** A reversal is a row of its own, negative, on its own day. */
function flowRows(source: FigureSource, kind: 'released' | 'refunded'): Cells[] {
  return insideFlows(source, kind).map((flow) => {
    const isReversal = flow.amount < 0;
    return { id: isReversal ? `${flow.source}-reversal` : flow.source, code: isReversal ? 'reversal' : kind, on: flow.day, money: amountOf(source, flow.amount) };
  });
}

function acceptedRows(source: FigureSource): Cells[] {
  const periodOf = new Map(source.summary.periods.map((period) => [period.report, period]));
  return insideFlows(source, 'accepted').map((flow) => {
    const period = periodOf.get(flow.source);
    return { id: flow.source, report: flow.source, on: flow.day, at: period?.approved?.at ?? null, money: amountOf(source, flow.amount), period: period ? daysOf(period) : null };
  });
}

/** Planned and accepted as the trend shows them: in the quarter in which the reporting period ends. */
function periodRows(source: FigureSource, amount: (figures: { planned: Minor; accepted: Minor | null }) => Minor | null): Cells[] {
  const { summary, money, view: { span }, part } = source;
  return summary.periods.flatMap((period, at): Cells[] => {
    const quarter = quarterOf(period.end);
    const isOutside = quarter < quarterOf(span.from) || quarter > quarterOf(span.to);
    const isApproved = period.approved !== null && period.approved.on <= span.to;
    const minor = amount({ planned: money.planned[at] ?? 0, accepted: isApproved ? (money.accepted[at] ?? 0) : null });
    if (isOutside || (part?.kind === 'quarter' && quarter !== part.value) || minor === null) return [];
    return [{ id: period.report, period: daysOf(period), on: period.approved?.on ?? null, at: period.approved?.at ?? null, money: amountOf(source, minor), report: linkOf(source, period) }];
  });
}

function advanceRow(source: FigureSource): Cells[] {
  const { releasedSoFar, acceptedSoFar, refundedSoFar, ...standing } = standingOf(source.facts, source.money, source.view.span).money;
  const share = shareOf(source);
  const balance = balanceOf({ ...standing, releasedSoFar: share(releasedSoFar), acceptedSoFar: share(acceptedSoFar), refundedSoFar: share(refundedSoFar) });
  return balance === 0 ? [] : [{ id: source.summary.id, state: source.summary.state, money: amountOf(source, balance) }];
}

function ageingRows(source: FigureSource): Cells[] {
  const { facts, money, view, part } = source;
  const from = part?.kind === 'months' ? Number(part.value) : 0;
  const to = part?.kind === 'months' ? view.ageingMonths.find((bound) => bound > from) ?? Infinity : Infinity;
  const open = openReleases(money, balanceOf(standingOf(facts, money, view.span).money), view.span);
  return open.filter((release) => ageInMonths(release, view.day) >= from && ageInMonths(release, view.day) < to).map((release) => ({
    id: release.id, on: release.date, days: daysBetween(release.date, view.day), value: String(ageInMonths(release, view.day)), money: amountOf(source, release.rest),
  }));
}

function newestOf({ summary, view: { span } }: FigureSource): ApprovedPeriod | null {
  return summary.periods.findLast((period) => period.approved !== null && period.approved.on <= span.to)?.approved ?? null;
}

/** By indicator; a category of sex or age by project, since indicators of a project may be split each in its own way. */
function personRows(source: FigureSource): Cells[] {
  const { part, facts, view: { span } } = source;
  if (part?.kind !== 'sex' && part?.kind !== 'age') return indicatorRows(source, ({ countsPersons, one }) => countsPersons && one.actual !== null);
  const found = newestApproved(facts.periods, span.to)?.approved.persons?.[part.kind].find(([category]) => category === part.value);
  return found ? [{ id: facts.id, code: part.value, value: fromUnits(found[1]) }] : [];
}

function indicatorRows(source: FigureSource, isWanted: (row: { countsPersons: boolean; one: IndicatorSummary }) => boolean): Cells[] {
  const named = new Map(source.summary.indicators.map((indicator) => [indicator.id, indicator]));
  return (newestOf(source)?.indicators ?? []).flatMap((one) => {
    const indicator = named.get(one.indicator);
    if (!indicator || !isWanted({ countsPersons: indicator.countsPersons, one })) return [];
    return [{ id: one.indicator, code: indicator.code, title: indicator.title, value: one.actual, progress: one.progress, state: one.status }];
  });
}

function outputRows(source: FigureSource): Cells[] {
  const indicators = newestOf(source)?.indicators ?? [];
  return source.summary.outputs.map(({ id, code, title }) => {
    const own = indicators.filter((indicator) => indicator.output === id);
    const totals = new TargetTotals();
    totals.add(targetsOf(own));
    const { met, averageProgress } = totals.view();
    return { id, code, title, value: own.length === 0 ? null : String(met), progress: averageProgress, state: worstStatus(own.map((indicator) => indicator.status)) };
  });
}

function reportRows(source: FigureSource, isWanted: (row: { state: string }) => boolean): Cells[] {
  const { summary, view, timeZone } = source;
  return summary.periods.flatMap((period) => {
    const state = punctualityOf(period, view);
    if (state === null || !isWanted({ state })) return [];
    const on: Day | null = period.firstSubmittedAt === null ? null : dayOf(period.firstSubmittedAt, timeZone);
    const until = on ?? dayOf(view.now, timeZone);
    return [{ id: period.report, period: daysOf(period), due: period.due, on, at: period.firstSubmittedAt, state, days: Math.max(0, daysBetween(period.due, until)), report: linkOf(source, period) }];
  });
}

function turnRows(source: FigureSource): Cells[] {
  const { summary, view, timeZone } = source;
  return summary.periods.flatMap((period) => period.turns.flatMap(({ submittedAt, outcome, outcomeAt }, at): Cells[] => {
    if (outcomeAt === null || !isInside(outcomeAt, view)) return [];
    const days = Math.round((Date.parse(outcomeAt) - Date.parse(submittedAt)) / 86_400_000);
    return [{ id: `${period.report}-${String(at + 1)}`, period: daysOf(period), on: dayOf(submittedAt, timeZone), at: outcomeAt, state: outcome, days, report: linkOf(source, period) }];
  }));
}

function linkOf({ isApprovedOnly }: FigureSource, period: PeriodSummary): string | null {
  return isApprovedOnly && period.approved === null ? null : period.report;
}

function daysOf({ start, end }: PeriodSummary): { start: Day; end: Day } {
  return { start, end };
}
