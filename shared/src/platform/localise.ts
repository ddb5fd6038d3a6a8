import type { Language, Localised } from './id.schema.js';

/** The text in the reader's language, else in the programme's first language, else any there is, else ''. */
export function localise(text: Localised, wanted: Language, first: Language = 'en'): string {
  return text[wanted] || text[first] || Object.values(text).find(Boolean) || '';
}
