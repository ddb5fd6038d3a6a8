import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import type { HistoryEvent } from '#shared/platform';
import { formatDay } from '../../platform/i18n/format-day';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { HistoryList } from '../../ui/history-list';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';

/** Every submission with its receipt, and what happened to the report, with the reason of every return: the same for both sides. */
@Component({
  selector: 'app-report-changes',
  imports: [HistoryList, InstantPipe, RouterLink, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'reports.submissions' | transloco }}</h2>
      <ol class="stack">
        @for (one of desk.view()?.submissions; track one.n) {
          <li>
            {{ one.at | instant }} · <bdi>{{ one.by?.name }}</bdi> @if (one.onBehalfOf) { ({{ 'reports.for' | transloco: { name: one.onBehalfOf.name } }}) }
            @if (one.isLate) { · {{ 'reports.late' | transloco }} }
            @if (one.outcome) { <br />{{ 'reports.outcome.' + one.outcome | transloco }} · {{ one.outcomeAt | instant }} }
            <div class="row">
              @if (one.by) { <a class="small" [routerLink]="['/reports', desk.view()?.id, 'receipt']" [queryParams]="{ n: one.n }">{{ 'reports.receipt' | transloco: { hash: one.hash.slice(0, 16) } }}</a> }
              <a class="small no-print" [routerLink]="['/reports', desk.view()?.id, 'print']" [queryParams]="{ version: one.n }">{{ 'reports.paper.open' | transloco }}</a>
            </div>
          </li>
        }
      </ol>
    </section>
    @if (session.can('audit.read') && desk.shownId()) {
      <section class="panel stack">
        <h2>{{ 'reports.history' | transloco }}</h2>
        <app-history-list [url]="'/reports/' + desk.shownId() + '/history'" [folders]="['reports.event']" [more]="said" />
      </section>
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); }',
})
export class ReportChanges {
  protected readonly desk = inject(ReportDesk);
  protected readonly session = inject(SessionStore);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);

  /** What an event says besides its reason: how many comments, which amounts, which findings were waived and why. */
  protected readonly said = ({ action, details }: HistoryEvent): string => {
    if (action === 'request-changes' && typeof details['comments'] === 'number') return this.texts.plural('reports.said.comments', details['comments']);
    if (action === 'approve') return [this.amounts(details), ...this.waivers(details['waivers'])].filter(Boolean).join('\n');
    if (action === 'submit' && details['isLate'] === true) return this.texts.say('reports.late');
    if (action === 'extend') return this.moved(details);
    return '';
  };

  private moved({ from, due }: HistoryEvent['details']): string {
    if (typeof from !== 'string' || typeof due !== 'string') return '';
    return this.texts.say('reports.said.due', { from: formatDay(from, this.languages.current()), due: formatDay(due, this.languages.current()) });
  }

  private amounts({ accepted, authorised, isBulk }: HistoryEvent['details']): string {
    if (typeof accepted !== 'number' || typeof authorised !== 'number') return '';
    const money = (minor: number): string => formatMoney({ minor, currency: this.desk.view()?.currency ?? 'EUR' }, this.languages.current());
    const words = this.texts.say('reports.said.approved', { accepted: money(accepted), authorised: money(authorised) });
    return isBulk === true ? `${words} ${this.texts.say('reports.said.bulk')}` : words;
  }

  private waivers(waivers: unknown): string[] {
    const view = this.desk.view();
    if (!Array.isArray(waivers) || !view) return [];
    return (waivers as { finding?: string; text?: string }[]).filter((one) => one.text?.trim()).map(({ finding = '', text = '' }) =>
      this.texts.say('reports.said.waived', { place: placeOf(finding.slice(finding.indexOf(':') + 1), view.definitions, this.texts), reason: text }));
  }
}
