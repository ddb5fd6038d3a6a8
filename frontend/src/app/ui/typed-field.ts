import { Component, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

let made = 0;

export interface Reading {
  readonly value: string;
  readonly text: string;
}

/** The field under number and money fields: text as typed, a problem in words, and a question where it may mean two things. */
@Component({
  selector: 'app-typed-field',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field [class.wrong]="problem() !== null">
      <mat-label>{{ label() }}</mat-label>
      <input matInput #field type="text" inputmode="decimal" dir="ltr" autocomplete="off" [required]="required()" [disabled]="disabled()" [value]="shown()"
        [attr.aria-invalid]="problem() ? true : null" [attr.aria-errormessage]="problem() ? id : null" (input)="shown.set(field.value); typed.emit(field.value)" (blur)="left.emit()" />
      @if (unit(); as words) { <span matTextSuffix>{{ words }}</span> }
      @if (hint(); as words) { <mat-hint>{{ words }}</mat-hint> }
    </mat-form-field>
    <p class="problem small" role="status" [id]="id">{{ problem() }}</p>
    @if (readings().length > 0) {
      <div class="row" role="group" [attr.aria-label]="problem()">
        @for (reading of readings(); track reading.value) { <button matButton="outlined" type="button" (click)="chosen.emit(reading.value)">{{ reading.text }}</button> }
      </div>
    }
  `,
  styles: ':host { display: block; } mat-form-field { inline-size: 100%; } input { text-align: end; font-variant-numeric: tabular-nums; } [matTextSuffix] { white-space: nowrap; padding-inline-start: 4px; color: var(--ink-soft); } .problem { color: var(--bad-ink); } .wrong { --mat-form-field-outlined-outline-color: var(--bad-ink); --mat-form-field-outlined-focus-outline-color: var(--bad-ink); --mat-form-field-outlined-hover-outline-color: var(--bad-ink); } .row { gap: var(--space-2); margin-block-start: var(--space-1); }',
})
export class TypedField {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly unit = input<string>();
  readonly hint = input<string>();
  readonly problem = input<string | null>(null);
  readonly readings = input<readonly Reading[]>([]);
  readonly required = input(false);
  readonly disabled = input(false);
  readonly typed = output<string>();
  readonly left = output();
  readonly chosen = output<string>();

  protected readonly shown = linkedSignal(() => this.text());
  protected readonly id = `typed-field-${(made += 1)}`;
}
