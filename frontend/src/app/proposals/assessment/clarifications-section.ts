import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { proposalParts, proposalView, type Clarification, type ProposalPart } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { DayPipe, InstantPipe } from '../../platform/i18n/format-pipes';
import { newId } from '../../platform/new-id';
import { DiffView } from '../../ui/diff-view';
import { EmptyState } from '../../ui/empty-state';
import { StuckFields } from '../../ui/field/stuck-fields';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProposalDraft } from '../data/proposal-draft';
import { UnsentProposals } from '../data/unsent-proposals';
import { ChangeTexts } from './change-texts';
import { ProposalAct } from './proposal-act';

/** Questions to the applicant: which parts each opened, the answer, and what changed, old and new. */
@Component({
  selector: 'app-clarifications-section',
  imports: [DayPipe, DiffView, EmptyState, FormsModule, InstantPipe, MatButton, MatCheckbox, MatFormField, MatInput, MatLabel, ProblemPanel, RouterLink, StuckFields, TranslocoPipe],
  providers: [ProposalAct, UnsentProposals],
  templateUrl: './clarifications-section.html',
  styleUrl: './assessment.scss',
})
export class ClarificationsSection {
  private readonly api = inject(Api);
  private readonly changeTexts = inject(ChangeTexts);
  private readonly unsent = inject(UnsentProposals);
  protected readonly draft = inject(ProposalDraft);
  protected readonly view = this.draft.view;
  protected readonly parts = proposalParts;
  protected readonly act = inject(ProposalAct);

  protected readonly question = signal('');
  protected readonly opened = signal<readonly ProposalPart[]>([]);
  protected readonly due = signal('');
  protected readonly answer = signal('');
  protected readonly mayAsk = computed(() => this.view()?.allowedActions.includes('clarify') ?? false);
  protected readonly words = computed(() => this.unsent.of(this.view()));
  protected readonly mayAnswer = computed(() => this.view()?.allowedActions.includes('answer') ?? false);
  protected readonly rows = computed(() => [...(this.view()?.clarifications ?? [])].reverse().map((one) => ({ ...one, shown: this.shownChanges(one) })));

  protected toggle(part: ProposalPart, isOpen: boolean): void {
    this.opened.update((all) => (isOpen ? [...all, part] : all.filter((one) => one !== part)));
  }

  protected async ask(): Promise<void> {
    const body = { id: newId(), question: this.question().trim(), parts: this.opened(), due: this.due() || null };
    if (!(await this.act.send('clarifications', body))) return;
    this.question.set('');
    this.opened.set([]);
  }

  protected async send(clarification: Clarification): Promise<void> {
    const done = await this.act.run(async () => {
      const { version } = await this.draft.certifiable();
      return this.api.send('POST', proposalView, `/clarifications/${clarification.id}/answer`, { answer: this.answer().trim() }, { ifMatch: version });
    });
    if (done) this.draft.show(done);
  }

  private shownChanges({ changes }: Clarification) {
    return changes.map((one) => this.changeTexts.shown(one, this.draft));
  }
}
