import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import type { Area } from './areas';
import { Languages } from './languages';

/** Route guard: the texts of these areas are there before the page is. */
export function areaTexts(...names: Area[]): CanActivateFn {
  return async () => {
    const all = inject(Languages);
    await Promise.all(names.map((name) => all.loadArea(name)));
    return true;
  };
}
