import { Component, computed, inject } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { dashboardChoices } from '#shared/dashboards';
import { Api } from '../../platform/http/api';
import { FilterChips, type Filter } from '../../ui/filter-chips';
import { ProblemPanel } from '../../ui/problem-panel';
import { injectUrlQuery } from '../../ui/url-query';
import { injectThemeNames } from '../data/chosen-filters';
import { injectFigureWords } from '../data/figure-words';

/** The filters of dashboards and exports: a chip for each that has a choice, and a period. All of it stands in the address. */
@Component({
  selector: 'app-dashboard-filters',
  imports: [FilterChips, MatFormField, MatInput, MatLabel, ProblemPanel, TranslocoPipe],
  templateUrl: './dashboard-filters.html',
  styleUrl: './dashboard-filters.scss',
})
export class DashboardFilters {
  private readonly words = injectFigureWords();
  private readonly themeName = injectThemeNames();
  protected readonly query = injectUrlQuery();
  protected readonly choices = inject(Api).resource(dashboardChoices, () => '/dashboards/choices');

  protected readonly filters = computed((): Filter[] => {
    if (!this.choices.hasValue()) return [];
    const { programmes, calls, themes, countries, partners, funders, status } = this.choices.value();
    const chosen = this.query.all('programme');
    const coded = (all: readonly { id: string; code: string; title: string }[]) => all.map(({ id, code, title }) => ({ value: id, text: `${code} ${title}` }));
    const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, text: name }));
    return [
      this.filter('programme', coded(programmes)),
      this.filter('call', coded(calls.filter((call) => chosen.length === 0 || chosen.includes(call.programme)))),
      this.filter('theme', themes.map((value) => ({ value, text: this.themeName()(value) }))),
      this.filter('country', countries.map((value) => ({ value, text: this.words.country(value) }))),
      this.filter('partner', named(partners)),
      this.filter('funder', named(funders)),
      this.filter('status', status.map((value) => ({ value, text: this.words.state(value) }))),
    ].filter((filter) => filter.options.length > 1 || this.query.all(filter.name).length > 0);
  });
  protected readonly isBackwards = computed(() => {
    const [from, to] = [this.query.one('from'), this.query.one('to')];
    return from !== null && to !== null && from > to;
  });

  private filter(name: string, options: Filter['options']): Filter {
    return { name, label: this.words.text(`filter.${name}`), options };
  }

  protected async setDay(name: 'from' | 'to', day: string): Promise<void> {
    await this.query.set({ [name]: day });
  }
}
