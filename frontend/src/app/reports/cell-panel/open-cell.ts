import { Injectable, signal } from '@angular/core';
import type { BudgetLine } from '#shared/budgets';
import type { FinanceRow, OfficerLine } from '#shared/reports';
import type { Indicator } from '#shared/results';

/** A cell of a report: a value of an indicator, or a budget line of the FACE with the field that was asked about, if any: the partner's, or the officer's. */
export type CellPlace =
  | { readonly kind: 'value'; readonly indicator: Indicator; readonly location: string; readonly cell: string }
  | { readonly kind: 'line'; readonly line: BudgetLine; readonly field: Exclude<keyof FinanceRow, 'line'> | null; readonly decision?: Exclude<keyof OfficerLine, 'line'> | null };

/** The one cell of a section whose panel is open. Provided by the section. */
@Injectable()
export class OpenCell {
  private readonly opened = signal<CellPlace | null>(null);
  readonly place = this.opened.asReadonly();
  private back: () => void = () => undefined;

  /** @param back takes the focus to the cell again when the panel is closed */
  open(place: CellPlace, back: () => void): void {
    this.opened.set(place);
    this.back = back;
  }

  close(): void {
    this.opened.set(null);
    this.back();
  }
}
