import { Component, input, model } from '@angular/core';

let made = 0;

/** A field of the pages before sign-in: a label above a plain input, without Material's fields, so that these pages load fast. */
@Component({
  selector: 'app-plain-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <input #field [id]="id" [type]="type()" [name]="name()" [attr.autocomplete]="autocomplete()" dir="ltr" required maxlength="254" [readOnly]="isFixed()"
      [attr.aria-describedby]="hint() ? id + '-hint' : null" [value]="value()" (input)="value.set(field.value)" />
    @if (hint(); as words) { <span class="small soft" [id]="id + '-hint'">{{ words }}</span> }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-1); }
    label { font-weight: 500; }
    input { min-block-size: 44px; padding-inline: var(--space-3); border: 1px solid var(--mat-sys-outline); border-radius: var(--corner); background: var(--panel); color: inherit; font: inherit; }
    input:focus { outline: 2px solid var(--focus); outline-offset: 0; border-color: transparent; }
    input[readonly] { background: var(--panel-sunken); color: var(--ink-soft); }
    :host-context([dir='rtl']) input { text-align: end; }
  `,
})
export class PlainField {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly type = input<'email' | 'password'>('email');
  readonly autocomplete = input.required<string>();
  readonly hint = input<string>();
  readonly isFixed = input(false);
  readonly value = model.required<string>();
  protected readonly id = `plain-field-${(made += 1)}`;
}
