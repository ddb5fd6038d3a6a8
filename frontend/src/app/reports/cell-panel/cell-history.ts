import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportField } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';

/** Who changed a field when: its last writer (the partner's side alone), and what stood there in each submission, newest first. */
@Component({
  selector: 'app-cell-history',
  imports: [InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  template: `
    @if (read.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="read.reload()" /> }
    @if (lines(); as found) {
      <ol>
        @if (found.draft; as last) { <li><b><bdi>{{ last.by?.name }}</bdi></b><br /><span class="soft">{{ 'reports.panel.changed' | transloco }} · {{ last.at | instant }}</span></li> }
        @for (one of found.submissions; track one.n) {
          <li><b dir="auto">{{ one.text || ('reports.empty' | transloco) }}</b><br />
            <span class="soft">{{ 'reports.panel.submission' | transloco: { n: one.n } }}@if (one.by; as by) { · <bdi>{{ by.name }}</bdi>} · {{ one.at | instant }}</span></li>
        }
      </ol>
      @if (!found.draft && found.submissions.length === 0) { <p class="soft small">{{ 'reports.panel.nobody' | transloco }}</p> }
    } @else if (!read.error()) { <app-skeleton [lines]="2" /> }
  `,
  styles: `
    ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: var(--space-2); font-size: var(--text-small); }
    b { font-weight: 500; white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
})
export class CellHistory {
  private readonly desk = inject(ReportDesk);
  private readonly language = inject(Languages).current;
  readonly pointer = input.required<string>();

  protected readonly read = inject(Api).resource(reportField, () => {
    const view = this.desk.view();
    return view && { url: `/reports/${view.id}/fields`, query: { pointer: this.pointer() } };
  });
  private readonly version = computed(() => this.desk.view()?.version);
  protected readonly lines = computed(() => {
    const view = this.desk.view();
    if (!view || !this.read.hasValue() || this.read.value().pointer !== this.pointer()) return null;
    const reader = { language: this.language(), currency: view.currency };
    const { draft, submissions } = this.read.value();
    return { draft, submissions: submissions.map((one) => ({ ...one, text: shownChange(this.pointer(), one.value, reader) })).reverse() };
  });

  constructor() {
    let shown = this.version();
    effect(() => {
      const version = this.version();
      if (version !== shown) untracked(() => this.read.reload()); // somebody saved
      shown = version;
    });
  }
}
