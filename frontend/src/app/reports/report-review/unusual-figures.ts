import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { findingKey } from '#shared/reports';
import { Texts } from '../../platform/i18n/texts';
import { FindingTexts } from '../../ui/field/finding-texts';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';

/** What is unusual in the report, each with the partner's word on it (domain 4.8): read before the decision. */
@Component({
  selector: 'app-unusual-figures',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (lines().length > 0) {
      <section class="panel stack">
        <h2>{{ 'reports.unusual' | transloco: { n: lines().length } }}</h2>
        <ul>
          @for (line of lines(); track line.key) {
            <li>
              <button matButton type="button" (click)="go.emit(line.pointer)"><mat-icon svgIcon="unusual" aria-hidden="true" /><b><bdi>{{ line.place }}</bdi></b>: {{ line.text }}</button>
              @if (line.word) { <p class="word"><bdi>{{ line.word }}</bdi></p> } @else { <p class="word soft">{{ 'reports.notExplained' | transloco }}</p> }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul { list-style: none; padding: 0; display: flex; flex-direction: column; gap: var(--space-3); }
    button { block-size: auto; min-block-size: 40px; padding-block: var(--space-1); text-align: start; white-space: normal; }
    .word { margin-inline-start: var(--space-3); padding-inline-start: var(--space-3); border-inline-start: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
})
export class UnusualFigures {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly findingTexts = inject(FindingTexts);
  readonly go = output<string>();

  protected readonly lines = computed(() => {
    const view = this.desk.view();
    const words = new Map(view?.content?.explanations.map((one) => [one.finding, one.text.trim()]));
    return view?.findings.filter((one) => one.severity === 'soft').map((one) => ({
      key: findingKey(one), pointer: one.pointer, place: placeOf(one.pointer, view.definitions, this.texts), word: words.get(findingKey(one)) ?? '',
      text: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => view.currency }),
    })) ?? [];
  });
}
