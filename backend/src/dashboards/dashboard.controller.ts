import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  dashboardChoices, dashboardFilters, figureFileQuery, figurePage, figureQuery, mapView, portfolio, tableQuery, type DashboardFilters, type FigureFileQuery, type FigureQuery,
  type TableQuery,
} from '#shared/dashboards';
import { Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { DashboardFiles } from './dashboard-files.js';
import { FigureRowService } from './figure-row.service.js';
import { PortfolioService } from './portfolio.service.js';

@Controller('dashboards')
export class DashboardController {
  constructor(private readonly portfolios: PortfolioService, private readonly figures: FigureRowService, private readonly files: DashboardFiles) {}

  @Get('portfolio')
  @Requires('dashboard.read')
  @Answers(200, portfolio)
  async portfolio(@Context() ctx: Ctx, @Query({ schema: dashboardFilters }) filters: DashboardFilters, @Res() response: Response): Promise<void> {
    response.type('application/json').send(await this.portfolios.json(ctx, filters));
  }

  @Get('portfolio/rows')
  @Requires('dashboard.read')
  @Answers(200, figurePage)
  rows(@Context() ctx: Ctx, @Query({ schema: figureQuery }) query: FigureQuery) {
    return this.figures.page(ctx, query);
  }

  @Get('portfolio/rows.csv')
  @Requires('dashboard.read')
  @Answers(200)
  rowsFile(@Context() ctx: Ctx, @Query({ schema: figureFileQuery }) query: FigureFileQuery, @Res() response: Response): Promise<void> {
    return this.files.rows(ctx, 'csv', query, response);
  }

  @Get('portfolio/rows.xlsx')
  @Requires('dashboard.read')
  @Answers(200)
  rowsWorkbook(@Context() ctx: Ctx, @Query({ schema: figureFileQuery }) query: FigureFileQuery, @Res() response: Response): Promise<void> {
    return this.files.rows(ctx, 'xlsx', query, response);
  }

  @Get('portfolio/table.csv')
  @Requires('dashboard.read')
  @Answers(200)
  tableFile(@Context() ctx: Ctx, @Query({ schema: tableQuery }) query: TableQuery, @Res() response: Response): Promise<void> {
    return this.files.table(ctx, 'csv', query, response);
  }

  @Get('portfolio/table.xlsx')
  @Requires('dashboard.read')
  @Answers(200)
  tableWorkbook(@Context() ctx: Ctx, @Query({ schema: tableQuery }) query: TableQuery, @Res() response: Response): Promise<void> {
    return this.files.table(ctx, 'xlsx', query, response);
  }

  @Get('portfolio/map')
  @Requires('dashboard.read')
  @Answers(200, mapView)
  map(@Context() ctx: Ctx, @Query({ schema: dashboardFilters }) filters: DashboardFilters) {
    return this.portfolios.map(ctx, filters);
  }

  @Get('choices')
  @Requires('dashboard.read')
  @Answers(200, dashboardChoices)
  choices(@Context() ctx: Ctx) {
    return this.portfolios.choices(ctx);
  }
}
