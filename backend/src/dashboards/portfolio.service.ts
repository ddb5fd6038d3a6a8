import { Injectable } from '@nestjs/common';
import { hasPermission, type Scope } from '#shared/accounts';
import {
  combine, isChosen, sharedMoney, type CombinedPortfolio, type DashboardChoices, type DashboardFilters, type DashboardSettings, type MapView, type Portfolio, type Seen,
  type SummaryFacts,
} from '#shared/dashboards';
import { projectStates } from '#shared/projects';
import { defaultSettings } from '#shared/programmes';
import { OrganisationService } from '../organisations/organisation.service.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Problem } from '../platform/errors/problem.js';
import { ProjectService } from '../projects/project.service.js';
import { AnswerCache } from './answer-cache.js';
import { dashboardScope, donorsOf, scopeKey, sightOf } from './dashboard-scope.js';
import { SummaryFactsStore } from './summary-facts.store.js';
import type { StoredSummary } from './summary.record.js';
import { SummaryReaderRepository } from './summary-reader.repository.js';

const MOST_ANSWERS = 256;
const MOST_PLACES = 5000;

/** The figures of many projects, added up within the asker's scope (domain 7). */
@Injectable()
export class PortfolioService {
  private readonly answers = new AnswerCache(MOST_ANSWERS);
  private readonly seenBy = new Map<string, { generation: number; seen: Seen }>();

  constructor(
    private readonly store: SummaryFactsStore,
    private readonly summaries: SummaryReaderRepository,
    private readonly organisations: OrganisationService,
    private readonly projects: ProjectService,
  ) {}

  /**
   * The portfolio as JSON. Kept until a summary changes, and for the minute: what the clock alone changes (overdue, ages) changes when a
   * day begins somewhere, and days begin on whole minutes. @throws Problem not_allowed
   */
  async json(ctx: Ctx, filters: DashboardFilters): Promise<Buffer> {
    const scope = readerOf(ctx);
    await this.store.fresh();
    const key = `${scopeKey(scope)}|${JSON.stringify(filters)}`;
    return this.answers.get(key, `${String(this.store.generation)} ${ctx.now.slice(0, 16)}`, () => this.make(ctx, scope, filters));
  }

  /** The portfolio, made for this request. @throws Problem not_allowed */
  async portfolio(ctx: Ctx, filters: DashboardFilters): Promise<Portfolio> {
    const scope = readerOf(ctx);
    await this.store.fresh();
    return this.make(ctx, scope, filters);
  }

  /** What the filters may be set to among the projects that the asker sees. */
  async choices(ctx: Ctx): Promise<DashboardChoices> {
    const scope = readerOf(ctx);
    await this.store.fresh();
    const facts = this.seen(scope).projects.map((project) => project.facts);
    const named = await this.summaries.titles(scope, ctx.language);
    const partners = new Map(facts.map(({ lead }) => [lead.id, lead]));
    const funders = await this.organisations.refs([...new Set(facts.flatMap((one) => one.funders.map((funder) => funder.organisation)))]);
    const states = new Set(facts.map((one) => one.state));
    return {
      ...named, themes: distinct(facts.flatMap((one) => one.theme ?? [])), countries: distinct(facts.flatMap((one) => one.countries.map((country) => country.code))),
      partners: byName([...partners.values()]), funders: byName([...funders.values()].map(({ id, code, name }) => ({ id, code, name }))),
      status: projectStates.filter((state) => states.has(state)), currencies: distinct(facts.map((one) => one.currency)),
    };
  }

  /** The figures by country and the places of the chosen projects, for the map. @throws Problem not_allowed */
  async map(ctx: Ctx, filters: DashboardFilters): Promise<MapView> {
    const { asOf, breakdowns: { countries } } = await this.portfolio(ctx, filters);
    const places = await this.summaries.places(readerOf(ctx), filters, MOST_PLACES);
    return { asOf, countries, places: places.slice(0, MOST_PLACES), isCut: places.length > MOST_PLACES };
  }

  /** The settings by which the chosen projects' figures are read: their programme's, where there is one; else the defaults. */
  async settingsFor(ctx: Ctx, programmes: readonly string[]): Promise<DashboardSettings> {
    const [only, another] = programmes;
    return only !== undefined && another === undefined ? (await this.projects.settingsOf(ctx, only)).settings : defaultSettings;
  }

  private async make(ctx: Ctx, scope: Scope, filters: DashboardFilters): Promise<Portfolio> {
    const seen = this.seen(scope);
    const settings = await this.settingsFor(ctx, filters.programme ?? distinct(seen.projects.map((project) => project.facts.programme)));
    return this.named(combine(seen, filters, ctx.now, settings), scope);
  }

  private async named(combined: CombinedPortfolio, scope: Scope): Promise<Portfolio> {
    const names = await this.organisations.refs(combined.breakdowns.funders.map((row) => row.funder));
    const funders = combined.breakdowns.funders.map(({ funder, ...row }) => {
      const known = names.get(funder);
      return { funder: { id: funder, code: known?.code ?? '', name: known?.name ?? '' }, ...row };
    });
    const overdue = donorsOf(scope) ? combined.kpis.overdue.map((row) => ({ ...row, report: null })) : combined.kpis.overdue;
    return { ...combined, kpis: { ...combined.kpis, overdue }, breakdowns: { ...combined.breakdowns, funders } };
  }

  /** What a scope sees, once a generation. */
  private seen(scope: Scope): Seen {
    const key = scopeKey(scope);
    const there = this.seenBy.get(key);
    if (there?.generation === this.store.generation) return there.seen;
    const donors = donorsOf(scope);
    const projects = [...this.store.all()].flatMap(({ facts, access }) => {
      const sight = sightOf(scope, { access, state: facts.state });
      return sight === null ? [] : [{ facts, money: sight === 'whole' ? facts.money : sharedMoney(facts, sight) }];
    });
    const seen: Seen = { projects, isShare: donors !== null, funders: donors ?? 'all' };
    if (this.seenBy.size >= MOST_ANSWERS) this.seenBy.clear();
    this.seenBy.set(key, { generation: this.store.generation, seen });
    return seen;
  }

  /** The summaries of the chosen projects by code, read as they are asked for. @throws Problem not_allowed */
  records(ctx: Ctx, filters: DashboardFilters): AsyncGenerator<StoredSummary> {
    return this.summaries.chosen(readerOf(ctx), filters);
  }

  /** The chosen projects in compact form. */
  async chosen(ctx: Ctx, filters: DashboardFilters): Promise<SummaryFacts[]> {
    await this.store.fresh();
    return this.seen(readerOf(ctx)).projects.map((project) => project.facts).filter((facts) => isChosen(facts, filters));
  }
}

/** @throws Problem not_allowed for whom dashboards are not */
export function readerOf(ctx: Ctx): Scope {
  if (ctx.scope.kind === 'person' && !hasPermission(ctx.scope, 'dashboard.read')) throw new Problem('not_allowed');
  return dashboardScope(ctx.scope);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function byName<T extends { name: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}
