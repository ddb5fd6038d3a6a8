import { Component, effect, input, linkedSignal, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { debounced } from '../platform/debounced';
import { injectUrlQuery } from './url-query';

/** A text filter of a list, kept in the address as `q`. */
@Component({
  selector: 'app-search-field',
  imports: [MatIcon],
  template: `<label><mat-icon svgIcon="search" aria-hidden="true" /><input #field type="search" maxlength="60" dir="auto" [attr.aria-label]="label()" [placeholder]="label()" [value]="text()" (input)="text.set(field.value)" /></label>`,
  styles: `
    label { display: flex; align-items: center; gap: var(--space-2); min-block-size: 38px; min-inline-size: 16rem; padding-inline: var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--corner); background: var(--panel); }
    label:focus-within { outline: 2px solid var(--focus); }
    input { flex: 1; min-inline-size: 0; border: 0; outline: 0; background: none; color: inherit; font: inherit; }
    .mat-icon { inline-size: 18px; block-size: 18px; color: var(--ink-soft); }
  `,
})
export class SearchField {
  private readonly query = injectUrlQuery();
  readonly label = input.required<string>();
  protected readonly text = linkedSignal(() => this.query.one('q') ?? '');
  private readonly quiet = debounced(this.text, 300);

  constructor() {
    effect(() => {
      const wanted = this.quiet().trim();
      untracked(() => { if (wanted !== (this.query.one('q') ?? '')) void this.query.set({ q: wanted || null }); });
    });
  }
}
