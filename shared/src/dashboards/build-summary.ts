import { budgetFigures, phasingTotals } from '../budgets/budget-figures.js';
import { categories, type BudgetLine, type Category } from '../budgets/budget.schema.js';
import { dayOf } from '../calendar/time-zone.js';
import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { byFunder } from '../payments/by-funder.js';
import { advanceBalance, type PaymentFact } from '../payments/ledger.js';
import { liquidate, oldestFirst } from '../payments/liquidation.js';
import { releaseLimit } from '../payments/payment-findings.js';
import { acceptedByCategory, burnRate, phasedToDate } from '../reports/variance.js';
import { computeIndicators, type PeriodValues } from '../results/compute-indicator.js';
import { personsReached } from '../results/persons.js';
import type { Plan } from '../results/plan.js';
import type {
  ApprovedPeriod, IndicatorSummary, OpenRelease, PeriodSummary, ProjectSummary, SummaryReport, SummarySource, SummaryVersion,
} from './summary.schema.js';

/**
 * The summary of a project from its records (platform.md, "Summaries"): writers and the rebuild call this one function, so that
 * `npm run summaries -- --verify` compares like with like.
 */
export function buildSummary({ project, reports, versions, payments }: SummarySource): ProjectSummary {
  const { framework, lines, firstAdvance, ...own } = project;
  const { grant, budgetTotal, budgetByCategory } = budgetOf(lines);
  const periods = periodRows(project, reports, versions);
  const approved = periods.flatMap((period) => (period.approved ? [period.approved] : []));
  const accepted = sumMinor(approved.map((one) => one.accepted));
  const authorised = sumMinor([firstAdvance, ...approved.map((one) => one.authorised)]);
  const money = paymentFigures(payments, accepted);
  return {
    ...own, grant, budgetTotal, budgetByCategory,
    outputs: framework.outputs.map(({ id, code, title }) => ({ id, code, title })),
    indicators: framework.indicators.map(({ id, output, code, title, unit, measure, baseline, target, countsPersons }) => ({
      id, output, code, title, unit, measure, baseline: baseline.value, target, countsPersons,
    })),
    periods, payments: oldestFirst(payments), ...money, accepted, authorised, releasable: releaseLimit(authorised, money.released),
    burnRate: approved.length === 0 ? null : burnRate(accepted, phasedToDate(lines, newestApproved(periods))),
    byFunder: byFunder({ budget: grant, released: money.released, accepted, refunded: money.refunded }, project.funders),
  };
}

/** The part of a period's row that a submission or a send-back changes: its dates. */
export function reportDates(report: SummaryReport): Pick<PeriodSummary, 'state' | 'firstSubmittedAt' | 'isLate' | 'turns'> {
  const { state, firstSubmittedAt, isLate, turns } = report;
  return { state, firstSubmittedAt, isLate, turns };
}

function newestApproved(periods: readonly PeriodSummary[]): number {
  return periods.findLastIndex((period) => period.approved !== null) + 1;
}

function budgetOf(lines: readonly BudgetLine[]): Pick<ProjectSummary, 'grant' | 'budgetTotal' | 'budgetByCategory'> {
  const figures = budgetFigures(lines);
  const named = categories.map((category) => [category, figures.byCategory[category].funder] as const).filter(([, amount]) => amount !== 0);
  return { grant: figures.funder, budgetTotal: figures.total, budgetByCategory: Object.fromEntries(named) };
}

function paymentFigures(payments: readonly PaymentFact[], accepted: Minor) {
  const inForce = payments.filter((payment) => payment.reversedOn === null);
  const releases = inForce.filter((payment) => payment.kind === 'release');
  const released = sumMinor(releases.map((payment) => payment.amount));
  const refunded = sumMinor(inForce.filter((payment) => payment.kind === 'refund').map((payment) => payment.amount));
  const openReleases: OpenRelease[] = liquidate(releases, accepted + refunded)
    .filter((release) => release.rest > 0)
    .map(({ id, date, amount, rest }) => ({ id, date, amount, rest }));
  return { released, refunded, openReleases, advanceBalance: advanceBalance({ released, accepted, refunded }) };
}

function periodRows(project: SummarySource['project'], reports: readonly SummaryReport[], versions: readonly SummaryVersion[]): PeriodSummary[] {
  const phasing = phasingTotals(project.lines);
  const reportOf = new Map(reports.map((report) => [report.seq, report]));
  const ordered = [...versions].sort((a, b) => a.seq - b.seq);
  const areAllApproved = reports.length > 0 && reports.every((report) => report.state === 'approved');
  return project.periods.flatMap((period, at) => {
    const report = reportOf.get(period.seq);
    if (!report) return [];
    const soFar = ordered.filter((version) => version.seq <= period.seq);
    const isLast = at === project.periods.length - 1;
    const approved = soFar.at(-1)?.seq === period.seq ? approvedPeriod(project, soFar, isLast && areAllApproved) : null;
    return [{ ...period, report: report.id, planned: phasing[at] ?? 0, ...reportDates(report), approved }];
  });
}

/** What an approved period made known, with the indicators as they stood at its end. @param soFar its version and the earlier ones */
function approvedPeriod(project: SummarySource['project'], soFar: readonly SummaryVersion[], areAllApproved: boolean): ApprovedPeriod | null {
  const version = soFar.at(-1);
  if (!version) return null;
  const { indicators } = version.framework;
  const plan: Plan = { start: project.start, end: project.end, periods: project.periods };
  const values: PeriodValues[] = soFar.map((one) => ({ periodIndex: one.seq - 1, leaves: one.values, definitions: one.framework.indicators }));
  const results = computeIndicators(indicators, values, plan, version.settings, areAllApproved);
  const outputOf = new Map(indicators.map((indicator) => [indicator.id, indicator.output]));
  const total = (column: 'C' | 'E' | 'F') => sumMinor(version.face.map((row) => row[column]));
  return {
    n: version.n, at: version.at, on: dayOf(version.at, version.settings.timeZone), accepted: total('C'), requested: total('E'), authorised: total('F'),
    byCategory: byCategory(project.lines, version),
    indicators: results.map((result): IndicatorSummary => ({
      indicator: result.indicator, output: outputOf.get(result.indicator) ?? '', value: result.series.at(-1) ?? null, actual: result.actual,
      progress: result.progress, isTargetMet: result.isTargetMet, status: result.status,
    })),
    persons: personsReached(indicators, results),
  };
}

function byCategory(lines: readonly BudgetLine[], version: SummaryVersion): Partial<Record<Category, Minor>> {
  return Object.fromEntries([...acceptedByCategory(lines, [version.face])].filter(([, amount]) => amount !== 0));
}
