import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { reviewerCandidates, reviewPage, type ReviewView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { DayPipe, DecimalPipe, LocalisedPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { ProposalDraft } from '../data/proposal-draft';
import { shownReview } from '../data/proposal-shown';
import { ProposalAct } from './proposal-act';

/** The reviews of a proposal: who reviews it, by when, and what each has given; officers assign more. */
@Component({
  selector: 'app-reviews-section',
  imports: [DayPipe, DecimalPipe, FormsModule, LocalisedPipe, MatButton, MatCheckbox, MatFormField, MatInput, MatLabel, ProblemPanel, Skeleton, StateChip, TranslocoPipe],
  providers: [ProposalAct],
  templateUrl: './reviews-section.html',
  styleUrl: './assessment.scss',
})
export class ReviewsSection {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly act = inject(ProposalAct);
  private readonly path = computed(() => { const view = this.draft.view(); return view ? `/proposals/${view.id}` : null; });
  protected readonly reviews = this.api.resource(reviewPage, () => { const path = this.path(); return path ? `${path}/reviews` : undefined; });
  protected readonly mayAssign = computed(() => this.draft.view()?.allowedActions.includes('assign-reviewers') ?? false);
  private readonly candidates = this.api.resource(reviewerCandidates, () => { const path = this.path(); return path && this.mayAssign() ? `${path}/reviewer-candidates` : undefined; });

  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly due = signal('');
  protected readonly rows = computed(() => (this.reviews.hasValue() ? this.reviews.value().items : []).map((one) => ({ ...one, shown: shownReview(one.state, this.texts), lines: linesOf(one) })));
  protected readonly offered = computed(() => {
    const assigned = this.rows().map((one) => one.reviewer.id);
    return (this.candidates.hasValue() ? this.candidates.value().items : []).filter((one) => !assigned.includes(one.id));
  });

  protected toggle(person: string, isIn: boolean): void {
    this.chosen.update((all) => (isIn ? [...all, person] : all.filter((one) => one !== person)));
  }

  protected async assign(): Promise<void> {
    const body = { reviewers: this.chosen().map((person) => ({ id: newId(), person })), due: this.due() || null };
    if (!(await this.act.send('assign-reviewers', body))) return;
    this.chosen.set([]);
    this.reviews.reload();
  }
}

/** A review's scores, each beside its criterion. */
function linesOf({ criteria, scores }: ReviewView) {
  return criteria.map((criterion) => ({ ...criterion, given: scores.find((one) => one.criterion === criterion.id) }));
}
