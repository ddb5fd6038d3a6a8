import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Scope } from '#shared/accounts';
import {
  dashboardView, factsOf, figureRows, mayHaveRows, projectDashboardOf, readPart, sharedMoney, type DashboardSettings, type DashboardView, type FigureFileQuery, type FigureQuery,
  type FigureRow, type ProjectDashboard, type ProjectFigureFileQuery, type ProjectFigureQuery,
} from '#shared/dashboards';
import { OrganisationService } from '../organisations/organisation.service.js';
import type { Ctx } from '../platform/context/ctx.js';
import { notFound, Problem } from '../platform/errors/problem.js';
import { sightOf } from './dashboard-scope.js';
import { PortfolioService, readerOf } from './portfolio.service.js';
import { SummaryReaderRepository } from './summary-reader.repository.js';
import type { StoredSummary } from './summary.record.js';

/** Where a page of rows ended: the project, and the row in it. */
interface Place {
  readonly code: string;
  readonly id: string;
  readonly row: string;
}

interface RowPage {
  items: FigureRow[];
  nextCursor: string | null;
}

const BATCH = 25;

/** One project's dashboard, and the rows behind every figure of a portfolio. */
@Injectable()
export class FigureRowService {
  constructor(private readonly portfolio: PortfolioService, private readonly summaries: SummaryReaderRepository, private readonly organisations: OrganisationService) {}

  /** The dashboard of a project: whole for its partners and staff, its share for a donor. @throws Problem not_found */
  async project(ctx: Ctx, id: string): Promise<ProjectDashboard> {
    const summary = await this.summaries.get(ctx.scope, id);
    const sight = sightOf(ctx.scope, summary);
    if (sight === null) throw notFound();
    const settings = await this.portfolio.settingsFor(ctx, [summary.programme.id]);
    const made = projectDashboardOf({ ...summary, id }, { funders: sight === 'whole' ? null : sight, language: ctx.language }, ctx.now, settings);
    const names = await this.organisations.refs(made.funders.map((row) => row.funder));
    return { ...made, funders: made.funders.map(({ funder, ...row }) => ({ funder: { id: funder, code: names.get(funder)?.code ?? '', name: names.get(funder)?.name ?? '' }, ...row })) };
  }

  /** A page of the rows behind a figure, in order of project codes. @throws Problem not_allowed, cursor_of_another_list */
  async page(ctx: Ctx, { limit, cursor, ...asked }: FigureQuery): Promise<RowPage> {
    const mark = markOf(asked);
    const after = cursor === undefined ? null : readPlace(cursor, mark);
    const items: FigureRow[] = [];
    let last: Place | null = null;
    for await (const { place, row } of this.placed(ctx, asked, after)) {
      if (items.length === limit) return { items, nextCursor: last && writePlace(last, mark) };
      items.push(row);
      last = place;
    }
    return { items, nextCursor: null };
  }

  /** All rows behind a figure. @throws Problem not_allowed */
  async *rows(ctx: Ctx, asked: FigureFileQuery): AsyncGenerator<FigureRow> {
    for await (const { row } of this.placed(ctx, asked, null)) yield row;
  }

  /** A page of one project's rows behind a figure. @throws Problem not_found, cursor_of_another_list */
  async projectPage(ctx: Ctx, id: string, { limit, cursor, ...asked }: ProjectFigureQuery): Promise<RowPage> {
    const mark = markOf({ id, ...asked });
    const rows = await this.projectRows(ctx, id, asked);
    const from = cursor === undefined ? 0 : rows.findIndex((row) => row.id === readPlace(cursor, mark).row) + 1;
    const items = rows.slice(from, from + limit);
    const last = items.at(-1);
    return { items, nextCursor: last && from + limit < rows.length ? writePlace({ code: '', id, row: last.id }, mark) : null };
  }

  /** All rows of one project behind a figure: whole for its partners and staff, its share for a donor. @throws Problem not_found */
  async projectRows(ctx: Ctx, id: string, asked: ProjectFigureFileQuery): Promise<FigureRow[]> {
    const summary = await this.summaries.get(ctx.scope, id);
    if (sightOf(ctx.scope, summary) === null) throw notFound();
    const settings = await this.portfolio.settingsFor(ctx, [summary.programme.id]);
    return rowsOf(ctx.scope, asked, summary, dashboardView({}, ctx.now, settings), settings);
  }

  private async *placed(ctx: Ctx, { figure, part, currency, ...filters }: FigureFileQuery, after: Place | null): AsyncGenerator<{ place: Place; row: FigureRow }> {
    const scope = readerOf(ctx);
    const chosen = await this.portfolio.chosen(ctx, filters);
    const settings = await this.portfolio.settingsFor(ctx, filters.programme ?? [...new Set(chosen.map((facts) => facts.programme))]);
    const view = dashboardView(filters, ctx.now, settings);
    const asked = chosen.filter((facts) => (currency === undefined || facts.currency === currency) && mayHaveRows(figure, facts, view));
    const ids = asked.sort(byCode).filter((facts) => !after || byCode(facts, after) >= 0).map((facts) => facts.id);
    for await (const summary of this.inOrder(scope, ids)) {
      const rows = rowsOf(scope, { figure, part }, summary, view, settings);
      const skipped = after?.id === summary._id ? rows.findIndex((row) => row.id === after.row) + 1 : 0;
      for (const row of rows.slice(skipped)) yield { place: { code: summary.code, id: summary._id, row: row.id }, row };
    }
  }

  private async *inOrder(scope: Scope, ids: readonly string[]): AsyncGenerator<StoredSummary> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const found = new Map((await this.summaries.findByIds(scope, batch)).map((summary) => [summary._id, summary]));
      for (const id of batch) {
        const summary = found.get(id);
        if (summary) yield summary;
      }
    }
  }
}

function byCode(a: { code: string; id: string }, b: { code: string; id: string }): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A donor sees its own share, and the share of no other. */
function rowsOf(scope: Scope, asked: ProjectFigureFileQuery, stored: StoredSummary, view: DashboardView, { timeZone }: DashboardSettings): FigureRow[] {
  const sight = sightOf(scope, stored);
  const part = asked.part === undefined ? null : readPart(asked.part);
  if (sight === null || (part?.kind === 'funder' && sight !== 'whole' && !sight.includes(part.value))) return [];
  const summary = { ...stored, id: stored._id };
  const facts = factsOf(summary);
  const money = sight === 'whole' ? facts.money : sharedMoney(facts, sight);
  return figureRows(asked.figure, { summary, facts, money, view, timeZone, isApprovedOnly: sight !== 'whole', part });
}

/** Of what a cursor is: another figure or filter is another list. */
function markOf(asked: object): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);
}

function writePlace(place: Place, mark: string): string {
  return Buffer.from(JSON.stringify({ ...place, mark })).toString('base64url');
}

function readPlace(cursor: string, mark: string): Place {
  const place = parse(cursor);
  const { code, id, row } = place ?? {};
  if (place?.['mark'] !== mark || typeof code !== 'string' || typeof id !== 'string' || typeof row !== 'string') throw new Problem('cursor_of_another_list');
  return { code, id, row };
}

function parse(text: string): Partial<Record<string, unknown>> & Partial<Record<keyof Place, unknown>> | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown> | null;
  } catch {
    return null; // not JSON: answered as a cursor of another list
  }
}
