import type { Instant } from '../platform/id.schema.js';
import { projectStates, type ProjectState } from '../projects/project.schema.js';
import { AgeingTotals } from './ageing-totals.js';
import type { DashboardFilters, MoneyFigures, Portfolio, TargetFigures } from './dashboard.schema.js';
import { dashboardView, type DashboardSettings } from './dashboard-view.js';
import { MoneyTotals, PersonTotals, TargetTotals } from './figure-group.js';
import { isChosen } from './filter-facts.js';
import { sharedMoney } from './money-shares.js';
import { balanceOf, moneyByCountry, openReleases, standingOf, type MoneyStanding, type Standing } from './project-standing.js';
import { ReportTotals } from './report-figures.js';
import type { MoneyFacts, SummaryFacts } from './summary-facts.js';
import { Trend } from './trend.js';

/** A project as the asker sees it: its money whole, or the share of the asker's organisation (donors). */
export interface SeenProject {
  readonly facts: SummaryFacts;
  readonly money: MoneyFacts;
}
/** Whose shares the breakdown by funder shows: all, or a donor's own. */
export interface Seen {
  readonly projects: readonly SeenProject[];
  readonly isShare: boolean;
  readonly funders: 'all' | readonly string[];
}
interface Part {
  projects: number;
  money: MoneyFigures[];
  persons: string | null;
  targets: TargetFigures;
}
type Breakdowns = Portfolio['breakdowns'];
/** The answer of GET /dashboards/portfolio, with funders still by id. */
export type CombinedPortfolio = Omit<Portfolio, 'breakdowns'> & {
  breakdowns: Omit<Breakdowns, 'funders'> & { funders: { funder: string; projects: number; money: MoneyFigures[] }[] };
};

const mostOverdue = 10;

/**
 * All figures of a portfolio (domain 7) from the summaries of the projects that the asker sees. Money is never added across currencies;
 * parts add up to the whole. `now` decides what is overdue and how old advances are.
 */
export function combine(seen: Seen, filters: DashboardFilters, now: Instant, settings: DashboardSettings): CombinedPortfolio {
  const view = dashboardView(filters, now, settings);
  const whole = new Group(true);
  const [countries, themes, funders] = [new Groups<string>(), new Groups<string | null>(), new Map<string, MoneyTotals>()];
  const [reports, trend, ageing] = [new ReportTotals(view), new Trend(view.span), new AgeingTotals(view)];
  const states = new Map<ProjectState, number>();
  let newestApproval: Instant | null = null;
  for (const { facts, money } of seen.projects) {
    if (!isChosen(facts, filters)) continue;
    const standing = standingOf(facts, money, view.span);
    states.set(facts.state, (states.get(facts.state) ?? 0) + 1);
    for (const group of [whole, themes.of(facts.theme)]) group.add(facts, standing, standing.money);
    const byCountry = moneyByCountry(facts, standing.money);
    facts.countries.forEach(({ code }, at) => countries.of(code).add(facts, standing, byCountry[at] ?? standing.money));
    reports.add(facts);
    trend.add(facts, money);
    ageing.add(facts.currency, openReleases(money, balanceOf(standing.money), view.span));
    addFunders(funders, facts, seen, view.span);
    if (standing.newest && (newestApproval === null || standing.newest.at > newestApproval)) newestApproval = standing.newest.at;
  }
  const { money, persons, targets, projects } = whole.figures();
  const byState = projectStates.flatMap((state) => (states.has(state) ? [{ state, count: states.get(state) ?? 0 }] : []));
  return {
    filters, asOf: { at: now, day: view.day, from: view.from, newestApproval, isShare: seen.isShare },
    kpis: {
      projects: { total: projects, byState }, money, persons, targets, reports: reports.punctuality(), overdue: reports.overdue(mostOverdue),
      turnaround: reports.turnaround(), ageing: ageing.result(),
    },
    series: { quarters: trend.view() },
    breakdowns: {
      countries: countries.view().map(([country, part]) => ({ country, ...part })),
      themes: themes.view().map(([theme, part]) => ({ theme, ...part })),
      funders: [...funders].map(([funder, totals]) => { const own = totals.view(); return { funder, projects: own.reduce((sum, one) => sum + one.projects, 0), money: own }; }),
    },
  };
}

function addFunders(totals: Map<string, MoneyTotals>, facts: SummaryFacts, { funders }: Seen, span: Parameters<typeof standingOf>[2]): void {
  for (const { organisation } of facts.funders) {
    if (funders !== 'all' && !funders.includes(organisation)) continue;
    const own = totals.get(organisation) ?? new MoneyTotals();
    totals.set(organisation, own);
    own.add(facts.currency, standingOf(facts, sharedMoney(facts, [organisation]), span).money);
  }
}

/** Figures of some projects. */
class Group {
  private projects = 0;
  private readonly money = new MoneyTotals();
  private readonly targets = new TargetTotals();
  private readonly persons = new PersonTotals();

  /** @param isSplit whether persons are split by sex and age */
  constructor(private readonly isSplit: boolean) {}

  add(facts: SummaryFacts, { newest }: Standing, money: MoneyStanding): void {
    this.projects += 1;
    this.money.add(facts.currency, money);
    if (newest) this.targets.add(newest.targets);
    if (newest?.persons && this.isSplit) this.persons.add(newest.persons);
    else if (newest?.persons) this.persons.addTotal(newest.persons);
  }

  figures() {
    return { projects: this.projects, money: this.money.view(), persons: this.persons.view(), targets: this.targets.view() };
  }

  part(): Part {
    return { projects: this.projects, money: this.money.view(), persons: this.persons.total, targets: this.targets.view() };
  }
}

/** Groups by a key, in order of keys, nothing last. */
class Groups<K extends string | null> {
  private readonly byKey = new Map<K, Group>();

  of(key: K): Group {
    const there = this.byKey.get(key);
    if (there) return there;
    const group = new Group(false);
    this.byKey.set(key, group);
    return group;
  }

  view(): [K, Part][] {
    const rank = (key: K) => (key === null ? '\uffff' : key);
    return [...this.byKey].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(([key, group]) => [key, group.part()]);
  }
}
