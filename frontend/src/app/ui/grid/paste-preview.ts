import { Component, ElementRef, afterNextRender, computed, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { isolated } from '#shared/platform';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import type { PasteReview } from './paste-review';

const firstLines = 12;

/** What a pasted block would change, before it does: cell by cell, with all that is wrong; one question for numbers with two meanings. */
@Component({
  selector: 'app-paste-preview',
  imports: [MatButton, PluralPipe, TranslocoPipe],
  templateUrl: './paste-preview.html',
  styleUrl: './paste-preview.scss',
  host: { '(keydown.escape)': 'cancelled.emit()' },
})
export class PastePreview {
  readonly review = input.required<PasteReview>();
  readonly applied = output();
  readonly cancelled = output();
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');

  protected readonly showsAll = signal(false);
  /** All that is wrong, then what changes. */
  protected readonly lines = computed(() => {
    const others = this.review().lines().filter((line) => line.problem === undefined);
    return [...this.review().problems(), ...(this.showsAll() ? others : others.slice(0, firstLines))];
  });
  protected readonly names = computed(() => this.review().plan.unknown.map((name) => isolated(name)).join(' · '));

  constructor() {
    afterNextRender(() => this.head().nativeElement.focus());
  }
}
