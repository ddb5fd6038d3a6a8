import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { dashboardChoices, dashboardFigures, figureColumns, figurePage, readPart, type Figure, type FigureColumn, type FigureRow } from '#shared/dashboards';
import { Api } from '../../platform/http/api';
import { DayPipe, DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { EmptyState } from '../../ui/empty-state';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { injectUrlQuery } from '../../ui/url-query';
import { DashboardFilters } from '../dashboard-filters/dashboard-filters';
import { fileAddress, injectChosenFilters, type ChosenFilters } from '../data/chosen-filters';
import { injectFigureWords } from '../data/figure-words';

const numeric: readonly FigureColumn[] = ['money', 'value', 'progress', 'days'];
/** Where the words of a row's state stand. */
const stateTexts: Partial<Record<Figure, string>> = {
  projects: 'projects.state.project', budget: 'projects.state.project', advance: 'projects.state.project', targets: 'dashboards.status', outputs: 'dashboards.status',
  reports: 'dashboards.punctuality', overdue: 'dashboards.punctuality', turnaround: 'dashboards.outcome',
};

/** The rows behind a figure: they add up to it. The figure and the filters stand in the address. */
@Component({
  selector: 'app-figure-rows',
  imports: [Cell, DashboardFilters, DayPipe, DecimalPipe, EmptyState, ListTable, MatButton, MatIcon, MoneyPipe, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './figure-rows.html',
})
export class FigureRows {
  /** Of one project alone; without: of the portfolio. */
  readonly id = input<string>();
  private readonly texts = inject(Texts);
  private readonly query = injectUrlQuery();
  protected readonly words = injectFigureWords();
  protected readonly filters = injectChosenFilters();
  protected readonly figure = computed(() => dashboardFigures.find((one) => one === this.query.one('figure')));
  protected readonly rows = injectKeysetList<FigureRow>(figurePage, () => {
    const figure = this.figure();
    return figure && { url: `${this.folder()}/rows`, query: this.asked(figure) };
  });
  protected readonly back = computed(() => { const id = this.id(); return id === undefined ? '/dashboards' : `/dashboards/projects/${id}`; });
  protected readonly files = computed(() => ['csv', 'xlsx'].map((format) => ({ name: format.toUpperCase(), href: fileAddress(`${this.folder()}/rows.${format}`, this.asked(this.figure() ?? 'projects')) })));
  private readonly folder = computed(() => { const id = this.id(); return id === undefined ? '/dashboards/portfolio' : `/dashboards/projects/${id}`; });
  /** The part of the figure whose rows these are, in words. */
  protected readonly part = computed(() => {
    const part = readPart(this.query.one('part') ?? '');
    return part && this.words.part(part, this.funders());
  });
  private readonly choices = inject(Api).resource(dashboardChoices, () => (this.query.one('part')?.startsWith('funder:') === true ? '/dashboards/choices' : undefined));
  private readonly funders = computed(() => new Map(this.choices.hasValue() ? this.choices.value().funders.map(({ id, name }) => [id, name] as const) : []));
  protected readonly columns = computed((): ListColumn[] => {
    const figure = this.figure();
    if (!figure) return [];
    return [
      { id: 'project', head: this.words.text('head.project'), isFixed: true },
      { id: 'partner', head: this.words.text('head.partner') },
      ...figureColumns[figure].map((id: FigureColumn) => ({ id, head: this.words.text(`head.${this.headOf(figure, id)}`), isNumber: numeric.includes(id) })),
    ];
  });

  private asked(figure: Figure): ChosenFilters {
    const more = ['part', 'currency'].flatMap((name) => { const value = this.query.one(name); return value === null ? [] : [[name, value] as const]; });
    return { ...this.filters(), figure, ...Object.fromEntries(more) };
  }

  /** The same column says different things of different figures. */
  private headOf(figure: Figure, column: FigureColumn): string {
    if (column === 'days' && figure === 'overdue') return 'late';
    if (column === 'on' && (figure === 'reports' || figure === 'turnaround')) return 'submitted';
    if (column === 'on' && (figure === 'accepted' || figure === 'spent')) return 'approved';
    return column;
  }

  protected stateOf(state: string): string {
    const folder = stateTexts[this.figure() ?? 'projects'];
    return this.texts.firstOf([`${folder ?? ''}.${state}`], {}, state);
  }

  protected codeOf(code: string): string {
    return this.texts.firstOf([`dashboards.flow.${code}`, `dashboards.category.${code}`], {}, code);
  }
}
