import { Pipe, inject, type PipeTransform } from '@angular/core';
import type { Language } from '#shared/platform';
import { Languages } from './languages';

const names = new Map<Language, Intl.DisplayNames>();

/** The country's name in the language, from its ISO 3166-1 code. */
export function countryName(code: string, language: Language): string {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  names.set(language, known);
  return /^[A-Z]{2}$/.test(code) ? known.of(code) ?? code : code;
}

/** `'DZ' | country` → Algeria; impure so that it follows the language. */
@Pipe({ name: 'country', pure: false })
export class CountryPipe implements PipeTransform {
  private readonly languages = inject(Languages);
  transform(code: string | null | undefined): string {
    return code ? countryName(code, this.languages.current()) : '';
  }
}
