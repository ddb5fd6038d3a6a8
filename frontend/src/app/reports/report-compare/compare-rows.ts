import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { PlaceComments } from '../report-comments/place-comments';

/** A figure in two submissions, written as people read it. */
export interface CompareRow {
  /** Where it can be commented on; null: nowhere. */
  readonly pointer: string | null;
  readonly head: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly isChanged: boolean;
  readonly isTotal?: boolean;
  /** Why less was accepted or authorised, on each side. */
  readonly reasons?: { readonly before: string; readonly after: string };
}
/** So many rows are shown at once. */
const batch = 50;
/** The height of a row that is not drawn yet, about. */
const rowHeight = 57;

/** Figures of two submissions side by side, each with its comments; a row is a card on a phone. */
@Component({
  selector: 'app-compare-rows',
  imports: [MatButton, MatIcon, PlaceComments, PluralPipe, TranslocoPipe],
  templateUrl: './compare-rows.html',
  styleUrl: './compare-rows.scss',
})
export class CompareRows {
  readonly label = input.required<string>();
  readonly rows = input.required<readonly CompareRow[]>();
  readonly beforeHead = input.required<string>();
  readonly afterHead = input.required<string>();
  private readonly most = signal(batch);
  protected readonly shown = computed(() => this.rows().slice(0, this.most()));
  protected readonly hidden = computed(() => this.rows().length - this.shown().length);

  protected showMore(): void {
    this.most.update((n) => n + batch);
  }
}

/** The room of rows that are drawn once they are seen. */
@Component({ selector: 'app-unseen-rows', template: '', styles: ':host { display: block; }', host: { 'aria-hidden': 'true', '[style.block-size.px]': 'height()' } })
export class UnseenRows {
  readonly count = input.required<number>();
  protected readonly height = computed(() => (Math.min(this.count(), batch) + 1) * rowHeight);
}
