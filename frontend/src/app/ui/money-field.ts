import { Component, computed, inject, input, model, signal } from '@angular/core';
import { formatMoney, minorToDecimal, parseAmount, type Minor } from '#shared/money';
import { editText, parseTyped } from '#shared/numbers';
import { Languages } from '../platform/i18n/languages';
import { Texts } from '../platform/i18n/texts';
import { TypedField } from './typed-field';

/** An amount in minor units of one currency: `<app-money-field label="…" currency="EUR" [(value)]="minor" />`. */
@Component({
  selector: 'app-money-field',
  imports: [TypedField],
  template: `<app-typed-field [label]="label()" [text]="text()" [unit]="currency()" [hint]="hint()" [required]="required()" [disabled]="disabled()"
    [problem]="problem()" [readings]="readings()" (typed)="type($event)" (left)="leave()" (chosen)="choose($event)" />`,
})
export class MoneyField {
  private readonly language = inject(Languages).current;
  private readonly texts = inject(Texts);
  readonly label = input.required<string>();
  readonly currency = input.required<string>();
  readonly value = model<Minor | null>(null);
  readonly hint = input<string>();
  readonly required = input(false);
  readonly disabled = input(false);

  private readonly draft = signal<string | null>(null);
  private readonly read = computed(() => parseAmount(this.draft() ?? '', this.currency(), this.language()));
  protected readonly text = computed(() => {
    const value = this.value();
    return this.draft() ?? (value === null ? '' : editText(minorToDecimal(value, this.currency()), this.language()));
  });
  protected readonly readings = computed(() => {
    if (this.read().finding?.code !== 'amount_ambiguous') return [];
    const typed = parseTyped(this.draft() ?? '', this.language());
    if (typed.kind !== 'ambiguous') return [];
    return typed.readings.map((value) => ({ value, text: formatMoney({ minor: this.minorOf(value), currency: this.currency() }, this.language()) }));
  });
  protected readonly problem = computed(() => {
    const finding = this.read().finding;
    return finding && this.texts.firstOf([`common.rule.${finding.code}`], finding.params, finding.code);
  });

  protected type(text: string): void {
    this.draft.set(text);
    this.value.set(this.read().minor);
  }

  protected leave(): void {
    if (!this.problem()) this.draft.set(null);
  }

  protected choose(value: string): void {
    this.value.set(this.minorOf(value));
    this.draft.set(null);
  }

  /** A reading has a plain point and never one mark before three digits, so that it reads one way. */
  private minorOf(value: string): Minor {
    return parseAmount(editText(value, 'en'), this.currency(), 'en').minor ?? 0;
  }
}
