import { formatAmount } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import type { Language } from '#shared/platform';

interface Reader {
  readonly language: Language;
  readonly currency: string;
}

/** A field of a report as a diff names it, to read: cells, amounts and texts alike. */
export function shownChange(pointer: string, value: unknown, { language, currency }: Reader): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatAmount(value, currency, language);
  if (typeof value === 'object') {
    const { numerator, denominator, value: plain, text, name, caption } = value as Record<string, string | null | undefined>;
    if (name) return [name, caption].filter(Boolean).join(' · ');
    if (numerator || denominator) return `${formatDecimal(numerator ?? null, language)} / ${formatDecimal(denominator ?? null, language)}`;
    return text ?? formatDecimal(plain ?? null, language);
  }
  if (typeof value !== 'string') return '';
  return pointer.startsWith('/values/') && /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value, language) : value;
}
