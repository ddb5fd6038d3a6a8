import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { saveBlob } from '../../platform/http/downloads';
import { Skeleton } from '../skeleton';
import { ChartCanvas } from './chart-canvas';
import type { ChartData } from './chart-data';

/** A question, its chart, the same as a table whose values open the rows behind them, and PNG, CSV and XLSX to take away. Chart.js is loaded when the panel comes into view. */
@Component({
  selector: 'app-chart-panel',
  imports: [ChartCanvas, MatButton, MatIcon, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './chart-panel.html',
  styleUrl: './chart-panel.scss',
})
export class ChartPanel {
  /** The question that the chart answers. */
  readonly heading = input.required<string>();
  readonly data = input.required<ChartData>();
  readonly note = input<string>();
  /** Heads the column of labels in the table. */
  readonly labelsHead = input('');
  /** Address of the workbook with the same figures. */
  readonly xlsx = input<string>();
  private readonly router = inject(Router);
  private readonly canvas = viewChild<ChartCanvas>('canvas');
  protected readonly isTable = signal(false);

  protected readonly rows = computed(() => this.data().labels.map((label, i) => ({
    label, cells: this.data().series.map((s) => { const value = s.values[i] ?? null; return { text: value === null ? '–' : this.data().format(value), opening: value === null ? null : s.opens?.[i] ?? null }; }),
  })));
  protected readonly opensRows = computed(() => this.data().series.some((s) => s.opens?.some(Boolean)));

  protected async openRows({ series, label }: { series: number; label: number }): Promise<void> {
    const opening = this.data().series[series]?.opens?.[label];
    if (opening) await this.router.navigate([opening.link], { queryParams: opening.query });
  }

  protected savePng(): void {
    const url = this.canvas()?.png();
    if (url) Object.assign(document.createElement('a'), { href: url, download: `${this.heading()}.png` }).click();
  }

  protected saveCsv(): void {
    const { labels, series } = this.data();
    const lines = [[this.labelsHead(), ...series.map((s) => s.name)], ...labels.map((label, i) => [label, ...series.map((s) => String(s.values[i] ?? ''))])];
    saveBlob(new Blob([`\ufeff${lines.map((l) => l.map(quoted).join(',')).join('\r\n')}`], { type: 'text/csv' }), `${this.heading()}.csv`);
  }
}

/** Text never starts a formula in a spreadsheet (domain 8). */
function quoted(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
