import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDecimal } from '#shared/numbers';
import { formatDay, formatMonth } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { ChartCanvas } from '../../ui/chart/chart-canvas';
import type { ChartData } from '../../ui/chart/chart-data';
import type { CellSeries } from './cell-details';

/** The last values of a cell: a small chart where there is anything to compare, and the figures. The last row is this report's. */
@Component({
  selector: 'app-cell-series',
  imports: [ChartCanvas, TranslocoPipe],
  template: `
    @if (isDrawn()) {
      @defer (on viewport) { <app-chart-canvas class="chart" [label]="'reports.panel.series' | transloco" [data]="chart()" /> } @placeholder { <div class="chart"></div> }
    }
    <table class="plain">
      <caption class="visually-hidden">{{ 'reports.panel.series' | transloco }}</caption>
      <thead><tr><th scope="col">{{ 'reports.panel.periodTo' | transloco }}</th>@for (column of series().columns; track $index) { <th scope="col" class="number"><bdi>{{ column }}</bdi></th> }</tr></thead>
      <tbody>
        @for (row of rows(); track row.day) {
          <tr [class.now]="row.isNow"><th scope="row">{{ row.day }}@if (row.isNow) {&ngsp;<span class="soft small">{{ 'reports.panel.now' | transloco }}</span>}</th>
            @for (text of row.texts; track $index) { <td class="number"><bdi>{{ text || '–' }}</bdi></td> }</tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-2); }
    .chart { display: block; block-size: 9rem; }
    table { font-size: var(--text-small); }
    th.number { white-space: normal; }
    tr.now { font-weight: 600; }
  `,
})
export class CellSeriesTable {
  private readonly language = inject(Languages).current;
  readonly series = input.required<CellSeries>();

  protected readonly rows = computed(() => this.series().rows.map((row, at, all) => ({ ...row, day: formatDay(row.end, this.language()), isNow: at === all.length - 1 })));
  /** One point alone tells nothing. */
  protected readonly isDrawn = computed(() => this.series().rows.filter((row) => row.values.some((value) => value !== null)).length > 1);
  protected readonly chart = computed((): ChartData => ({
    kind: 'line', labels: this.series().rows.map((row) => formatMonth(row.end, this.language())), format: (value) => formatDecimal(String(value), this.language(), { max: 2 }),
    series: this.series().columns.map((name, at) => ({ name, values: this.series().rows.map((row) => row.values[at] ?? null) })),
  }));
}
