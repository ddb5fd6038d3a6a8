import { formatMoney } from '#shared/money';
import { hasRightToLeft, isolated, type Language } from '#shared/platform';
import type { MailTexts } from './texts/mail-texts.js';

export type MailParams = Readonly<Record<string, string | number | null>>;
type Forms = Pick<MailTexts, 'direction' | 'quote' | 'words'>;
const locales = { en: 'en-GB', fr: 'fr-FR', ar: 'ar' } as const satisfies Record<Language, string>;
/** So much of what a person wrote is quoted; the portal shows the whole. */
const LONGEST_QUOTE = 300;
const dayParts = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/**
 * A param as people read it, by the form that the text asks for: `{start|day}`, `{at|instant}` in the zone of the param `zone`, `{spent|money}` in minor units of the
 * param `currency`, `{timing|word}` by the words of the language, `{reason|quote}` in its quotation marks, shortened; `{code}` as it is. What is not there is ''.
 * It keeps its own direction in the sentence wherever one of both goes from right to left.
 */
export function writeParam(name: string, form: string | undefined, params: MailParams, locale: Language, texts: Forms): string {
  const written = inForm(name, form, params, locale, texts);
  return written !== '' && (texts.direction === 'rtl' || hasRightToLeft(written)) ? isolated(written) : written;
}

function inForm(name: string, form: string | undefined, params: MailParams, locale: Language, { words, quote }: Forms): string {
  const value = Object.hasOwn(params, name) ? params[name] ?? '' : '';
  if (value === '' || form === undefined) return String(value);
  const text = String(value);
  if (form === 'money') return formatMoney({ minor: Number(value), currency: String(params['currency']) }, locale);
  if (form === 'word') return Object.hasOwn(words, text) ? words[text] ?? '' : '';
  if (form === 'quote') return quote.join(shortened(text));
  const isDay = form === 'day';
  const time = isDay ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', timeZone: String(params['zone'] ?? 'UTC'), timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(locales[locale], { numberingSystem: 'latn', calendar: 'gregory', ...dayParts, ...time }).format(new Date(isDay ? `${text}T00:00:00Z` : text));
}

/** On one line, so that nobody's words pass for those of the mail; cut between two words. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')}…`;
}
