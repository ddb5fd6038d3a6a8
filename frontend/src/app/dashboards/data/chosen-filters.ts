import { computed, inject, type Signal } from '@angular/core';
import { programmePage } from '#shared/programmes';
import { Api, apiRoot } from '../../platform/http/api';
import { Texts } from '../../platform/i18n/texts';
import { injectUrlQuery } from '../../ui/url-query';

const several = ['programme', 'call', 'theme', 'country', 'partner', 'funder', 'status'] as const;
const days = ['from', 'to'] as const;
export type ChosenFilters = Readonly<Record<string, string | readonly string[]>>;

/** The filters that stand in the address, in the shape that the API takes; other parameters are left out. For a field. */
export function injectChosenFilters(): Signal<ChosenFilters> {
  const query = injectUrlQuery();
  return computed(() => {
    const lists = several.map((name) => [name, query.all(name)] as const).filter(([, values]) => values.length > 0);
    const period = days.map((name) => [name, query.one(name)] as const).filter((pair): pair is readonly [(typeof days)[number], string] => Boolean(pair[1]));
    return Object.fromEntries<string | readonly string[]>([...lists, ...period]);
  }, { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) }); // other parameters ask nothing anew
}

/** The address of a file of the API for these filters: for plain links, so that the browser streams it to disk. */
export function fileAddress(path: string, filters: ChosenFilters, more: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries({ ...filters, ...more }).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => [name, one]));
  const query = new URLSearchParams(pairs).toString();
  return `${apiRoot}${path}${query ? `?${query}` : ''}`;
}

/** A theme's name in the reader's language from its code; the code where its programme is not the reader's to see. For a field. */
export function injectThemeNames(): Signal<(code: string) => string> {
  const texts = inject(Texts);
  const programmes = inject(Api).resource(programmePage, () => '/programmes');
  return computed(() => {
    const all = programmes.hasValue() ? programmes.value().items : [];
    const names = new Map(all.flatMap((one) => one.themes.map((theme) => [theme.code, texts.localised(theme.title)] as const)));
    return (code) => names.get(code) || code;
  });
}
