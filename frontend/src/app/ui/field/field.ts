import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import { Component, afterRenderEffect, computed, inject, input, output, viewChild } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Finding } from '#shared/platform';
import { Languages } from '../../platform/i18n/languages';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { Board, anchorOf, isAboutMissing } from './board';
import { FieldConflict } from './field-conflict';
import { FindingTexts } from './finding-texts';
import { shownValue, type FieldKind } from './shown-value';

export interface FieldOption {
  readonly value: string;
  readonly text: string;
}

/**
 * One field of a form or a draft, bound to the page's `Board` by its pointer: saved as one types, with what the rules say of it, what
 * became of it, and both texts where two people wrote at once. Where the board does not let it be edited, its value to read.
 */
@Component({
  selector: 'app-field',
  imports: [CdkTextareaAutosize, FieldConflict, MatCheckbox, MatFormField, MatHint, MatIcon, MatInput, MatLabel, MatSuffix, MoneyField, NumberField, TranslocoPipe],
  templateUrl: './field.html',
  styleUrl: './field.scss',
  host: { '[id]': 'anchor()', '[class.read-only]': '!isEditable()' },
})
export class Field {
  private readonly board = inject(Board);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);

  readonly pointer = input.required<string>();
  /** A member of the value behind the pointer, which is written as a whole: `value` of a baseline. */
  readonly part = input<string>();
  readonly label = input.required<string>();
  readonly kind = input<FieldKind>('text');
  readonly options = input<readonly FieldOption[]>([]);
  readonly hint = input<string>();
  readonly suffix = input<string>();
  readonly rows = input(3);
  /** Of a text. What is pasted beyond it stays as it is, with a word: a browser would cut it without one. */
  readonly maxLength = input(2000);
  readonly isOptional = input(false);
  /** Sets its id apart where the same field stands on the page twice: in a panel beside the form. */
  readonly within = input('');
  readonly changed = output<unknown>();

  private readonly control = viewChild(MatInput);
  protected readonly anchor = computed(() => this.within() + anchorOf(this.part() ? `${this.pointer()}/${this.part()}` : this.pointer()));
  protected readonly isEditable = computed(() => this.board.isEditable(this.pointer()));
  protected readonly value = computed(() => {
    const part = this.part();
    const whole = this.board.value(this.pointer());
    return part ? (whole as Record<string, unknown> | null | undefined)?.[part] : whole;
  });
  protected readonly currency = computed(() => this.board.currency());
  protected readonly text = computed(() => (typeof this.value() === 'string' ? this.value() as string : ''));
  protected readonly amount = computed(() => (typeof this.value() === 'number' ? this.value() as number : null));
  protected readonly decimal = computed(() => { const value = this.value(); return typeof value === 'number' ? String(value) : (value as string | null | undefined) ?? null; });
  protected readonly readText = computed(() => this.wordsOf(this.value()));
  /** A value of the whole field in words: of the part shown here. */
  protected readonly inWords = (whole: unknown): string => {
    const part = this.part();
    return this.wordsOf(part ? (whole as Record<string, unknown> | null)?.[part] : whole);
  };
  protected readonly state = computed(() => this.board.state(this.pointer()));
  protected readonly lines = computed(() => [...this.ownLines(), ...this.boardLines()]);
  protected readonly isWrong = computed(() => this.lines().some((line) => line.isBlocking));

  constructor() {
    // Also when the choices arrive after the value: only then a list shows what is chosen, and its label makes room.
    afterRenderEffect(() => {
      const control = this.control();
      this.options();
      this.value();
      if (!control) return;
      control.errorState = this.isWrong();
      control.stateChanges.next();
    });
  }

  /** An empty day or choice is null: nothing was said. */
  protected type(text: string): void {
    this.put(text === '' && (this.kind() === 'day' || this.kind() === 'choice') ? null : text);
  }

  protected putNumber(value: string | null): void {
    this.put(this.kind() === 'whole' && value !== null ? Number(value) : value);
  }

  protected put(value: unknown): void {
    const part = this.part();
    this.board.put(this.pointer(), part ? { ...(this.board.value(this.pointer()) as object), [part]: value } : value);
    this.changed.emit(value);
  }

  private wordsOf(value: unknown): string {
    if (this.kind() === 'choice') return this.options().find((one) => one.value === value)?.text ?? (typeof value === 'string' ? value : '');
    return shownValue(this.kind(), value, { language: this.languages.current(), currency: this.currency() });
  }

  private ownLines(): { text: string; isBlocking: boolean }[] {
    const state = this.state();
    const tooLong = this.kind() === 'text' || this.kind() === 'long' ? this.findingTexts.tooLong(this.text(), this.maxLength()) : null;
    if (tooLong !== null) return [{ text: tooLong, isBlocking: true }];
    return [
      ...(this.kind() === 'whole' && !Number.isInteger(this.value() ?? 0) ? [{ text: this.findingTexts.say({ code: 'not_whole', params: {} }, []), isBlocking: true }] : []),
      ...(state?.kind === 'refused' ? [{ text: this.findingTexts.say({ code: state.code, params: {} }, this.board.folders, state.detail), isBlocking: true }] : []),
    ];
  }

  private boardLines(): { text: string; isBlocking: boolean }[] {
    const part = this.part();
    const mine = ({ pointer, code }: Finding): boolean => pointer === this.pointer() && (part !== 'year' || code.includes('year'));
    const isShown = (finding: Finding): boolean => this.board.showsMissing() || !isAboutMissing(finding);
    return this.board.findings().filter((one) => mine(one) && isShown(one))
      .map((one) => ({ text: this.findingTexts.of(one, this.board), isBlocking: one.severity === 'blocking' }));
  }
}
