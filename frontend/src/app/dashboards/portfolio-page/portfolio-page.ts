import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { portfolio } from '#shared/dashboards';
import { Api } from '../../platform/http/api';
import { DayPipe, PluralPipe } from '../../platform/i18n/format-pipes';
import { SessionStore } from '../../platform/session/session-store';
import { ChartPanel } from '../../ui/chart/chart-panel';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { DashboardFilters } from '../dashboard-filters/dashboard-filters';
import { fileAddress, injectChosenFilters, injectThemeNames } from '../data/chosen-filters';
import { portfolioLinks } from '../data/figure-links';
import { injectFigureWords } from '../data/figure-words';
import { portfolioBoards } from '../data/portfolio-charts';
import { PortfolioFigures } from '../portfolio-figures/portfolio-figures';

/** How the portfolio stands: figures first, then the charts that answer a question each. */
@Component({
  selector: 'app-portfolio-page',
  imports: [
    ChartPanel, DashboardFilters, DayPipe, EmptyState, MatButton, MatIcon, PageHeader, PluralPipe, PortfolioFigures, ProblemPanel, RouterLink, Skeleton, TranslocoPipe,
  ],
  templateUrl: './portfolio-page.html',
  styleUrl: './portfolio-page.scss',
})
export class PortfolioPage {
  protected readonly session = inject(SessionStore);
  protected readonly words = injectFigureWords();
  protected readonly filters = injectChosenFilters();
  private readonly themeName = injectThemeNames();
  protected readonly read = inject(Api).resource(portfolio, () => ({ url: '/dashboards/portfolio', query: this.filters() }));
  protected readonly links = computed(() => portfolioLinks(this.filters()));
  protected readonly boards = computed(() => (this.read.hasValue() ? portfolioBoards(this.read.value(), this.words, this.themeName(), this.links()) : []));
  protected readonly overdueRows = computed(() => ({ ...this.filters(), figure: 'overdue' }));
  protected readonly overdueFiles = computed(() => ['csv', 'xlsx'].map((format) => ({ name: format.toUpperCase(), href: fileAddress(`/dashboards/portfolio/rows.${format}`, this.filters(), { figure: 'overdue' }) })));
}
