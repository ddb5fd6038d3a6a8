import { formatAmount, type Minor } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import type { Language } from '#shared/platform';
import { formatDay } from '../../platform/i18n/format-day';

export type FieldKind = 'text' | 'long' | 'day' | 'choice' | 'check' | 'decimal' | 'whole' | 'amount';

/** A value to read, in the language's marks; null is empty, not zero. */
export function shownValue(kind: FieldKind, value: unknown, { language, currency }: { language: Language; currency: string }): string {
  if (value === null || value === undefined || value === '') return '';
  if (kind === 'amount') return formatAmount(value as Minor, currency, language);
  if (kind === 'decimal') return formatDecimal(value as string, language);
  if (kind === 'day') return formatDay(value as string, language);
  return typeof value === 'number' ? String(value) : (value as string);
}
