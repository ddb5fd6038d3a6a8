import { Injectable, computed, signal } from '@angular/core';
import type { Finding } from '#shared/platform';
import { reviewFindings, reviewTotal, type ReviewInput, type ReviewView } from '#shared/proposals';
import type { FieldState } from '../../platform/drafts/draft-queue';
import { Board } from '../../ui/field/board';

const blank: ReviewInput = { scores: [], comment: '' };

/** What was typed in a field and is not saved, and what stood there before. */
export type UnsavedScore = readonly [pointer: string, value: { readonly before: unknown; readonly mine: unknown }];

/** The scores of a review as they are being given. Pointers: `/scores/{criterion}/score`, `/scores/{criterion}/comment`, `/comment`. */
@Injectable()
export class ScoreDraft extends Board {
  override readonly folders = ['proposals.finding'];
  private readonly written = signal<ReviewInput>(blank);
  private readonly review = signal<ReviewView | null>(null);
  private readonly isWritable = signal(false);
  private readonly count = signal(0);
  private readonly unsaved = signal<ReadonlyMap<string, UnsavedScore[1]>>(new Map());
  private readonly contested = signal<ReadonlySet<string>>(new Set());
  /** Whether something was given elsewhere too, and it is not said yet which stays. */
  readonly isContested = computed(() => this.contested().size > 0);
  readonly input = this.written.asReadonly();
  /** How many changes were made since it was loaded. */
  readonly edits = this.count.asReadonly();
  readonly total = computed(() => reviewTotal(this.written().scores));
  /** The sum of what is scored so far. */
  readonly soFar = computed(() => this.written().scores.reduce((sum, one) => sum + (one.score ?? 0), 0));

  /** @param left what an earlier visit could not save: stands where nobody wrote since, and is asked about where somebody did: the same person, elsewhere */
  load(review: ReviewView, isWritable: boolean, left: readonly UnsavedScore[] = []): void {
    this.review.set(review);
    this.isWritable.set(isWritable);
    this.written.set(scoresOf(review));
    const still = left.filter(([pointer, { mine }]) => this.value(pointer) !== undefined && this.value(pointer) !== mine);
    const contested = new Set(still.filter(([pointer, { before }]) => this.value(pointer) !== before).map(([pointer]) => pointer));
    this.unsaved.set(new Map(still));
    this.contested.set(contested);
    for (const [pointer, { mine }] of still) if (!contested.has(pointer)) this.write(pointer, mine);
    if (left.length > 0) this.count.update((n) => n + 1);
  }

  /** The server holds these scores now. */
  saved(review: ReviewView): void {
    const before = scoresOf(review);
    const still = [...this.unsaved()].map(([pointer, one]) => [pointer, this.contested().has(pointer) ? one : { ...one, before: valueIn(before, pointer) }] as const);
    this.unsaved.set(new Map(still.filter(([, one]) => one.before !== one.mine)));
  }

  left(): UnsavedScore[] {
    return [...this.unsaved()];
  }

  override value(pointer: string): unknown {
    return valueIn(this.written(), pointer);
  }

  override put(pointer: string, value: unknown): void {
    const before = this.contested().has(pointer) ? this.value(pointer) : this.unsaved().get(pointer)?.before ?? this.value(pointer);
    this.unsaved.update((all) => new Map(all).set(pointer, { before, mine: value }));
    this.settle(pointer);
    this.write(pointer, value);
    this.count.update((n) => n + 1);
  }

  override state(pointer: string): FieldState | undefined {
    return this.contested().has(pointer) ? { kind: 'conflict', mine: this.unsaved().get(pointer)?.mine, theirs: this.value(pointer), by: null, version: this.review()?.version ?? 0 } : undefined;
  }

  override resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    this.put(pointer, choice === 'mine' ? this.unsaved().get(pointer)?.mine : this.value(pointer));
  }

  private settle(pointer: string): void {
    this.contested.update((all) => new Set([...all].filter((one) => one !== pointer)));
  }

  private write(pointer: string, value: unknown): void {
    const [, list, criterion, field] = pointer.split('/');
    this.written.update((all) => (list === 'comment'
      ? { ...all, comment: value as string }
      : { ...all, scores: all.scores.map((one) => (one.criterion === criterion ? { ...one, [field ?? '']: value } : one)) }));
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

function scoresOf(review: ReviewView): ReviewInput {
  return { scores: review.criteria.map(({ id }) => review.scores.find((one) => one.criterion === id) ?? { criterion: id, score: null, comment: '' }), comment: review.comment };
}

function valueIn({ scores, comment }: ReviewInput, pointer: string): unknown {
  const [, list, criterion, field] = pointer.split('/');
  if (list === 'comment') return comment;
  const score = scores.find((one) => one.criterion === criterion);
  return field === 'score' ? score?.score : score?.comment;
}
