import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { mapView } from '#shared/dashboards';
import { formatMoney } from '#shared/money';
import { Api } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { injectUrlQuery } from '../../ui/url-query';
import { DashboardFilters } from '../dashboard-filters/dashboard-filters';
import { outlinesOf, viewOf, type Borders } from '../data/borders';
import { injectChosenFilters } from '../data/chosen-filters';
import { portfolioLinks } from '../data/figure-links';
import { injectFigureWords } from '../data/figure-words';
import { isMoney, mapMeasures, measureOf, minorOf, type MapMeasure } from '../data/map-measures';

type Column = MapMeasure | 'country';
const [smallest, largest] = [0.006, 0.03];

/** The portfolio by country: circles on a map without outside tiles, and the same as a table to sort. Each opens the rows behind it. */
@Component({
  selector: 'app-portfolio-map',
  imports: [DashboardFilters, EmptyState, MatButton, MatFormField, MatIcon, MatInput, MatLabel, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './portfolio-map.html',
  styleUrl: './portfolio-map.scss',
})
export class PortfolioMap {
  private readonly language = inject(Languages).current;
  protected readonly query = injectUrlQuery();
  protected readonly words = injectFigureWords();
  protected readonly filters = injectChosenFilters();
  protected readonly links = computed(() => portfolioLinks(this.filters()));
  protected readonly read = inject(Api).resource(mapView, () => ({ url: '/dashboards/portfolio/map', query: this.filters() }));
  protected readonly borders = httpResource<Borders>(() => '/borders.json');
  protected readonly measures = mapMeasures;

  private readonly rows = computed(() => (this.read.hasValue() ? this.read.value().countries : []));
  protected readonly measure = computed(() => mapMeasures.find((one) => one === this.query.one('measure')) ?? 'projects');
  protected readonly currencies = computed(() => [...new Set(this.rows().flatMap((row) => row.money.map((money) => money.currency)))].sort());
  protected readonly currency = computed(() => this.currencies().find((one) => one === this.query.one('in')) ?? this.currencies()[0] ?? '');
  protected readonly sort = computed((): { column: Column; isDown: boolean } => {
    const text = this.query.one('sort') ?? `-${this.measure()}`;
    const name = text.replace(/^-/, '');
    return { column: (['country', ...mapMeasures] as const).find((one) => one === name) ?? 'country', isDown: text.startsWith('-') };
  });

  /** By the chosen order; what is not known stands last. */
  protected readonly table = computed(() => {
    const { column, isDown } = this.sort();
    const rows = this.rows().map((row) => ({ ...row, name: this.words.country(row.country) }));
    const names = new Intl.Collator(this.language());
    const value = (row: (typeof rows)[number]) => (column === 'country' ? null : measureOf(row, column, this.currency()));
    const compare = (a: (typeof rows)[number], b: (typeof rows)[number]): number => {
      const [x, y] = [value(a), value(b)];
      if (x === y) return column === 'country' && isDown ? names.compare(b.name, a.name) : names.compare(a.name, b.name);
      return x === null ? 1 : y === null ? -1 : isDown ? y - x : x - y;
    };
    return rows.sort(compare).map((row) => ({ ...row, cells: mapMeasures.map((measure) => this.cell(row, measure)) }));
  });

  protected readonly outlines = computed(() => (this.borders.hasValue() ? outlinesOf(this.borders.value()) : []));
  protected readonly active = computed(() => new Set(this.rows().map((row) => row.country)));
  private readonly places = computed(() => new Map(this.outlines().map((outline) => [outline.code, outline])));
  protected readonly view = computed(() => viewOf(this.rows().flatMap((row) => this.places().get(row.country) ?? [])));
  /** Areas of circles follow the measure; the largest first, so that small ones lie above. */
  protected readonly circles = computed(() => {
    const measure = this.measure();
    const most = Math.max(0, ...this.rows().map((row) => measureOf(row, measure, this.currency()) ?? 0));
    return this.rows().flatMap((row) => {
      const place = this.places().get(row.country);
      const value = measureOf(row, measure, this.currency());
      if (!place || value === null) return [];
      const share = most > 0 ? Math.sqrt(Math.max(0, value) / most) : 0;
      const { text, opening } = this.cell(row, measure);
      const name = this.words.text('map.countryIs', { country: this.words.country(row.country), measure: this.words.text(`measure.${measure}`), value: text });
      return [{ ...place, name, opening, radius: this.view().width * (smallest + (largest - smallest) * share) }];
    }).sort((a, b) => b.radius - a.radius);
  });

  private cell(row: Parameters<typeof measureOf>[0], measure: MapMeasure) {
    const value = measureOf(row, measure, this.currency());
    const minor = isMoney(measure) ? minorOf(row, measure, this.currency()) : null;
    const text = minor === null ? this.words.number(value) : formatMoney({ minor, currency: this.currency() }, this.language());
    const part = { kind: 'country', value: row.country } as const;
    return { measure, text, opening: value === null ? null : this.links().rows(measure, { part, ...(isMoney(measure) && { currency: this.currency() }) }) };
  }

  protected sortedBy(column: Column): 'ascending' | 'descending' | null {
    const { column: own, isDown } = this.sort();
    return own === column ? (isDown ? 'descending' : 'ascending') : null;
  }

  protected async sortBy(column: Column): Promise<void> {
    const isDown = this.sortedBy(column) === null ? column !== 'country' : this.sortedBy(column) === 'ascending';
    await this.query.set({ sort: `${isDown ? '-' : ''}${column}` });
  }

  protected async choose(name: 'measure' | 'in', value: string): Promise<void> {
    await this.query.set({ [name]: value, sort: null });
  }
}
