import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { history, type HistoryEvent } from '#shared/platform';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ProjectDesk } from '../data/project-desk';

/** What happened to the project, newest first: who, when, on whose behalf, with the reason. */
@Component({
  selector: 'app-project-history',
  imports: [InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'projects.section.history' | transloco }}</h2>
      @if (events.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="events.reload()" /> }
      @else if (events.hasValue()) {
        <ol class="stack">
          @for (event of events.value().items; track event.seq) {
            <li>
              <b>{{ name(event) }}</b> · {{ event.at | instant }} @if (event.by) { · <bdi>{{ event.by.name }}</bdi> }
              @if (reason(event); as words) { <br /><span dir="auto">{{ words }}</span> }
            </li>
          } @empty { <li class="soft">{{ 'projects.noHistory' | transloco }}</li> }
        </ol>
      } @else { <app-skeleton /> }
    </section>
  `,
  styles: 'ol { list-style: none; padding: 0; } li { border-inline-start: 3px solid var(--line); padding-inline-start: var(--space-3); }',
})
export class ProjectHistory {
  private readonly desk = inject(ProjectDesk);
  private readonly texts = inject(Texts);
  protected readonly events = inject(Api).resource(history, () => { const id = this.desk.id(); return id && `/projects/${id}/history`; });

  protected name(event: HistoryEvent): string {
    return this.texts.firstOf([`projects.act.${event.action}`, `projects.event.${event.action}`], {}, event.action);
  }

  protected reason(event: HistoryEvent): string {
    const reason = event.details['reason'];
    return typeof reason === 'string' ? reason : '';
  }
}
