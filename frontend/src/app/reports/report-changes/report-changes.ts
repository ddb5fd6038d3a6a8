import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import { reportDiff } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { DiffView } from '../../ui/diff-view';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';

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
  protected readonly diff = inject(Api).resource(reportDiff, () => {
    const view = this.desk.view();
    const newest = view?.submissions.at(-1)?.n;
    return view && newest !== undefined ? `/reports/${view.id}/versions/${newest}/diff` : undefined;
  });
  protected readonly changes = computed(() => {
    const view = this.desk.view();
    if (!view || !this.diff.hasValue()) return [];
    return this.diff.value().changes.map(({ pointer, before, after }) => ({
      pointer, place: placeOf(pointer, view.definitions, this.texts), before: this.shown(pointer, before), after: this.shown(pointer, after),
    }));
  });

  private shown(pointer: string, value: unknown): string {
    const language = this.languages.current();
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return formatAmount(value, this.desk.view()?.currency ?? 'EUR', language);
    if (typeof value === 'object') {
      const { numerator, denominator, value: plain, text } = value as Record<string, string | null | undefined>;
      if (numerator || denominator) return `${formatDecimal(numerator ?? null, language)} / ${formatDecimal(denominator ?? null, language)}`;
      return text ?? formatDecimal(plain ?? null, language);
    }
    if (typeof value !== 'string') return '';
    return pointer.startsWith('/values/') && /^-?\d/.test(value) ? formatDecimal(value, language) : value;
  }
}
