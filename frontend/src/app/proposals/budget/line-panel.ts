import { Component, computed, effect, ElementRef, inject, input, output, untracked, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { categories, lineTotal, type BudgetLine } from '#shared/budgets';
import { AmountPipe, DayPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Texts } from '../../platform/i18n/texts';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { MoneyField } from '../../ui/money-field';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from '../sections/section-findings';
import { unpaid, unphased } from './budget-columns';

/** One budget line with all its fields: for a phone, a long description, or a conflict. */
@Component({
  selector: 'app-line-panel',
  imports: [AmountPipe, DayPipe, Field, MatButton, MatIcon, MatIconButton, MoneyField, SectionFindings, TranslocoPipe],
  templateUrl: './line-panel.html',
  styleUrl: '../sections/rows.scss',
})
export class LinePanel {
  private readonly texts = inject(Texts);
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  readonly line = input.required<BudgetLine>();
  readonly spread = output();
  readonly remove = output();
  readonly closed = output();

  protected readonly at = computed(() => `/lines/${this.line().id}`);
  protected readonly isEditable = computed(() => this.draft.isEditable('/lines'));
  protected readonly categories = computed(() => categories.map((value) => ({ value, text: joined([value, this.texts.say(`proposals.category.${value}`)]) })));
  protected readonly outputs = computed(() => (this.draft.content()?.outputs ?? []).map((one) => ({ value: one.id, text: `${one.code} ${one.title}` })));
  protected readonly activities = computed(() => (this.draft.content()?.activities ?? []).map((one) => ({ value: one.id, text: `${one.code} ${one.title}` })));
  protected readonly unpaid = computed(() => unpaid(this.line()));
  protected readonly unphased = computed(() => unphased(this.line()));
  private readonly lineId = computed(() => this.line().id);

  constructor() {
    effect(() => {
      this.lineId();
      const head = untracked(this.head).nativeElement;
      head.focus({ preventScroll: true });
      head.scrollIntoView({ block: 'nearest' });
    });
  }

  /** The total follows from what it is made of. */
  protected total(): void {
    this.draft.put(`${this.at()}/total`, lineTotal(this.draft.value(this.at()) as BudgetLine));
  }
}
