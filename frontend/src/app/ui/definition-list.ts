import { Component, input } from '@angular/core';

export interface Definition {
  readonly term: string;
  /** Null or empty is shown as a dash. */
  readonly text: string | null;
}

/** Terms and what they are, in as many columns as fit. Richer content: use `<dl class="definitions">` yourself. */
@Component({
  selector: 'app-definition-list',
  template: `<dl>
    @for (item of items(); track item.term) { <div><dt>{{ item.term }}</dt><dd dir="auto">{{ item.text || '–' }}</dd></div> }
  </dl>`,
  styles: `
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: var(--space-3) var(--space-5); margin: 0; }
    dt { font-size: var(--text-small); color: var(--ink-soft); }
    dd { margin: 0; font-weight: 500; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  `,
})
export class DefinitionList {
  readonly items = input.required<readonly Definition[]>();
}
