import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { callPage } from '#shared/calls';
import { proposalPage, proposalStates, type ProposalState } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { DecimalPipe, InstantPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { FilterChips } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import { injectUrlQuery } from '../../ui/url-query';
import { shownProposal } from '../data/proposal-shown';

/** The proposals that the reader may see; filters stand in the address. */
@Component({
  selector: 'app-proposal-list',
  imports: [Cell, DecimalPipe, FilterChips, InstantPipe, ListTable, MatButton, MatIcon, MoneyPipe, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './proposal-list.html',
  styles: 'app-filter-chips { display: block; margin-block-end: var(--space-4); }',
})
export class ProposalList {
  private readonly texts = inject(Texts);
  protected readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  protected readonly isPartner = computed(() => this.session.can('proposal.write'));
  private readonly calls = inject(Api).resource(callPage, () => ({ url: '/calls', query: { limit: 200 } }));
  protected readonly list = injectKeysetList(proposalPage, () => ({
    url: '/proposals', query: { call: this.query.one('call'), status: this.query.all('status'), sort: this.isPartner() ? '-updatedAt' : '-submittedAt' },
  }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'title', head: this.texts.say('proposals.proposal'), isFixed: true },
    { id: 'state', head: this.texts.say('common.state') },
    { id: 'lead', head: this.texts.say('proposals.lead') },
    { id: 'call', head: this.texts.say('proposals.call') },
    { id: 'grant', head: this.texts.say('proposals.grant'), isNumber: true },
    ...(this.session.can('proposal.rank') ? [{ id: 'mean', head: this.texts.say('proposals.mean'), isNumber: true }] : []),
    { id: 'submitted', head: this.texts.say('proposals.submittedAt') },
    { id: 'updated', head: this.texts.say('proposals.updatedAt'), isExtra: true },
  ]);
  protected readonly filters = computed(() => [
    { name: 'status', label: this.texts.say('common.state'), options: this.states().map((value) => ({ value, text: this.shown(value).text })) },
    { name: 'call', label: this.texts.say('proposals.call'), options: (this.calls.hasValue() ? this.calls.value().items : []).map((one) => ({ value: one.id, text: joined([one.code, this.texts.localised(one.title)]) })) },
  ]);

  protected shown(state: ProposalState) {
    return shownProposal(state, this.isPartner() ? 'partner' : 'staff', this.texts);
  }

  /** Staff never see drafts. */
  private states(): ProposalState[] {
    return proposalStates.filter((one) => one !== 'draft' || this.isPartner());
  }
}
