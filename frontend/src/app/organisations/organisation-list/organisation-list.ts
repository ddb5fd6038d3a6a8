import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { organisationTypes } from '#shared/accounts';
import { organisationPage, type OrganisationView } from '#shared/organisations';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { injectCountryOptions } from '../../ui/country-options';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { injectUrlQuery } from '../../ui/url-query';
import { OrganisationState } from '../organisation-state';

@Component({
  selector: 'app-organisation-list',
  imports: [Cell, CountryPipe, FilterChips, ListTable, MatButton, MatIcon, OrganisationState, PageHeader, RouterLink, SearchField, TranslocoPipe],
  templateUrl: './organisation-list.html',
})
export class OrganisationList {
  private readonly texts = inject(Texts);
  private readonly query = injectUrlQuery();
  private readonly countries = injectCountryOptions();
  protected readonly session = inject(SessionStore);
  protected readonly list = injectKeysetList<OrganisationView>(organisationPage, () => ({
    url: '/organisations',
    query: { q: this.query.one('q'), type: this.query.all('type'), country: this.query.all('country'), isVerified: this.query.one('isVerified') },
  }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'name', head: this.texts.say('common.name'), isFixed: true },
    { id: 'code', head: this.texts.say('common.code') },
    { id: 'type', head: this.texts.say('organisations.type') },
    { id: 'country', head: this.texts.say('common.country') },
    { id: 'state', head: this.texts.say('common.state') },
  ]);
  protected readonly filters = computed((): Filter[] => [
    { name: 'type', label: this.texts.say('organisations.type'), options: organisationTypes.map((value) => ({ value, text: this.texts.say(`common.organisationType.${value}`) })) },
    { name: 'country', label: this.texts.say('common.country'), options: this.countries() },
    { name: 'isVerified', label: this.texts.say('organisations.verification'), isSingle: true, options: ['true', 'false'].map((value) => ({ value, text: this.texts.say(value === 'true' ? 'organisations.verified' : 'organisations.unverified') })) },
  ]);
}
