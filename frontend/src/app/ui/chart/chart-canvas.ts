import { Component, ElementRef, DestroyRef, effect, inject, input, output, viewChild } from '@angular/core';
import {
  ArcElement, BarController, BarElement, CategoryScale, Chart, DoughnutController, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip,
  type ChartConfiguration, type ChartDataset,
} from 'chart.js';
import { Languages } from '../../platform/i18n/languages';
import { ColourSchemes } from '../../platform/colour-scheme';
import type { ChartData } from './chart-data';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip);
const colours = 6;

/** The drawing alone: a chunk of its own, loaded when it comes into view. */
@Component({
  selector: 'app-chart-canvas',
  template: '<canvas #canvas role="img" [attr.aria-label]="label()"></canvas>',
  styles: ':host { display: block; position: relative; block-size: 18rem; }',
})
export class ChartCanvas {
  readonly label = input.required<string>();
  readonly data = input.required<ChartData>();
  /** Whether pressing a bar, point or slice leads anywhere: shown by the pointer. */
  readonly opensRows = input(false);
  /** The place of a bar, point or slice that was pressed. */
  readonly pick = output<{ series: number; label: number }>();
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private chart: Chart | null = null;

  constructor() {
    const languages = inject(Languages);
    const schemes = inject(ColourSchemes);
    effect(() => {
      schemes.current();
      this.draw(this.data(), languages.direction() === 'rtl');
    });
    inject(DestroyRef).onDestroy(() => this.chart?.destroy());
  }

  /** The drawing as a PNG, on the page's ground. */
  png(): string {
    const source = this.canvas().nativeElement;
    const copy = Object.assign(document.createElement('canvas'), { width: source.width, height: source.height });
    const pen = copy.getContext('2d');
    if (pen) {
      pen.fillStyle = this.token('background-color');
      pen.fillRect(0, 0, copy.width, copy.height);
      pen.drawImage(source, 0, 0);
    }
    return copy.toDataURL('image/png');
  }

  private draw(data: ChartData, isRightToLeft: boolean): void {
    this.chart?.destroy();
    this.chart = new Chart(this.canvas().nativeElement, this.configuration(data, isRightToLeft));
  }

  private configuration(data: ChartData, rtl: boolean): ChartConfiguration {
    const isRound = data.kind === 'doughnut';
    const ink = this.token('color');
    const grid = { color: this.resolve('--line') };
    const valueAxis = { stacked: data.kind === 'stacked', beginAtZero: true, grid, ticks: { color: ink, callback: (v: string | number) => data.format(Number(v)) } };
    // Slanting labels need room at one side alone, which a reversed axis leaves at the other: months lie flat, fewer of them, the outer ones within the axis.
    const labelTicks = data.kind === 'line' ? { color: ink, maxRotation: 0, autoSkipPadding: 12, align: 'inner' as const } : { color: ink };
    const labelAxis = { stacked: data.kind === 'stacked', reverse: rtl && data.kind !== 'horizontal', grid: { display: false }, ticks: labelTicks };
    const isHorizontal = data.kind === 'horizontal';
    return {
      type: isRound ? 'doughnut' : data.kind === 'line' ? 'line' : 'bar',
      data: { labels: [...data.labels], datasets: data.series.map((series, i) => this.dataset(data, series, i)) },
      options: {
        responsive: true, maintainAspectRatio: false, animation: false, indexAxis: isHorizontal ? 'y' : 'x', font: { family: 'Plex Sans, Plex Arabic, sans-serif' },
        scales: isRound ? {} : { x: isHorizontal ? { ...valueAxis, reverse: rtl } : labelAxis, y: isHorizontal ? { ...labelAxis, position: rtl ? 'right' : 'left' } : { ...valueAxis, position: rtl ? 'right' : 'left' } },
        plugins: {
          legend: { display: isRound || data.series.length > 1, rtl, position: 'bottom', labels: { color: ink, boxWidth: 14 } },
          tooltip: { rtl, callbacks: { label: (item) => ` ${isRound ? item.label : item.dataset.label ?? ''}: ${data.format(Number(item.raw))}` } },
        },
        onHover: (event, elements) => { if (event.native?.target instanceof HTMLElement) event.native.target.style.cursor = this.opensRows() && elements.length > 0 ? 'pointer' : ''; },
        onClick: (_event, elements) => { const [hit] = elements; if (hit) this.pick.emit({ series: hit.datasetIndex, label: hit.index }); },
      },
    };
  }

  private dataset(data: ChartData, series: ChartData['series'][number], i: number): ChartDataset {
    const colour = (n: number): string => this.resolve(`--chart-${(n % colours) + 1}`);
    const values = [...series.values];
    if (data.kind === 'doughnut') return { type: 'doughnut', label: series.name, data: values.map((v) => v ?? 0), backgroundColor: data.labels.map((_, n) => colour(n)), borderColor: this.resolve('--panel') };
    if (data.kind === 'line') return { type: 'line', label: series.name, data: values, borderColor: colour(i), backgroundColor: colour(i), borderDash: i % 2 ? [6, 4] : [], borderWidth: 2, pointRadius: 3 };
    return { type: 'bar', label: series.name, data: values, backgroundColor: colour(i), borderRadius: 3, maxBarThickness: 44 };
  }

  /** `light-dark()` tokens come out as plain colours only through a property that uses them; a transition (reduced motion gives every element one) would still show the colour before. */
  private resolve(token: string): string {
    const probe = this.canvas().nativeElement;
    probe.style.transitionProperty = 'none';
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    probe.style.color = '';
    return colour;
  }

  private token(property: 'color' | 'background-color'): string {
    return property === 'color' ? this.resolve('--ink-soft') : this.resolve('--panel');
  }
}
