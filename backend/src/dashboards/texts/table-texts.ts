import type { Language } from '#shared/platform';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The columns of files made from dashboards. */
export type TableTexts = Readonly<Record<keyof typeof en, string>>;
export const tableTexts: Record<Language, TableTexts> = { en, fr, ar };
