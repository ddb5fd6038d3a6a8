import { Injectable, computed, signal } from '@angular/core';
import type { Finding } from '#shared/platform';
import { reviewFindings, reviewTotal, type ReviewInput, type ReviewView } from '#shared/proposals';
import { Board } from '../../ui/field/board';

const blank: ReviewInput = { scores: [], comment: '' };

/** The scores of a review as they are being given. Pointers: `/scores/{criterion}/score`, `/scores/{criterion}/comment`, `/comment`. */
@Injectable()
export class ScoreDraft extends Board {
  override readonly folders = ['proposals.finding'];
  private readonly written = signal<ReviewInput>(blank);
  private readonly review = signal<ReviewView | null>(null);
  private readonly isWritable = signal(false);
  private readonly count = signal(0);
  readonly input = this.written.asReadonly();
  /** How many changes were made since it was loaded. */
  readonly edits = this.count.asReadonly();
  readonly total = computed(() => reviewTotal(this.written().scores));
  /** The sum of what is scored so far. */
  readonly soFar = computed(() => this.written().scores.reduce((sum, one) => sum + (one.score ?? 0), 0));

  load(review: ReviewView, isWritable: boolean): void {
    this.review.set(review);
    this.isWritable.set(isWritable);
    const scores = review.criteria.map(({ id }) => review.scores.find((one) => one.criterion === id) ?? { criterion: id, score: null, comment: '' });
    this.written.set({ scores, comment: review.comment });
  }

  restore(left: ReviewInput): void {
    this.written.set(left);
    this.count.update((n) => n + 1);
  }

  override value(pointer: string): unknown {
    const [, list, criterion, field] = pointer.split('/');
    if (list === 'comment') return this.written().comment;
    const score = this.written().scores.find((one) => one.criterion === criterion);
    return field === 'score' ? score?.score : score?.comment;
  }

  override put(pointer: string, value: unknown): void {
    const [, list, criterion, field] = pointer.split('/');
    this.written.update((all) => (list === 'comment'
      ? { ...all, comment: value as string }
      : { ...all, scores: all.scores.map((one) => (one.criterion === criterion ? { ...one, [field ?? '']: value } : one)) }));
    this.count.update((n) => n + 1);
  }

  override isEditable(): boolean {
    return this.isWritable();
  }

  /** Of scores that are given: too high, too low. */
  override findings(): readonly Finding[] {
    const found = reviewFindings(this.written().scores, this.review()?.criteria ?? []);
    return found.map((one) => ({ ...one, pointer: `${one.pointer}/score` }));
  }

  override currency(): string {
    return 'EUR';
  }

  override showsMissing(): boolean {
    return false;
  }
}
