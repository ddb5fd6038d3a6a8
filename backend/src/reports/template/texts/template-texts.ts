import type { Finding, Language } from '#shared/platform';
import type { TemplateReader, TemplateSheetNames, TemplateStatus } from '#shared/reports';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** Names of sheets and columns, how to fill them, words of states, what is wrong with a cell: complete in every language. */
export type TemplateTexts = typeof en;
export const templateTexts: Readonly<Record<Language, TemplateTexts>> = { en, fr, ar };

export const templateSheetNames: Readonly<Record<Language, TemplateSheetNames>> = { en: en.sheets, fr: fr.sheets, ar: ar.sheets };

/** The words of every language, so that a file may change hands between people of several. */
export const statusWords: TemplateReader['statuses'] = new Map(
  Object.values(templateTexts).flatMap(({ statuses }) => Object.entries(statuses).map(([status, word]) => [word.toLowerCase(), status as TemplateStatus] as const)),
);

/** A text with its figures put in. */
export function filled(text: string, params: Finding['params']): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** What is wrong with a cell, in words. */
export function errorText(texts: TemplateTexts, code: string, params: Finding['params']): string {
  return Object.hasOwn(texts.errors, code) ? filled(texts.errors[code as keyof TemplateTexts['errors']], params) : code;
}
