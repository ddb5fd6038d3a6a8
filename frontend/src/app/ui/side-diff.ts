import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { diffTexts } from './text-diff';

/** Two texts side by side, what changed marked word by word in each; one below the other on a phone. */
@Component({
  selector: 'app-side-diff',
  imports: [TranslocoPipe],
  template: `
    <div><p class="small soft">{{ beforeHead() }}</p><p class="text" dir="auto">@for (part of old(); track $index) {@if (part.kind === 'old') {<del><span class="visually-hidden">{{ 'common.diff.removed' | transloco }} </span>{{ part.text }}</del>} @else {<span>{{ part.text }}</span>}} @empty {<span class="soft">–</span>}</p></div>
    <div><p class="small soft">{{ afterHead() }}</p><p class="text" dir="auto">@for (part of fresh(); track $index) {@if (part.kind === 'new') {<ins><span class="visually-hidden">{{ 'common.diff.added' | transloco }} </span>{{ part.text }}</ins>} @else {<span>{{ part.text }}</span>}} @empty {<span class="soft">–</span>}</p></div>
  `,
  styles: `
    :host { display: grid; gap: var(--space-3) var(--space-5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    del { color: var(--bad-ink); background: var(--bad-fill); }
    ins { color: var(--good-ink); background: var(--good-fill); text-decoration: underline; }
  `,
})
export class SideDiff {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  readonly beforeHead = input.required<string>();
  readonly afterHead = input.required<string>();
  private readonly parts = computed(() => diffTexts(this.before(), this.after()));
  protected readonly old = computed(() => this.parts().filter((part) => part.kind !== 'new'));
  protected readonly fresh = computed(() => this.parts().filter((part) => part.kind !== 'old'));
}
