import { Component, computed, inject, input } from '@angular/core';
import { formatDecimal } from '#shared/numbers';
import { Languages } from '../platform/i18n/languages';
import type { Tone } from './tone';

/** How far something is: a bar clamped at 0 and 100 % and the unclamped figure. `[value]` is a share as a decimal string or number, null = no data. */
@Component({
  selector: 'app-progress-bar',
  host: { '[style.--filled.%]': 'width() ?? 0' },
  template: `
    <span class="track" role="progressbar" [attr.aria-label]="label()" aria-valuemin="0" aria-valuemax="100" [attr.aria-valuenow]="width()" [attr.aria-valuetext]="text()">
      <span class="bar" [class]="tone()"></span>
    </span>
    <span class="figure small" aria-hidden="true">{{ text() }}</span>
  `,
  styles: `
    :host { display: flex; align-items: center; gap: var(--space-3); }
    .track { flex: 1; block-size: 8px; min-inline-size: 4rem; border-radius: 4px; background: var(--mat-sys-surface-variant); overflow: hidden; }
    .bar { display: block; block-size: 100%; inline-size: var(--filled); border-radius: inherit; background: var(--accent); }
    .good { background: var(--good-ink); } .warn { background: var(--warn-ink); } .bad { background: var(--bad-ink); }
    .figure { min-inline-size: 3.5rem; text-align: end; }
    @media (forced-colors: active) { .track { border: 1px solid CanvasText; } .bar { background: Highlight; } }
  `,
})
export class ProgressBar {
  private readonly language = inject(Languages).current;
  readonly label = input.required<string>();
  readonly value = input.required<string | number | null>();
  readonly tone = input<Tone>('active');

  protected readonly width = computed(() => {
    const value = this.value();
    return value === null ? null : Math.max(0, Math.min(100, Number(value) * 100));
  });
  protected readonly text = computed(() => {
    const value = this.value();
    return value === null ? '–' : `${formatDecimal((Number(value) * 100).toFixed(1), this.language(), { max: 1 })} %`;
  });
}
