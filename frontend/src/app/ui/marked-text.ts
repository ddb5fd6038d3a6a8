import { Component, computed, input } from '@angular/core';

export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text cut where one of the marks stands: each mark at its first place, the earlier and longer first, none within another. */
export function partsOf(text: string, marks: readonly string[]): TextPart[] {
  const places = [...new Set(marks)].filter((mark) => mark !== '').map((mark) => ({ from: text.indexOf(mark), to: text.indexOf(mark) + mark.length })).filter((one) => one.from >= 0);
  const parts: TextPart[] = [];
  let at = 0;
  for (const { from, to } of places.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  return at < text.length ? [...parts, { text: text.slice(at), isMarked: false }] : parts;
}

/** A text with some parts marked: sentences that a comment quotes, people who are named. */
@Component({
  selector: 'app-marked-text',
  template: '@for (part of parts(); track $index) {@if (part.isMarked) {<mark>{{ part.text }}</mark>} @else {<span>{{ part.text }}</span>}}',
  styles: `
    :host { white-space: pre-line; overflow-wrap: anywhere; }
    mark { background: var(--warn-fill); color: inherit; border-block-end: 2px solid var(--warn-ink); }
    :host(.names) mark { background: none; border: 0; font-weight: 500; }
  `,
})
export class MarkedText {
  readonly text = input.required<string>();
  readonly marks = input<readonly string[]>([]);
  protected readonly parts = computed(() => partsOf(this.text(), this.marks()));
}
