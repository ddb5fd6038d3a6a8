import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { categories, indirectLimit, isCoFundingMet } from '#shared/budgets';
import { formatPercent, compare, rational, roundHalfEven } from '#shared/numbers';
import { DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { StateChip } from '../../ui/state-chip';
import { ProposalDraft } from '../data/proposal-draft';

/** The budget in figures, against what the call and the programme allow; they follow each keystroke. */
@Component({
  selector: 'app-budget-figures-panel',
  imports: [DecimalPipe, MoneyPipe, StateChip, TranslocoPipe],
  templateUrl: './budget-figures-panel.html',
  styleUrl: './budget-figures-panel.scss',
})
export class BudgetFiguresPanel {
  private readonly languages = inject(Languages);
  protected readonly draft = inject(ProposalDraft);
  protected readonly figures = computed(() => this.draft.figures());
  protected readonly coFunding = computed(() => formatPercent(this.figures().coFunding, this.languages.current()));
  private readonly lines = computed(() => this.draft.content()?.lines ?? []);
  protected readonly call = computed(() => this.draft.surroundings()?.call);
  protected readonly isCoFunded = computed(() => { const call = this.call(); return call === undefined || isCoFundingMet(this.lines(), call.coFundingShare); });
  protected readonly isInRange = computed(() => {
    const call = this.call();
    const grant = this.figures().funder;
    return call === undefined || (grant >= call.floor && grant <= call.ceiling);
  });
  protected readonly indirect = computed(() => {
    const limit = indirectLimit(this.lines(), this.draft.settings());
    const actual = this.figures().byCategory.H.funder;
    return { actual, limit: Number(roundHalfEven(limit)), isIn: compare(rational(actual), limit) <= 0 };
  });
  protected readonly byCategory = computed(() => categories.map((category) => ({ category, ...this.figures().byCategory[category] })).filter((one) => one.total !== 0));

  protected money(minor: number): { minor: number; currency: string } {
    return { minor, currency: this.draft.currency() };
  }
}
