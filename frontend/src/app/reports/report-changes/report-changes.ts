import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { DiffView } from '../../ui/diff-view';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';

/** What changed in the newest submission since the one before, field by field; and every submission with its receipt. */
@Component({
  selector: 'app-report-changes',
  imports: [DiffView, InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'reports.section.changes' | transloco }}</h2>
      @if (diff.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="diff.reload()" /> }
      @else if (diff.hasValue()) {
        @if (diff.value().from === null) { <p class="soft">{{ 'reports.firstSubmission' | transloco }}</p> }
        @else {
          <table class="plain">
            <thead><tr><th scope="col">{{ 'reports.place' | transloco }}</th><th scope="col">{{ 'reports.change' | transloco }}</th></tr></thead>
            <tbody>
              @for (one of changes(); track one.pointer) { <tr><th scope="row" dir="auto">{{ one.place }}</th><td><app-diff-view [before]="one.before" [after]="one.after" /></td></tr> }
              @empty { <tr><td colspan="2" class="soft">{{ 'reports.nothingChanged' | transloco }}</td></tr> }
            </tbody>
          </table>
        }
      } @else { <app-skeleton /> }
    </section>
    <section class="panel stack">
      <h2>{{ 'reports.submissions' | transloco }}</h2>
      <ol class="stack">
        @for (one of desk.view()?.submissions; track one.n) {
          <li>
            {{ one.at | instant }} · {{ one.by?.name }} @if (one.onBehalfOf) { ({{ 'reports.for' | transloco: { name: one.onBehalfOf.name } }}) }
            @if (one.isLate) { · {{ 'reports.late' | transloco }} }
            @if (one.outcome) { <br />{{ 'reports.outcome.' + one.outcome | transloco }} · {{ one.outcomeAt | instant }} }
            <br /><span class="soft small">{{ 'reports.receipt' | transloco: { hash: one.hash.slice(0, 16) } }}</span>
          </li>
        }
      </ol>
    </section>
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); }',
})
export class ReportChanges {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  protected readonly diff = this.desk.diff;
  protected readonly changes = computed(() => {
    const view = this.desk.view();
    if (!view || !this.diff.hasValue()) return [];
    const reader = { language: this.languages.current(), currency: view.currency };
    return this.diff.value().changes.map(({ pointer, before, after }) => ({
      pointer, place: placeOf(pointer, view.definitions, this.texts), before: shownChange(pointer, before, reader), after: shownChange(pointer, after, reader),
    }));
  });
}
