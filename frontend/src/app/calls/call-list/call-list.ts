import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { callPage, callPhases, type CallPhase } from '#shared/calls';
import { DayPipe, DeadlinePipe, LocalisedPipe, MoneyPipe, PluralPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { May } from '../../platform/session/may';
import { SessionStore } from '../../platform/session/session-store';
import { FilterChips } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import { injectUrlQuery } from '../../ui/url-query';
import { shownPhase } from '../data/call-shown';

/** All calls that the reader may see, by phase. The filter stands in the address. */
@Component({
  selector: 'app-call-list',
  imports: [Cell, DayPipe, DeadlinePipe, FilterChips, ListTable, LocalisedPipe, MatButton, May, MoneyPipe, PageHeader, PluralPipe, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './call-list.html',
  styleUrl: './call-list.scss',
})
export class CallList {
  private readonly texts = inject(Texts);
  private readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  protected readonly calls = injectKeysetList(callPage, () => ({ url: '/calls', query: { phase: this.query.all('phase'), programme: this.query.one('programme') } }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'call', head: this.texts.say('calls.call'), isFixed: true },
    { id: 'programme', head: this.texts.say('common.programme') },
    { id: 'phase', head: this.texts.say('common.state') },
    { id: 'opens', head: this.texts.say('calls.opensOn') },
    { id: 'deadline', head: this.texts.say('calls.deadline') },
    { id: 'envelope', head: this.texts.say('calls.envelope'), isNumber: true },
    { id: 'countries', head: this.texts.say('calls.countries'), isExtra: true },
  ]);
  protected readonly filters = computed(() => {
    const shown = this.session.can('call.write') ? callPhases : callPhases.filter((one) => one !== 'draft');
    return [{ name: 'phase', label: this.texts.say('common.state'), options: shown.map((value) => ({ value, text: this.shown(value).text })) }];
  });

  protected shown(phase: CallPhase) {
    return shownPhase(phase, this.texts);
  }
}
