import { Component, computed, inject } from '@angular/core';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { ReportDesk } from '../data/report-desk';

/** Says who moved the due day, from when to when and why; and where a new end of the project moved it on. */
@Component({
  selector: 'app-due-moved',
  template: `
    @if (moved(); as words) { <p class="soft">{{ words.what }} <bdi>{{ words.reason }}</bdi> @if (words.since) { {{ words.since }} }</p> }
  `,
})
export class DueMoved {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  protected readonly moved = computed(() => {
    const view = this.desk.view();
    if (!view?.extension) return null;
    const { from, to, at, by, reason } = view.extension;
    const day = (one: string) => formatDay(one, this.languages.current());
    return {
      what: this.texts.say('reports.extend.done', { from: day(from), to: day(to), who: by?.name ?? '', when: day(at.slice(0, 10)) }), reason,
      since: to === view.period.due ? '' : this.texts.say('reports.extend.since', { due: day(view.period.due) }),
    };
  });
}
