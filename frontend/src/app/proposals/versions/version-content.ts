import { Component, effect, inject, input, untracked } from '@angular/core';
import type { ProposalVersion } from '#shared/proposals';
import { Board } from '../../ui/field/board';
import { BudgetSection } from '../budget/budget-section';
import { ProposalDraft } from '../data/proposal-draft';
import { AttachmentsSection } from '../sections/attachments-section';
import { ConsortiumSection } from '../sections/consortium-section';
import { FrameworkSection } from '../sections/framework-section';
import { LocationsSection } from '../sections/locations-section';
import { SummarySection } from '../sections/summary-section';
import { WorkplanSection } from '../sections/workplan-section';

/** A submitted version whole, to read: the sections of the proposal over its content. */
@Component({
  selector: 'app-version-content',
  imports: [AttachmentsSection, BudgetSection, ConsortiumSection, FrameworkSection, LocationsSection, SummarySection, WorkplanSection],
  providers: [ProposalDraft, { provide: Board, useExisting: ProposalDraft }],
  template: `
    @if (draft.content()) {
      <app-summary-section /><app-consortium-section /><app-locations-section /><app-framework-section /><app-workplan-section /><app-budget-section /><app-attachments-section />
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); }',
})
export class VersionContent {
  private readonly current = inject(ProposalDraft, { skipSelf: true });
  protected readonly draft = inject(ProposalDraft, { self: true });
  readonly version = input.required<ProposalVersion>();

  constructor() {
    effect(() => {
      const [view, { content }, around] = [this.current.view(), this.version(), this.current.surroundings()];
      untracked(() => {
        if (view) this.draft.show({ ...view, content, findings: [], editableParts: [], allowedActions: [] });
        this.draft.surroundings.set(around);
      });
    });
  }
}
