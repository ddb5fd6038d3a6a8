import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { roles, userPage, userStates, type UserView } from '#shared/accounts';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { injectUrlQuery } from '../../ui/url-query';

@Component({
  selector: 'app-user-list',
  imports: [Cell, FilterChips, InstantPipe, ListTable, MatButton, MatIcon, PageHeader, RouterLink, SearchField, StateChip, TranslocoPipe],
  templateUrl: './user-list.html',
})
export class UserList {
  private readonly texts = inject(Texts);
  private readonly query = injectUrlQuery();
  protected readonly list = injectKeysetList<UserView>(userPage, () => ({
    url: '/users', query: { q: this.query.one('q'), role: this.query.all('role'), state: this.query.all('state') },
  }));
  protected readonly tones: Record<UserView['state'], Tone> = { invited: 'info', active: 'good', inactive: 'neutral' };
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'name', head: this.texts.say('common.name'), isFixed: true },
    { id: 'email', head: this.texts.say('accounts.users.email') },
    { id: 'memberships', head: this.texts.say('accounts.users.memberships') },
    { id: 'state', head: this.texts.say('common.state') },
    { id: 'lastSignInAt', head: this.texts.say('accounts.users.lastSignIn') },
  ]);
  protected readonly filters = computed((): Filter[] => [
    { name: 'role', label: this.texts.say('accounts.users.role'), options: roles.map((value) => ({ value, text: this.texts.say(`common.role.${value}`) })) },
    { name: 'state', label: this.texts.say('common.state'), options: userStates.map((value) => ({ value, text: this.texts.say(`accounts.users.state.${value}`) })) },
  ]);
}
