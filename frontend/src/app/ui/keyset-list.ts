import { Injector, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { z } from 'zod';
import { Api, type Query } from '../platform/http/api';

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  readonly count?: number | undefined;
}

/** A list read page by page. Starts again when what it follows changes. */
export interface KeysetList<T> {
  readonly items: Signal<readonly T[]>;
  readonly isLoading: Signal<boolean>;
  /** Nothing has arrived yet: show a skeleton. */
  readonly isFirst: Signal<boolean>;
  readonly error: Signal<unknown>;
  readonly hasMore: Signal<boolean>;
  readonly count: Signal<number | null>;
  loadMore(): void;
  reload(): void;
}

/** For a field: `protected readonly list = injectKeysetList(reportPage, () => ({ url: '/reports', query: {…} }));` `undefined` asks nothing. */
export function injectKeysetList<T>(schema: z.ZodType<Page<T>>, request: () => { url: string; query?: Query } | undefined): KeysetList<T> {
  const api = inject(Api);
  const pages = signal<readonly Page<T>[]>([]);
  const error = signal<unknown>(null);
  const pending = signal(0);
  let turn = 0;

  async function load(cursor: string | null): Promise<void> {
    const asked = untracked(request);
    if (!asked) return;
    const mine = turn;
    pending.update((n) => n + 1);
    try {
      const page = await api.get(schema, asked.url, { ...asked.query, cursor });
      if (mine !== turn) return;
      pages.update((all) => (cursor === null ? [page] : [...all, page]));
      error.set(null);
    } catch (problem) {
      if (mine === turn) error.set(problem);
    } finally {
      pending.update((n) => n - 1);
    }
  }
  const reload = (): void => {
    turn += 1;
    void load(null);
  };
  effect(() => {
    if (request()) untracked(reload);
  }, { injector: inject(Injector) });
  const next = computed(() => pages().at(-1)?.nextCursor ?? null);
  return {
    items: computed(() => pages().flatMap((page) => page.items)),
    isLoading: computed(() => pending() > 0),
    isFirst: computed(() => pages().length === 0 && error() === null),
    error: error.asReadonly(),
    hasMore: computed(() => next() !== null),
    count: computed(() => pages()[0]?.count ?? null),
    loadMore: () => { if (next() !== null && pending() === 0) void load(next()); },
    reload,
  };
}
