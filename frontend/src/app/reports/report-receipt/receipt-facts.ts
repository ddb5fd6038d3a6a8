import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import type { ReportReceipt } from '#shared/reports';
import { formatDay, formatDeadline } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { DefinitionList, type Definition } from '../../ui/definition-list';

/** What a receipt says: which report, when and by whom, whether in time, and its figures. */
@Component({
  selector: 'app-receipt-facts',
  imports: [DefinitionList, TranslocoPipe],
  template: `
    <app-definition-list [items]="facts()" />
    <p class="hash"><span class="soft small">{{ 'reports.paper.hash' | transloco }}</span><br /><bdi dir="ltr"><code>{{ receipt().submission.hash }}</code></bdi></p>
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-4); }
    .hash { max-inline-size: none; overflow-wrap: anywhere; }
    code { font-size: var(--text-small); }
  `,
})
export class ReceiptFacts {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly receipt = input.required<ReportReceipt>();

  protected readonly facts = computed((): Definition[] => {
    const { period, programme, lead, submission, spent, requested, counts, due, timeZone } = this.receipt();
    const language = this.languages.current();
    const say = (key: string, params = {}): string => this.texts.say(`reports.receiptOf.${key}`, params);
    const { by, onBehalfOf } = submission;
    return [
      { term: say('at'), text: formatDeadline(submission.at, timeZone, language) },
      { term: say('timing'), text: say(submission.n > 1 ? 'again' : submission.isLate ? 'late' : 'onTime', { due: formatDay(due, language) }) },
      { term: say('by'), text: joined([by?.name, onBehalfOf && this.texts.say('reports.for', { name: onBehalfOf.name })], ', ') },
      { term: say('number'), text: String(submission.n) },
      { term: say('period'), text: `${formatDay(period.start, language)} – ${formatDay(period.end, language)}` },
      { term: this.texts.say('reports.lead'), text: lead.name },
      { term: this.texts.say('common.programme'), text: programme.title },
      { term: say('spent'), text: formatMoney(spent, language) },
      { term: say('requested'), text: formatMoney(requested, language) },
      { term: say('holds'), text: [this.texts.plural('reports.receiptOf.values', counts.values), this.texts.plural('reports.receiptOf.lines', counts.lines), counts.files > 0 ? this.texts.plural('reports.receiptOf.files', counts.files) : ''].filter(Boolean).join(' · ') },
    ];
  });
}
