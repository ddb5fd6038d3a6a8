import { Component, input } from '@angular/core';
import type { PersonRef } from '#shared/platform';
import { InstantPipe } from '../../platform/i18n/format-pipes';

/** What was decided: its outcome, when and by whom, and the words with it. */
@Component({
  selector: 'app-said',
  imports: [InstantPipe],
  template: `
    <p><strong>{{ outcome() }}</strong>&ngsp;<span class="soft">{{ at() | instant }}&ngsp;@if (by(); as person) { · <bdi>{{ person.name }}</bdi> }</span></p>
    @for (text of words(); track $index) { @if (text) { <p class="words" dir="auto">{{ text }}</p> } }
  `,
  styles: '.words { white-space: pre-wrap; }',
})
export class Said {
  readonly outcome = input.required<string>();
  readonly at = input.required<string>();
  readonly by = input<PersonRef | null>(null);
  readonly words = input<readonly string[]>([]);
}
