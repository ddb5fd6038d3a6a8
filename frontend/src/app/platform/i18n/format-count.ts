import type { Language } from '#shared/platform';
import { localeTags } from './locale-tags';

const formats = new Map<Language, Intl.NumberFormat>();

/** A whole number, grouped as `formatDecimal` groups it. By itself, since the first page counts and computes nothing. */
export function formatCount(n: number, language: Language): string {
  const known = formats.get(language) ?? new Intl.NumberFormat(localeTags[language], { numberingSystem: 'latn', maximumFractionDigits: 0 });
  formats.set(language, known);
  return known.format(n);
}
