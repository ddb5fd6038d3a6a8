import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Grey lines where text is about to be: `<app-skeleton [lines]="6" />`. Says "loading" to those who listen. */
@Component({
  selector: 'app-skeleton',
  imports: [TranslocoPipe],
  template: `
    <span class="visually-hidden" role="status">{{ 'common.loading' | transloco }}</span>
    @for (width of widths(); track $index) { <span class="line" aria-hidden="true" [class]="width"></span> }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 14px; padding-block: var(--space-2); }
    .line { block-size: 14px; border-radius: 4px; background: var(--mat-sys-surface-variant); animation: breathe 1.4s ease-in-out infinite alternate; }
    .long { inline-size: 92%; }
    .middle { inline-size: 78%; }
    .short { inline-size: 61%; }
    @keyframes breathe { to { opacity: 0.45; } }
  `,
})
export class Skeleton {
  readonly lines = input(4);
  protected readonly widths = computed(() => Array.from({ length: this.lines() }, (_, i) => ['long', 'short', 'middle'][i % 3]));
}
