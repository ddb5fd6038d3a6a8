import type { Texts } from '../platform/i18n/texts';

const isId = (part: string): boolean => /^[\w-]{36}$/.test(part);

/** A pointer for people: the names of its parts, without the ids of rows. Needs the texts of reports and proposals. */
export function placeInWords(pointer: string, texts: Texts): string {
  const parts = pointer.split('/').filter((part) => part !== '' && !isId(part));
  return parts.map((part) => texts.firstOf([`reports.section.${part}`, `reports.narrative.${part}`, `reports.begun.${part}`, `proposals.section.${part}`, `proposals.field.${part}`], {}, part)).join(' › ');
}

/** A value as it was typed; of a word that was begun, its text. */
export function valueInWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null;
  return typeof text === 'string' ? text : JSON.stringify(value);
}

/** Where a record's page is. */
export function recordLink(url: string): string {
  return url.replace(/\/(review|words)$/, '');
}
