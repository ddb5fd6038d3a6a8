import { computed, inject, type Signal } from '@angular/core';
import { countryCodes } from '#shared/platform';
import { countryName } from '../platform/i18n/country-pipe';
import { Languages } from '../platform/i18n/languages';

/** All countries with their names, in the reader's language and its order: for selects and filters. */
export function injectCountryOptions(): Signal<readonly { value: string; text: string }[]> {
  const language = inject(Languages).current;
  return computed(() => countryCodes
    .map((value) => ({ value, text: countryName(value, language()) }))
    .sort((a, b) => a.text.localeCompare(b.text, language())));
}
