import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { isReviewComplete, reviewFindings, reviewView, type ReviewView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { ApiProblem } from '../../platform/http/api-problem';
import { DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { KeptOnDevice, begunBy } from '../../platform/kept-on-device';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { Board } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { ProblemPanel } from '../../ui/problem-panel';
import { StateChip } from '../../ui/state-chip';
import { ScoreDraft, type UnsavedScore } from './score-draft';

const quiet = 800;

/** The score sheet: each criterion with its weight, guidance, score and comment; the total follows. Kept on the device at once, saved as one types. */
@Component({
  selector: 'app-score-sheet',
  imports: [DecimalPipe, Field, LocalisedPipe, MatButton, ProblemPanel, StateChip, TranslocoPipe],
  providers: [ScoreDraft, { provide: Board, useExisting: ScoreDraft }],
  templateUrl: './score-sheet.html',
  styleUrl: './score-sheet.scss',
})
export class ScoreSheet {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly kept = inject(KeptOnDevice);
  private readonly session = inject(SessionStore);
  private readonly confirmations = inject(Confirmations);
  protected readonly draft = inject(ScoreDraft);
  readonly review = input.required<ReviewView>();
  readonly changed = output<ReviewView>();

  protected readonly act = new Act();
  protected readonly saving = signal<'saved' | 'waiting' | 'away' | 'refused'>('saved');
  protected readonly refusal = signal<unknown>(null);
  protected readonly isComplete = computed(() => isReviewComplete(this.draft.input().scores, this.review().criteria) && !this.draft.isContested());
  protected readonly missing = computed(() => reviewFindings(this.draft.input().scores, this.review().criteria).length);
  protected readonly savingTone = computed(() => (this.saving() === 'saved' ? 'good' as const : this.saving() === 'refused' ? 'bad' as const : 'info' as const));
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<void> | null = null;
  private version = 0;
  private isGone = false;

  constructor() {
    effect(() => { const review = this.review(); untracked(() => this.start(review)); });
    effect(() => { if (this.draft.edits() > 0) untracked(() => this.changedHere()); });
    inject(DestroyRef).onDestroy(() => { this.isGone = true; clearTimeout(this.timer); if (this.saving() !== 'saved') void this.save(); });
  }

  protected async complete(): Promise<void> {
    const review = this.review();
    const said = await this.confirmations.ask({
      title: this.texts.say('proposals.sheet.completeTitle'), act: this.texts.say('proposals.sheet.complete'),
      text: this.texts.say('proposals.sheet.completeText', { total: this.draft.total() ?? 0, code: review.proposal.code }),
    });
    if (!said) return;
    const done = await this.act.run(async () => {
      await this.save();
      if (this.saving() !== 'saved') return undefined; // the sheet says why
      return this.api.send('POST', reviewView, `/reviews/${review.id}/complete`, {}, { ifMatch: this.version });
    });
    if (done) this.changed.emit(done);
  }

  protected async recuse(): Promise<void> {
    const review = this.review();
    const said = await this.confirmations.ask({
      title: this.texts.say('proposals.declare.recuse'), text: this.texts.say('proposals.declare.recuseText'), act: this.texts.say('proposals.declare.recuse'), isDangerous: true,
      reason: { label: this.texts.say('proposals.declare.explanation') },
    });
    if (!said) return;
    const done = await this.act.run(async () => {
      await this.save();
      return this.api.send('POST', reviewView, `/reviews/${review.id}/recuse`, { reason: said.reason }, { ifMatch: this.version });
    });
    if (done) this.changed.emit(done);
  }

  private start(review: ReviewView): void {
    this.version = review.version;
    const mayWrite = review.allowedActions.includes('edit');
    this.draft.load(review, mayWrite, mayWrite ? (this.kept.read(this.keptAs(review)) as UnsavedScore[] | null) ?? [] : []);
  }

  private changedHere(): void {
    this.keep();
    this.saving.set('waiting');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), quiet);
  }

  private keep(): void {
    const [key, left] = [this.keptAs(this.review()), this.draft.left()];
    if (left.length > 0) this.kept.write(key, left);
    else this.kept.remove(key);
  }

  /** One after the other: each is upon the version that the one before made. */
  private async save(): Promise<void> {
    clearTimeout(this.timer);
    while (this.underWay) await this.underWay;
    if (this.saving() === 'saved') return;
    this.underWay = this.write().finally(() => { this.underWay = null; });
    await this.underWay;
  }

  private async write(): Promise<void> {
    const input = this.draft.input();
    try {
      const saved = await this.api.send('PUT', reviewView, `/reviews/${this.review().id}`, input, { ifMatch: this.version });
      this.version = saved.version;
      this.refusal.set(null);
      this.draft.saved(saved);
      this.keep();
      if (this.draft.input() !== input) return;
      this.saving.set('saved');
    } catch (error) {
      this.failed(ApiProblem.of(error));
    }
  }

  private failed(problem: ApiProblem): void {
    this.saving.set(problem.isAway ? 'away' : 'refused');
    if (problem.isAway && !this.isGone) this.timer = setTimeout(() => void this.save(), 4 * quiet);
    if (!problem.isAway) this.refusal.set(problem);
  }

  private keptAs({ id }: ReviewView): string {
    return begunBy(this.session.person()?.id ?? '', `review.${id}`);
  }
}
