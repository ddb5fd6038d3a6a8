import { clockState, periodInstants } from '../calendar/clock-state.js';
import { categories } from '../budgets/budget.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { fraction } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import { ageInMonths } from '../payments/liquidation.js';
import { localise } from '../platform/localise.js';
import type { Id, Instant, Language } from '../platform/id.schema.js';
import { worstStatus } from '../results/progress.js';
import { AgeingTotals } from './ageing-totals.js';
import type { ProjectDashboard } from './dashboard.schema.js';
import { dashboardView, type DashboardSettings, type DashboardView } from './dashboard-view.js';
import { MoneyTotals, PersonTotals, TargetTotals } from './figure-group.js';
import { sharedMoney } from './money-shares.js';
import { balanceOf, openReleases, standingOf, wholeTime } from './project-standing.js';
import { ReportTotals } from './report-figures.js';
import { factsOf, targetsOf, type MoneyFacts, type SummaryFacts } from './summary-facts.js';
import type { ApprovedPeriod, ProjectSummary } from './summary.schema.js';
import { Trend } from './trend.js';

/** A project's dashboard, with funders still by id. */
export type MadeProjectDashboard = Omit<ProjectDashboard, 'funders'> & {
  funders: (Omit<ProjectDashboard['funders'][number], 'funder'> & { funder: Id })[];
};
/** Who looks: `funders` null = sees the money whole; else the donor's own organisations, whose share it is. */
export interface Looker {
  readonly funders: readonly Id[] | null;
  readonly language: Language;
}

/** The figures of one project (domain 7) from its summary, as of now. */
export function projectDashboardOf(summary: ProjectSummary, looker: Looker, now: Instant, settings: DashboardSettings): MadeProjectDashboard {
  const view = dashboardView({}, now, settings);
  const facts = factsOf(summary);
  const money = looker.funders ? sharedMoney(facts, looker.funders) : facts.money;
  const newest = summary.periods.findLast((period) => period.approved)?.approved ?? null;
  const reports = new ReportTotals(view);
  reports.add(facts);
  const trend = new Trend(view.span);
  trend.add(facts, money);
  const persons = new PersonTotals();
  const standing = standingOf(facts, money, wholeTime);
  if (standing.newest?.persons) persons.add(standing.newest.persons);
  const targets = new TargetTotals();
  if (standing.newest) targets.add(standing.newest.targets);
  return {
    asOf: { at: now, day: view.day, from: null, newestApproval: newest?.at ?? null, isShare: looker.funders !== null },
    currency: summary.currency, project: headOf(summary, looker.language),
    money: { ...moneyOf(facts, money), ...budgetOf(summary, looker) },
    categories: categoriesOf(summary, looker), funders: fundersOf(facts, looker),
    periods: periodsOf(summary, money, looker, view, settings.timeZone), outputs: outputsOf(summary, newest), indicators: indicatorsOf(summary, newest),
    targets: targets.view(), persons: persons.view(), reports: reports.punctuality(), turnaround: reports.turnaround(),
    ...advanceOf(facts, money, view), quarters: trend.view(),
  };
}

function headOf(summary: ProjectSummary, language: Language): ProjectDashboard['project'] {
  const { id, code, title, state, lead, consortium, theme, countries, start, end, locations, programme, call } = summary;
  const named = ({ title: text, ...reference }: ProjectSummary['call']) => ({ ...reference, title: localise(text, language) });
  return { id, code, title, state, programme: named(programme), call: named(call), lead, consortium, theme, countries, start, end, locations };
}

function moneyOf(facts: SummaryFacts, money: MoneyFacts) {
  const totals = new MoneyTotals();
  totals.add(facts.currency, standingOf(facts, money, wholeTime).money);
  const [figures] = totals.view();
  if (!figures) throw new RangeError('a project has one currency');
  return figures;
}

/** What partners and staff see of the whole budget; a donor sees its own share of the authorised money, and no partner's contribution. */
function budgetOf(summary: ProjectSummary, { funders }: Looker): Pick<ProjectDashboard['money'], 'budgetTotal' | 'authorised'> {
  if (!funders) return { budgetTotal: summary.budgetTotal, authorised: summary.authorised };
  return { budgetTotal: shareOf(summary, funders, summary.budgetTotal), authorised: shareOf(summary, funders, summary.authorised) };
}

