import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { paymentKinds, paymentPage, paymentStates, type PaymentState, type PaymentView } from '#shared/payments';
import { DayPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { injectUrlQuery } from '../../ui/url-query';

const tones: Record<PaymentState, Tone> = { recorded: 'info', confirmed: 'good', reversed: 'neutral' };

/** Every payment that the reader may see, newest first. */
@Component({
  selector: 'app-payment-list',
  imports: [Cell, DayPipe, FilterChips, ListTable, MoneyPipe, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './payment-list.html',
  styles: 'app-filter-chips { display: block; margin-block-end: var(--space-4); }',
})
export class PaymentList {
  private readonly texts = inject(Texts);
  private readonly query = injectUrlQuery();
  protected readonly payments = injectKeysetList<PaymentView>(paymentPage, () => ({
    url: '/payments', query: { status: this.query.all('status'), kind: this.query.one('kind'), sort: this.query.one('sort') ?? '-date', project: this.query.one('project') },
  }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'payment', head: this.texts.say('payments.reference'), isFixed: true },
    { id: 'project', head: this.texts.say('payments.project') },
    { id: 'date', head: this.texts.say('payments.date') },
    { id: 'amount', head: this.texts.say('payments.amount'), isNumber: true },
    { id: 'state', head: this.texts.say('common.state') },
  ]);
  protected readonly filters = computed((): Filter[] => [
    { name: 'status', label: this.texts.say('common.state'), options: paymentStates.map((value) => ({ value, text: this.texts.say(`payments.state.${value}`) })) },
    { name: 'kind', label: this.texts.say('payments.kindOf'), isSingle: true, options: paymentKinds.map((value) => ({ value, text: this.texts.say(`payments.kind.${value}`) })) },
  ]);

  protected shown(state: PaymentState): { text: string; tone: Tone } {
    return { text: this.texts.say(`payments.state.${state}`), tone: tones[state] };
  }
}
