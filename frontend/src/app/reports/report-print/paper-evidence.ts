import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isPhoto, type ReportPaper } from '#shared/reports';
import { apiRoot } from '../../platform/http/api';
import { DayPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';

/** Photos and files behind the report, with what they show, where, when, by whom and with whose consent. */
@Component({
  selector: 'app-paper-evidence',
  imports: [DayPipe, TranslocoPipe],
  template: `
    <h2>{{ 'reports.evidence.title' | transloco }}</h2>
    <div class="all">
      @for (one of rows(); track one.id) {
        <figure>
          @if (one.picture) { <img [src]="one.picture" alt="" /> }
          <figcaption>
            @if (one.caption) { <b dir="auto">{{ one.caption }}</b> }
            <bdi>{{ one.about }}</bdi>
            <span class="soft">
              @for (part of [one.location, one.place, one.credit && '© ' + one.credit, one.name]; track $index) { @if (part) { <bdi>{{ part }}</bdi>&ngsp;·&ngsp; } }
              @if (one.takenOn) { {{ one.takenOn | day }}&ngsp;·&ngsp; }
              {{ 'reports.evidence.consents.' + (one.consent ?? 'none') | transloco }}
            </span>
          </figcaption>
        </figure>
      }
    </div>
  `,
  styleUrl: './paper-evidence.scss',
})
export class PaperEvidence {
  private readonly texts = inject(Texts);
  readonly paper = input.required<ReportPaper>();

  protected readonly rows = computed(() => {
    const { content, definitions: { framework, locations }, files } = this.paper();
    const ready = new Set(files.filter((one) => one.state === 'ready').map((one) => one.file));
    const shown = new Map([...framework.outputs, ...framework.indicators].map((one) => [one.id, `${one.code} ${one.title}`]));
    return (content?.evidence ?? []).map((one) => ({
      ...one, picture: isPhoto(one) && ready.has(one.file) ? `${apiRoot}/files/${one.file}/pictures/320` : null,
      about: (one.anchor && shown.get(one.anchor)) ?? this.texts.say('reports.evidence.whole'), location: locations.find(({ id }) => id === one.location)?.name,
    }));
  });
}
