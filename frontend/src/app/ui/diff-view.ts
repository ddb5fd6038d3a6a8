import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { diffTexts } from './text-diff';

/** Old and new text in one: removed words struck, added ones underlined, also told to those who listen. */
@Component({
  selector: 'app-diff-view',
  imports: [TranslocoPipe],
  template: `<p dir="auto">@for (part of parts(); track $index) {@switch (part.kind) {
    @case ('old') {<del><span class="visually-hidden">{{ 'common.diff.removed' | transloco }} </span>{{ part.text }}</del>}
    @case ('new') {<ins><span class="visually-hidden">{{ 'common.diff.added' | transloco }} </span>{{ part.text }}</ins>}
    @default {<span>{{ part.text }}</span>}
  }}</p>`,
  styles: `
    p { white-space: pre-wrap; }
    del { color: var(--bad-ink); background: var(--bad-fill); }
    ins { color: var(--good-ink); background: var(--good-fill); text-decoration: underline; }
  `,
})
export class DiffView {
  readonly before = input.required<string | null>();
  readonly after = input.required<string | null>();
  protected readonly parts = computed(() => diffTexts(this.before() ?? '', this.after() ?? ''));
}
