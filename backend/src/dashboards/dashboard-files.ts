import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Figure, FigureFileQuery, FigureRow, ProjectFigureFileQuery, ProjectTableQuery, TableQuery } from '#shared/dashboards';
import type { Ctx } from '../platform/context/ctx.js';
import type { CsvCell } from '../platform/http/csv.js';
import { figureTable, tableOf } from './dashboard-tables.js';
import { FigureRowService } from './figure-row.service.js';
import { PortfolioService } from './portfolio.service.js';
import { projectTableOf } from './project-tables.js';
import { sendTable, type FileFormat } from './table-file.js';

/** Tables and rows of dashboards as CSV and workbooks, columns in the reader's language. */
@Injectable()
export class DashboardFiles {
  constructor(private readonly portfolios: PortfolioService, private readonly figures: FigureRowService) {}

  /** A table of the portfolio. @throws Problem not_allowed */
  async table(ctx: Ctx, format: FileFormat, { table, ...filters }: TableQuery, response: Response): Promise<void> {
    await sendTable(response, format, table, tableOf[table](await this.portfolios.portfolio(ctx, filters)), ctx.language);
  }

  /** All rows behind a figure, as they are read. @throws Problem not_allowed */
  rows(ctx: Ctx, format: FileFormat, query: FigureFileQuery, response: Response): Promise<void> {
    return sendRows(ctx, format, query.figure, this.figures.rows(ctx, query), response);
  }

  /** A table of a project's dashboard. @throws Problem not_found */
  async projectTable(ctx: Ctx, format: FileFormat, project: string, { table }: ProjectTableQuery, response: Response): Promise<void> {
    await sendTable(response, format, table, projectTableOf[table](await this.figures.project(ctx, project)), ctx.language);
  }

  /** The rows of one project behind a figure. @throws Problem not_found */
  async projectRows(ctx: Ctx, format: FileFormat, project: string, query: ProjectFigureFileQuery, response: Response): Promise<void> {
    await sendRows(ctx, format, query.figure, await this.figures.projectRows(ctx, project, query), response);
  }
}

function sendRows(ctx: Ctx, format: FileFormat, figure: Figure, rows: Iterable<FigureRow> | AsyncIterable<FigureRow>, response: Response): Promise<void> {
  const { columns, cells } = figureTable(figure);
  return sendTable(response, format, figure, { columns, rows: cellsOf(rows, cells) }, ctx.language);
}

async function* cellsOf(rows: Iterable<FigureRow> | AsyncIterable<FigureRow>, cells: (row: FigureRow) => readonly CsvCell[]): AsyncGenerator<readonly CsvCell[]> {
  for await (const row of rows) yield cells(row);
}