/** A figure that is not primary, shared like the budget is. */
function shareOf(summary: ProjectSummary, funders: readonly Id[], amount: number): number {
  return sharedMoney(factsOf({ ...summary, grant: amount, periods: [], payments: [] }), funders).budget;
}

function categoriesOf(summary: ProjectSummary, { funders }: Looker): ProjectDashboard['categories'] {
  return categories.flatMap((category) => {
    const budget = summary.budgetByCategory[category] ?? 0;
    const accepted = sumMinor(summary.periods.map((period) => period.approved?.byCategory[category]));
    if (budget === 0 && accepted === 0) return [];
    const overspend = budget === 0 ? null : toDecimalString(fraction(BigInt(accepted) - BigInt(budget), BigInt(budget)));
    const part = (amount: number) => (funders ? shareOf(summary, funders, amount) : amount);
    return [{ category, budget: part(budget), accepted: part(accepted), overspend }];
  });
}

function fundersOf(facts: SummaryFacts, looker: Looker): MadeProjectDashboard['funders'] {
  return facts.funders.filter(({ organisation }) => looker.funders?.includes(organisation) ?? true).map(({ organisation }) => {
    const { budget, released, accepted, refunded, advanceBalance } = moneyOf(facts, sharedMoney(facts, [organisation]));
    return { funder: organisation, budget, released, accepted, refunded, advanceBalance };
  });
}

function periodsOf(summary: ProjectSummary, money: MoneyFacts, { funders }: Looker, { now }: DashboardView, timeZone: string): ProjectDashboard['periods'] {
  const part = (amount: number) => (funders ? shareOf(summary, funders, amount) : amount);
  return summary.periods.map((period, at) => {
    const { seq, start, end, due, report, state, isLate, firstSubmittedAt, approved } = period;
    const clock = clockState({ ...periodInstants({ start, end, due }, timeZone), dueEndsAt: period.dueEndsAt, firstSubmittedAt }, now);
    return {
      seq, start, end, due, state, clock, isLate, firstSubmittedAt, report: funders && !approved ? null : report, approvedAt: approved?.at ?? null,
      planned: money.planned[at] ?? 0, accepted: money.accepted[at] ?? null,
      requested: approved && part(approved.requested), authorised: approved && part(approved.authorised),
    };
  });
}

function outputsOf(summary: ProjectSummary, newest: ApprovedPeriod | null): ProjectDashboard['outputs'] {
  return summary.outputs.map((output) => {
    const own = newest?.indicators.filter((indicator) => indicator.output === output.id) ?? [];
    const targets = new TargetTotals();
    targets.add(targetsOf(own));
    return { ...output, status: worstStatus(own.map((indicator) => indicator.status)), targets: targets.view() };
  });
}

function indicatorsOf(summary: ProjectSummary, newest: ApprovedPeriod | null): ProjectDashboard['indicators'] {
  const standing = new Map(newest?.indicators.map((one) => [one.indicator, one]));
  return summary.indicators.map((indicator) => {
    const now = standing.get(indicator.id);
    return {
      ...indicator, series: summary.periods.map((period) => period.approved?.indicators.find((one) => one.indicator === indicator.id)?.value ?? null),
      actual: now?.actual ?? null, progress: now?.progress ?? null, isTargetMet: now?.isTargetMet ?? null, status: now?.status ?? null,
    };
  });
}

function advanceOf(facts: SummaryFacts, money: MoneyFacts, view: DashboardView): Pick<ProjectDashboard, 'openReleases' | 'ageing'> {
  const open = openReleases(money, balanceOf(standingOf(facts, money, wholeTime).money), wholeTime);
  const ageing = new AgeingTotals(view);
  ageing.add(facts.currency, open);
  return {
    openReleases: open.map((release) => ({ id: release.id, date: release.date, amount: release.amount, rest: release.rest, ageMonths: ageInMonths(release, view.day) })),
    ageing: ageing.result()[0]?.buckets ?? [],
  };
}
