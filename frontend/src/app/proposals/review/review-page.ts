import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { callView } from '#shared/calls';
import { programmeView } from '#shared/programmes';
import { proposalView, reviewView, type ProposalPart, type ReviewView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Board } from '../../ui/field/board';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { BudgetSection } from '../budget/budget-section';
import { contentSections } from '../data/places';
import { ProposalDraft } from '../data/proposal-draft';
import { shownReview } from '../data/proposal-shown';
import { AttachmentsSection } from '../sections/attachments-section';
import { ConsortiumSection } from '../sections/consortium-section';
import { FrameworkSection } from '../sections/framework-section';
import { LocationsSection } from '../sections/locations-section';
import { SummarySection } from '../sections/summary-section';
import { WorkplanSection } from '../sections/workplan-section';
import { DeclarePanel } from './declare-panel';
import { ScoreSheet } from './score-sheet';

const openStates: readonly ReviewView['state'][] = ['declared', 'in_progress', 'completed'];

/** One assignment: first the word on conflicts of interest, then the score sheet beside the proposal. */
@Component({
  selector: 'app-review-page',
  imports: [
    AttachmentsSection, BudgetSection, ConsortiumSection, DeclarePanel, EmptyState, FrameworkSection, LocationsSection, MatButton, PageHeader, ProblemPanel, ScoreSheet, Skeleton,
    SummarySection, TranslocoPipe, WorkplanSection,
  ],
  providers: [ProposalDraft, { provide: Board, useExisting: ProposalDraft }],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export class ReviewPage {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly draft = inject(ProposalDraft);
  readonly id = input.required<string>();

  protected readonly review = this.api.resource(reviewView, () => `/reviews/${this.id()}`);
  protected readonly shown = computed(() => (this.review.hasValue() ? this.review.value() : undefined));
  protected readonly isOpen = computed(() => { const state = this.shown()?.state; return state !== undefined && openStates.includes(state); });
  protected readonly proposal = this.api.resource(proposalView, () => { const review = this.shown(); return review && this.isOpen() ? `/proposals/${review.proposal.id}` : undefined; });
  private readonly loaded = computed(() => (this.proposal.hasValue() ? this.proposal.value() : undefined));
  private readonly call = this.api.resource(callView, () => { const view = this.loaded(); return view && `/calls/${view.call.id}`; });
  private readonly programme = this.api.resource(programmeView, () => { const view = this.loaded(); return view && `/programmes/${view.programme.id}`; });

  protected readonly sections = contentSections;
  protected readonly section = signal<ProposalPart>('summary');
  protected readonly crumbs = computed(() => [{ text: this.texts.say('proposals.reviews.title'), link: '/proposals/reviews' }]);
  protected readonly state = computed(() => { const review = this.shown(); return review ? shownReview(review.state, this.texts) : null; });
  protected readonly due = computed((): ShownState | null => {
    const review = this.shown();
    if (!review?.due || review.state === 'completed' || review.state === 'recused') return null;
    return { text: `${this.texts.say('common.due')} ${formatDay(review.due, this.languages.current())}`, tone: 'info' };
  });

  constructor() {
    effect(() => { const view = this.loaded(); if (view) untracked(() => this.draft.show({ ...view, editableParts: [] })); });
    effect(() => {
      if (this.call.hasValue() && this.programme.hasValue()) {
        this.draft.surroundings.set({ call: this.call.value(), programme: this.programme.value(), signatories: [], today: new Date().toISOString().slice(0, 10) });
      }
    });
  }

  protected take(review: ReviewView): void {
    this.review.set(review);
  }
}
