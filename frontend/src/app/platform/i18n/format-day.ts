import type { Language } from '#shared/platform';
import { localeTags } from './locale-tags';

const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const satisfies Intl.DateTimeFormatOptions;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeTags[language], { numberingSystem: 'latn', calendar: 'gregory', ...options });
  formats.set(key, made);
  return made;
}

/** A whole day (`YYYY-MM-DD`), which has no time zone: `31 Dec 2009`. */
export function formatDay(day: string, language: Language): string {
  return formatOf(language, 'day', { ...dayParts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The month of a day, for narrow places: `Dec 2009`. */
export function formatMonth(day: string, language: Language): string {
  return formatOf(language, 'month', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An instant in the reader's own time zone: `31 Dec 2009, 14:05`. */
export function formatInstant(instant: string, language: Language): string {
  return formatOf(language, 'instant', { ...dayParts, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** A deadline, in the zone where it counts, which is named: `31 Dec 2009, 23:59 UTC`. */
export function formatDeadline(instant: string, zone: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = {
    ...dayParts, hour: '2-digit', minute: '2-digit', timeZone: zone, timeZoneName: 'short',
  };
  return formatOf(language, `deadline ${zone}`, options).format(new Date(instant));
}
