import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  figurePage, projectDashboard, projectFigureFileQuery, projectFigureQuery, projectTableQuery, type ProjectFigureFileQuery, type ProjectFigureQuery, type ProjectTableQuery,
} from '#shared/dashboards';
import { id } from '#shared/platform';
import { Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { DashboardFiles } from './dashboard-files.js';
import { FigureRowService } from './figure-row.service.js';

@Controller('dashboards/projects')
export class ProjectDashboardController {
  constructor(private readonly figures: FigureRowService, private readonly files: DashboardFiles) {}

  @Get(':id')
  @Requires('project.read')
  @Answers(200, projectDashboard)
  project(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string) {
    return this.figures.project(ctx, project);
  }

  @Get(':id/rows')
  @Requires('project.read')
  @Answers(200, figurePage)
  rows(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: projectFigureQuery }) query: ProjectFigureQuery) {
    return this.figures.projectPage(ctx, project, query);
  }

  @Get(':id/rows.csv')
  @Requires('project.read')
  @Answers(200)
  rowsFile(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: projectFigureFileQuery }) query: ProjectFigureFileQuery, @Res() response: Response): Promise<void> {
    return this.files.projectRows(ctx, 'csv', project, query, response);
  }

  @Get(':id/rows.xlsx')
  @Requires('project.read')
  @Answers(200)
  rowsWorkbook(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: projectFigureFileQuery }) query: ProjectFigureFileQuery, @Res() response: Response): Promise<void> {
    return this.files.projectRows(ctx, 'xlsx', project, query, response);
  }

  @Get(':id/table.csv')
  @Requires('project.read')
  @Answers(200)
  tableFile(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: projectTableQuery }) query: ProjectTableQuery, @Res() response: Response): Promise<void> {
    return this.files.projectTable(ctx, 'csv', project, query, response);
  }

  @Get(':id/table.xlsx')
  @Requires('project.read')
  @Answers(200)
  tableWorkbook(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: projectTableQuery }) query: ProjectTableQuery, @Res() response: Response): Promise<void> {
    return this.files.projectTable(ctx, 'xlsx', project, query, response);
  }
}
