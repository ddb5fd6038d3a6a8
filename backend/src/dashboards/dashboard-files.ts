import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { FigureCsvQuery, TableQuery } from '#shared/dashboards';
import type { Ctx } from '../platform/context/ctx.js';
import { sendCsv, type CsvCell } from '../platform/http/csv.js';
import { figureTable, tableOf } from './dashboard-tables.js';
import { FigureRowService } from './figure-row.service.js';
import { PortfolioService } from './portfolio.service.js';
import { tableTexts } from './texts/table-texts.js';

/** Tables and rows of the portfolio as CSV, columns in the reader's language. */
@Injectable()
export class DashboardFiles {
  constructor(private readonly portfolios: PortfolioService, private readonly figures: FigureRowService) {}

  /** A table of the dashboard. @throws Problem not_allowed */
  async table(ctx: Ctx, { table, ...filters }: TableQuery, response: Response): Promise<void> {
    const { columns, rows } = tableOf[table](await this.portfolios.portfolio(ctx, filters));
    const texts = tableTexts[ctx.language];
    await sendCsv(response, `${table}.csv`, [columns.map((column) => texts[column]), ...rows]);
  }

  /** All rows behind a figure, as they are read. @throws Problem not_allowed */
  async rows(ctx: Ctx, { figure, ...filters }: FigureCsvQuery, response: Response): Promise<void> {
    await sendCsv(response, `${figure}.csv`, this.cells(ctx, { figure, ...filters }));
  }

  private async *cells(ctx: Ctx, { figure, ...filters }: FigureCsvQuery): AsyncGenerator<readonly CsvCell[]> {
    const { columns, cells } = figureTable(figure);
    yield columns.map((column) => tableTexts[ctx.language][column]);
    for await (const row of this.figures.rows(ctx, figure, filters)) yield cells(row);
  }
}
