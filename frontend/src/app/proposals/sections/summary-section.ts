import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { languages } from '#shared/platform';
import { DayPipe } from '../../platform/i18n/format-pipes';
import { languageNames } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Field } from '../../ui/field/field';
import { ProposalDraft } from '../data/proposal-draft';

/** What the project is about, when it runs, in which language it is written. */
@Component({
  selector: 'app-summary-section',
  imports: [DayPipe, Field, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'proposals.section.summary' | transloco }}</h2>
      <app-field pointer="/title" [maxLength]="300" [label]="'proposals.field.title' | transloco" />
      <div class="columns">
        <app-field pointer="/theme" kind="choice" [options]="themes()" [label]="'proposals.field.theme' | transloco" />
        <app-field pointer="/language" kind="choice" [options]="languages" [label]="'proposals.field.language' | transloco" />
        <app-field pointer="/start" kind="day" [label]="'proposals.field.start' | transloco" [hint]="earliest()" />
        <app-field pointer="/end" kind="day" [label]="'proposals.field.end' | transloco" [hint]="longest()" />
      </div>
      @if (draft.periods(); as periods) {
        @if (periods.length > 0) {
          <p class="soft small">{{ 'proposals.periods' | transloco }} @for (one of periods; track one.start) { <span class="period">{{ one.start | day }} – {{ one.end | day }}</span> }</p>
        }
      }
      @for (field of texts; track field) {
        <app-field [pointer]="'/' + field" kind="long" [rows]="6" [maxLength]="20000" [label]="'proposals.field.' + field | transloco" [hint]="'proposals.hint.' + field | transloco" />
      }
    </section>
  `,
  styles: '.period { display: inline-block; margin-inline-end: var(--space-3); font-variant-numeric: tabular-nums; }',
})
export class SummarySection {
  private readonly words = inject(Texts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly texts = ['summary', 'context', 'approach', 'sustainability'] as const;
  protected readonly languages = languages.map((value) => ({ value, text: languageNames[value] }));
  protected readonly themes = computed(() => (this.draft.surroundings()?.programme.themes ?? []).map((one) => ({ value: one.code, text: this.words.localised(one.title) })));
  protected readonly earliest = computed(() => {
    const day = this.draft.surroundings()?.call.earliestStart;
    return day ? this.words.say('proposals.hint.start', { day }) : undefined;
  });
  protected readonly longest = computed(() => {
    const months = this.draft.surroundings()?.call.maxMonths;
    return months ? this.words.say('proposals.hint.end', { months }) : undefined;
  });
}
