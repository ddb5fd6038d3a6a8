import { formatMoney } from '#shared/money';
import type { Language } from '#shared/platform';
import type { MailTexts } from './texts/mail-texts.js';

export type MailParams = Readonly<Record<string, string | number | null>>;
const locales = { en: 'en-GB', fr: 'fr-FR', ar: 'ar' } as const satisfies Record<Language, string>;
const dayParts = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/**
 * A param as people read it, by the form that the text asks for: `{start|day}`, `{at|instant}` in the zone of the param `zone`, `{spent|money}` in minor units of the
 * param `currency`, `{timing|word}` by the words of the language; `{code}` as it is. What is not there is ''.
 */
export function writeParam(name: string, form: string | undefined, params: MailParams, locale: Language, words: MailTexts['words']): string {
  const value = Object.hasOwn(params, name) ? params[name] ?? '' : '';
  if (value === '' || form === undefined) return String(value);
  const text = String(value);
  if (form === 'money') return formatMoney({ minor: Number(value), currency: String(params['currency']) }, locale);
  if (form === 'word') return Object.hasOwn(words, text) ? words[text] ?? '' : '';
  const isDay = form === 'day';
  const time = isDay ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', timeZone: String(params['zone'] ?? 'UTC'), timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locales[locale], { numberingSystem: 'latn', calendar: 'gregory', ...dayParts, ...time }).format(new Date(isDay ? `${text}T00:00:00Z` : text));
}
