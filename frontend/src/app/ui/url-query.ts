import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

/** The filters of a page, kept in its address: they survive reload, back and sharing. */
export interface UrlQuery {
  /** Every parameter of the address, each a list of values. */
  readonly values: Signal<Readonly<Record<string, readonly string[]>>>;
  all(name: string): readonly string[];
  one(name: string): string | null;
  /** Writes some parameters; an empty list or null takes one away. */
  set(change: Readonly<Record<string, readonly string[] | string | null>>): Promise<boolean>;
}

/** For a field of a page: `protected readonly query = injectUrlQuery();` */
export function injectUrlQuery(): UrlQuery {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const values = computed(() => Object.fromEntries(params().keys.map((key) => [key, params().getAll(key)])));
  return {
    values,
    all: (name) => values()[name] ?? [],
    one: (name) => values()[name]?.[0] ?? null,
    set: (change) => router.navigate([], {
      relativeTo: route,
      queryParams: Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value?.length ? value : null])),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    }),
  };
}
