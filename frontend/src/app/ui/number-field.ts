import { Component, computed, inject, input, model, signal } from '@angular/core';
import { editText, formatDecimal, parseTyped, type Decimal } from '#shared/numbers';
import { Languages } from '../platform/i18n/languages';
import { Texts } from '../platform/i18n/texts';
import { TypedField } from './typed-field';

/** A number as people type it in their language: `<app-number-field label="…" [(value)]="quantity" />`; null is empty (or not understood: then it says why), not zero. */
@Component({
  selector: 'app-number-field',
  imports: [TypedField],
  template: `<app-typed-field [label]="label()" [text]="text()" [unit]="unit()" [hint]="hint()" [required]="required()" [disabled]="disabled()"
    [problem]="problem()" [readings]="readings()" (typed)="type($event)" (left)="leave()" (chosen)="choose($event)" />`,
})
export class NumberField {
  private readonly language = inject(Languages).current;
  private readonly texts = inject(Texts);
  readonly label = input.required<string>();
  readonly value = model<Decimal | null>(null);
  readonly unit = input<string>();
  readonly hint = input<string>();
  readonly required = input(false);
  readonly disabled = input(false);

  /** What is being typed; null while nobody types: then the value is shown. */
  private readonly draft = signal<string | null>(null);
  private readonly read = computed(() => parseTyped(this.draft() ?? '', this.language()));
  protected readonly text = computed(() => this.draft() ?? editText(this.value(), this.language()));
  protected readonly readings = computed(() => {
    const read = this.read();
    return read.kind === 'ambiguous' ? read.readings.map((value) => ({ value, text: formatDecimal(value, this.language()) })) : [];
  });
  protected readonly problem = computed(() => {
    const read = this.read();
    if (read.kind === 'error') return this.texts.say(`common.rule.${read.code}`);
    const [first, second] = this.readings();
    return first && second ? this.texts.say('common.rule.number_ambiguous', { first: first.text, second: second.text }) : null;
  });

  protected type(text: string): void {
    this.draft.set(text);
    const read = this.read();
    this.value.set(read.kind === 'value' ? read.value : null);
  }

  protected leave(): void {
    if (!this.problem()) this.draft.set(null);
  }

  protected choose(value: Decimal): void {
    this.value.set(value);
    this.draft.set(null);
  }
}
