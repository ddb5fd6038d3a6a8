import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ComparedFile } from '#shared/reports';
import { formatDay } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SideDiff } from '../../ui/side-diff';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { PlaceComments } from '../report-comments/place-comments';

const tones: Record<'added' | 'removed' | 'altered' | 'same', Tone> = { added: 'good', removed: 'bad', altered: 'warn', same: 'neutral' };

/** The photos and files behind two submissions: which came, which went, what is said of them now. */
@Component({
  selector: 'app-compare-files',
  imports: [MatIcon, PlaceComments, RouterLink, SideDiff, StateChip, TranslocoPipe],
  template: `
    <ul class="stack">
      @for (one of shown(); track one.id) {
        <li class="stack">
          <div class="row">
            <mat-icon svgIcon="document" aria-hidden="true" /><a [routerLink]="[]" [queryParams]="{ section: 'evidence' }" queryParamsHandling="merge"><bdi>{{ one.name }}</bdi></a>
            <app-state-chip [text]="'reports.compare.file.' + one.kind | transloco" [tone]="one.tone" />
          </div>
          @if (one.kind === 'altered') { <app-side-diff [before]="one.before" [after]="one.after" [beforeHead]="beforeHead()" [afterHead]="afterHead()" /> }
          @else if (one.after || one.before) { <p dir="auto">{{ one.after || one.before }}</p> }
          <app-place-comments [pointer]="'/evidence/' + one.id" [subject]="one.name" />
        </li>
      }
    </ul>
  `,
  styles: 'ul { list-style: none; padding: 0; } li { gap: var(--space-2); }',
})
export class CompareFiles {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly files = input.required<readonly ComparedFile[]>();
  readonly beforeHead = input.required<string>();
  readonly afterHead = input.required<string>();

  protected readonly shown = computed(() => this.files().map((one) => {
    const kind = one.before === null ? 'added' as const : one.after === null ? 'removed' as const : one.isChanged ? 'altered' as const : 'same' as const;
    return { id: one.id, name: one.after?.name ?? one.before?.name ?? '', kind, tone: tones[kind], before: this.wordsOf(one.before), after: this.wordsOf(one.after) };
  }));

  /** What is said of a file, field by field. */
  private wordsOf(file: ComparedFile['before']): string {
    if (!file) return '';
    const consent = this.texts.say(`reports.compare.consent.${file.consent ?? 'none'}`);
    return joined([file.caption, file.place, file.takenOn && formatDay(file.takenOn, this.languages.current()), file.credit, consent]);
  }
}
