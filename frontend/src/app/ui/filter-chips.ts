import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { joined } from '../platform/i18n/joined';
import { injectUrlQuery } from './url-query';

export interface Filter {
  /** The parameter in the address and of the API. */
  readonly name: string;
  readonly label: string;
  /** One value at most: a choice takes the place of the one before. */
  readonly isSingle?: boolean;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A chip per filter; each opens its choices, several may be chosen. What is chosen stands in the address. */
@Component({
  selector: 'app-filter-chips',
  imports: [MatButton, MatCheckbox, MatIcon, MatMenu, MatMenuTrigger, TranslocoPipe],
  templateUrl: './filter-chips.html',
  styleUrl: './filter-chips.scss',
})
export class FilterChips {
  protected readonly query = injectUrlQuery();
  readonly filters = input.required<readonly Filter[]>();

  protected readonly chips = computed(() => this.filters().map((filter) => {
    const chosen = this.query.all(filter.name);
    const texts = filter.options.filter((o) => chosen.includes(o.value)).map((o) => o.text);
    return { filter, chosen, shown: joined([joined(texts.slice(0, 2), ', '), texts.length > 2 ? `+${texts.length - 2}` : ''], ' ') };
  }));
  protected readonly hasAny = computed(() => this.chips().some((chip) => chip.chosen.length > 0));

  protected async toggle(filter: Filter, value: string, isChosen: boolean): Promise<void> {
    const others = filter.isSingle ? [] : this.query.all(filter.name).filter((v) => v !== value);
    await this.query.set({ [filter.name]: isChosen ? [...others, value] : others });
  }

  protected async clear(): Promise<void> {
    await this.query.set(Object.fromEntries(this.filters().map((f) => [f.name, null])));
  }
}
