import { formatAmount } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import type { Language } from '#shared/platform';
import { formatDay } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';

interface Reader {
  readonly language: Language;
  readonly currency: string;
}

/** A field of a report as a diff names it, to read: cells, amounts, days and texts alike. */
export function shownChange(pointer: string, value: unknown, { language, currency }: Reader): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatAmount(value, currency, language);
  if (typeof value === 'object') {
    const { numerator, denominator, value: plain, text, name, caption } = value as Record<string, string | null | undefined>;
    if (name) return joined([name, caption]);
    if (numerator || denominator) return `${formatDecimal(numerator ?? null, language)} / ${formatDecimal(denominator ?? null, language)}`;
    return text ?? formatDecimal(plain ?? null, language);
  }
  if (typeof value !== 'string') return '';
  if (pointer.endsWith('/takenOn') && /^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, language);
  return pointer.startsWith('/values/') && /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value, language) : value;
}
