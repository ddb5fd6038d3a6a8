import type { Language } from '#shared/platform';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

type Texts<T> = { readonly [key in keyof T]: T[key] extends string ? string : Texts<T[key]> };
/** Names of sheets and columns, words of states, explanations: complete in every language. */
export type ExportTexts = Texts<typeof en>;
export type ColumnName = keyof ExportTexts['columns'];
export const exportTexts: Record<Language, ExportTexts> = { en, fr, ar };

/** A state or kind in the reader's language; a code that has no word stays as it is. */
export function word(texts: ExportTexts, code: string | null): string | null {
  if (code === null) return null;
  return Object.hasOwn(texts.words, code) ? texts.words[code as keyof ExportTexts['words']] : code;
}
