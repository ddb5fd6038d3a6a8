import type { Texts } from '../platform/i18n/texts';

const isId = (part: string): boolean => /^[\w-]{36}$/.test(part);

/** A pointer for people: the names of its parts, without the ids of rows. Needs the texts of reports and proposals. */
export function placeInWords(pointer: string, texts: Texts): string {
  const parts = pointer.split('/').filter((part) => part !== '' && !isId(part));
  return parts.map((part) => texts.firstOf([`reports.section.${part}`, `reports.narrative.${part}`, `proposals.section.${part}`, `proposals.field.${part}`], {}, part)).join(' › ');
}

/** Where a record's page is. */
export function recordLink(url: string): string {
  return url.replace(/\/review$/, '');
}
