import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { history, type HistoryEvent } from '#shared/platform';
import { InstantPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { injectKeysetList } from './keyset-list';
import { ProblemPanel } from './problem-panel';
import { Skeleton } from './skeleton';

/**
 * What happened to a record, newest first: what, when, who and on whose behalf, with the reason.
 * `<app-history-list [url]="'/projects/' + id + '/history'" [folders]="['projects.act', 'projects.event']" />`
 */
@Component({
  selector: 'app-history-list',
  imports: [InstantPipe, MatButton, ProblemPanel, Skeleton, TranslocoPipe],
  template: `
    @if (events.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="events.reload()" /> }
    @else if (events.isFirst()) { <app-skeleton /> }
    @else {
      <ol class="stack">
        @for (event of events.items(); track event.seq) {
          <li>
            <p><b>{{ name(event) }}</b> · {{ event.at | instant }} @if (event.by) { · <bdi>{{ event.by.name }}</bdi> } @if (event.onBehalfOf; as person) { ({{ 'common.history.onBehalfOf' | transloco: { name: person.name } }}) }</p>
            @if (more()(event); as words) { <p class="small lines">{{ words }}</p> }
            @if (reason(event); as words) { <p dir="auto">{{ words }}</p> }
          </li>
        } @empty { <li class="soft">{{ 'common.history.none' | transloco }}</li> }
      </ol>
      @if (events.hasMore()) { <button matButton type="button" [disabled]="events.isLoading()" (click)="events.loadMore()">{{ 'common.loadMore' | transloco }}</button> }
    }
  `,
  styles: '.lines { white-space: pre-line; } ol { list-style: none; padding: 0; } li { border-inline-start: 3px solid var(--line); padding-inline-start: var(--space-3); }',
})
export class HistoryList {
  private readonly texts = inject(Texts);
  readonly url = input.required<string>();
  /** Folders of texts for the names of acts, nearest first. */
  readonly folders = input.required<readonly string[]>();
  /** What else an event says to its readers. */
  readonly more = input<(event: HistoryEvent) => string>(() => '');
  protected readonly events = injectKeysetList(history, () => ({ url: this.url() }));

  protected name({ action }: HistoryEvent): string {
    return this.texts.firstOf(this.folders().map((folder) => `${folder}.${action}`), {}, action);
  }

  /** Why it was done, or what was said with it. */
  protected reason({ details: { reason, message } }: HistoryEvent): string {
    return [reason, message].find((words) => typeof words === 'string') ?? '';
  }
}
