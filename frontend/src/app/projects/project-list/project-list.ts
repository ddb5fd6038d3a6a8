import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { programmePage } from '#shared/programmes';
import { projectPage, projectStates, type ProjectRow, type ProjectState } from '#shared/projects';
import { Api } from '../../platform/http/api';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { DayPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { injectCountryOptions } from '../../ui/country-options';
import { injectKeysetList } from '../../ui/keyset-list';
import { Cell, ListTable, type ListColumn } from '../../ui/list-table';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { StateChip } from '../../ui/state-chip';
import { injectUrlQuery } from '../../ui/url-query';
import { shownProject } from '../data/project-shown';

/** All projects that the reader may see. Filters stand in the address. */
@Component({
  selector: 'app-project-list',
  imports: [Cell, CountryPipe, DayPipe, FilterChips, ListTable, MoneyPipe, PageHeader, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './project-list.html',
  styles: 'app-filter-chips { display: block; margin-block-end: var(--space-4); }',
})
export class ProjectList {
  private readonly texts = inject(Texts);
  private readonly session = inject(SessionStore);
  private readonly query = injectUrlQuery();
  private readonly countries = injectCountryOptions();
  private readonly programmes = inject(Api).resource(programmePage, () => '/programmes');
  private readonly audience = computed(() => (this.session.can('report.write') ? 'partner' as const : 'staff' as const));
  protected readonly projects = injectKeysetList<ProjectRow>(projectPage, () => ({
    url: '/projects',
    query: {
      status: this.query.all('status'), programme: this.query.one('programme'), theme: this.query.one('theme'), country: this.query.one('country'), sort: this.query.one('sort') ?? 'code',
      call: this.query.one('call'), lead: this.query.one('lead'),
    },
  }));
  protected readonly columns = computed((): ListColumn[] => [
    { id: 'project', head: this.texts.say('projects.project'), isFixed: true },
    { id: 'lead', head: this.texts.say('projects.lead') },
    { id: 'state', head: this.texts.say('common.state') },
    { id: 'countries', head: this.texts.say('projects.countries') },
    { id: 'next', head: this.texts.say('projects.nextReport') },
    { id: 'grant', head: this.texts.say('projects.grant'), isNumber: true },
    { id: 'released', head: this.texts.say('projects.released'), isNumber: true },
    { id: 'accepted', head: this.texts.say('projects.accepted'), isNumber: true },
  ]);
  protected readonly filters = computed((): Filter[] => {
    const programmes = this.programmes.hasValue() ? this.programmes.value().items : [];
    const chosen = programmes.filter((one) => this.query.one('programme') === null || one.id === this.query.one('programme'));
    const themes = new Map(chosen.flatMap((one) => one.themes.map((theme) => [theme.code, this.texts.localised(theme.title) || theme.code] as const)));
    return [
      { name: 'status', label: this.texts.say('common.state'), options: projectStates.map((value) => ({ value, text: this.shown(value).text })) },
      { name: 'programme', label: this.texts.say('common.programme'), isSingle: true, options: programmes.map((one) => ({ value: one.id, text: one.code })) },
      { name: 'theme', label: this.texts.say('projects.theme'), isSingle: true, options: [...themes].map(([value, text]) => ({ value, text })) },
      { name: 'country', label: this.texts.say('projects.countries'), isSingle: true, options: this.countries() },
    ];
  });

  protected shown(state: ProjectState): ShownState {
    return shownProject(state, this.texts, this.audience());
  }
}
