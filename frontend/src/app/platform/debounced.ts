import { DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';

/** Follows a signal after it has been quiet for a while (ms). */
export function debounced<T>(source: Signal<T>, quiet: number): Signal<T> {
  const followed = signal(untracked(source));
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const value = source();
    clearTimeout(timer);
    timer = setTimeout(() => followed.set(value), quiet);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  return followed.asReadonly();
}
