import type { Language } from '#shared/platform';
import type { TemplateChange, TemplateError } from '#shared/reports';
import { defineModel, Mixed, type Stored } from '../../platform/database/record.js';

/** A filled template that somebody sent: what it would change and what is wrong with it. Nothing is written before it is confirmed. */
export interface StoredImport extends Stored {
  report: string;
  person: string;
  file: string;
  fileName: string;
  language: Language;
  /** The report's version when the file was made, and the definitions of then. */
  base: number;
  definitions: string;
  changes: TemplateChange[];
  mistakes: TemplateError[];
  state: 'open' | 'confirmed';
  /** Fields that the confirmation wrote. */
  written: number | null;
  createdAt: Date;
  expiresAt: Date;
}

const text = { type: String, required: true };
const instant = { type: Date, required: true };
export const reportImportModel = defineModel(
  'reportImports',
  {
    report: text, person: text, file: text, fileName: text, language: text, base: Number, definitions: text, changes: Mixed, mistakes: Mixed, state: text, written: Number,
    createdAt: instant, expiresAt: instant,
  },
  [{ keys: { expiresAt: 1 } }, { keys: { person: 1, report: 1 } }],
);
