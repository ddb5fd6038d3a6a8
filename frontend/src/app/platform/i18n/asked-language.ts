import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { languages } from '#shared/platform';
import { Languages } from './languages';

/** Route guard: a page whose address names a language (`?language=fr`) opens in it. */
export const askedLanguage: CanActivateFn = async (route) => {
  const all = inject(Languages);
  const asked = languages.find((one) => one === route.queryParamMap.get('language'));
  if (asked && asked !== all.current()) await all.use(asked);
  return true;
};
