import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportField, type ReportField } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';

/** A change or a submission, as it is shown. */
interface Line {
  readonly key: string;
  readonly at: string | null;
  readonly by: string | null;
  /** What stood there after it, and before it where that is told too. */
  readonly text: string;
  readonly before: string | null;
  readonly act: string;
}

/** Who changed a field when, and from what to what: its draft (told to the side that writes it) and what stood there in each submission, newest first. */
@Component({
  selector: 'app-cell-history',
  imports: [InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  template: `
    @if (read.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="read.reload()" /> }
    @if (lines(); as found) {
      <ol>
        @for (one of found; track one.key) {
          <li>
            @if (one.before !== null) { <b>{{ 'reports.panel.fromTo' | transloco: { before: one.before, after: one.text } }}</b> } @else { <b dir="auto">{{ one.text }}</b> }
            <br /><span class="soft">@if (one.by) { <bdi>{{ one.by }}</bdi> · }{{ one.act }}@if (one.at) { · {{ one.at | instant }}}</span>
          </li>
        }
      </ol>
      @if (found.length === 0) { <p class="soft small">{{ 'reports.panel.nobody' | transloco }}</p> }
    } @else if (!read.error()) { <app-skeleton [lines]="2" /> }
  `,
  styles: `
    ol { list-style: none; padding: 0; display: flex; flex-direction: column; gap: var(--space-2); font-size: var(--text-small); }
    b { font-weight: 500; white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
})
export class CellHistory {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
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
    return linesOf(this.read.value(), (value) => shownChange(this.pointer(), value, { language: this.language(), currency: view.currency }) || this.texts.say('reports.empty'), this.texts);
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

/** The draft's changes, each against what it replaced, among the submissions. */
function linesOf({ draft, earlier, submissions }: ReportField, inWords: (value: unknown) => string, texts: Texts): Line[] {
  const states = [...(draft ? [draft] : []), ...earlier];
  const changes = states.map(({ value, by, at }, n): Line => {
    const [text, replaced] = [inWords(value), states[n + 1]];
    const before = replaced ? inWords(replaced.value) : null;
    return { key: `change ${String(n)}`, at, by: by?.name ?? null, text, before: before === text ? null : before, act: texts.say(n === 0 && draft ? 'reports.panel.changed' : 'reports.panel.wrote') };
  });
  const submitted = submissions.map(({ n, at, by, value }): Line =>
    ({ key: `submission ${String(n)}`, at, by: by?.name ?? null, text: inWords(value), before: null, act: texts.say('reports.panel.submission', { n }) }));
  return [...changes, ...submitted].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}
