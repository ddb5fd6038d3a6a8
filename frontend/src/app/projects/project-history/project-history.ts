import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { HistoryList } from '../../ui/history-list';
import { ProjectDesk } from '../data/project-desk';

/** What happened to the project. */
@Component({
  selector: 'app-project-history',
  imports: [HistoryList, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'projects.section.history' | transloco }}</h2>
      @if (desk.id(); as id) { <app-history-list [url]="'/projects/' + id + '/history'" [folders]="folders" /> }
    </section>
  `,
})
export class ProjectHistory {
  protected readonly desk = inject(ProjectDesk);
  protected readonly folders = ['projects.event', 'projects.act'];
}
