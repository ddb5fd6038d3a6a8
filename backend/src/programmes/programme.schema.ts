import type { CurrencyCode } from '#shared/money';
import type { Language, Localised } from '#shared/platform';
import type { DatedSettings, Dimension, Funder, Theme } from '#shared/programmes';
import { defineModel, Mixed, type ChainHead, type Stored } from '../platform/database/record.js';

/** A fund: its funders, currency, themes, and settings with the day from which each holds. */
export interface Programme extends Stored {
  code: string;
  title: Localised;
  currency: CurrencyCode;
  languages: Language[];
  themes: Theme[];
  funders: Funder[];
  from: string;
  to: string;
  dimensions: Dimension[];
  settings: DatedSettings[];
  audit: ChainHead;
}

const text = { type: String, required: true };
export const programmeModel = defineModel(
  'programmes',
  { code: text, title: Mixed, currency: text, languages: [String], themes: Mixed, funders: Mixed, from: text, to: text, dimensions: Mixed, settings: Mixed, audit: Mixed },
  [{ keys: { code: 1 }, unique: true }, { keys: { code: 1, _id: 1 } }, { keys: { from: 1, _id: 1 } }],
);
