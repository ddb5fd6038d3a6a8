import { z } from 'zod';
import { currencyCode } from '../money/money.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { code, day, id, language, localised, version } from '../platform/id.schema.js';
import { listQuery, pageOf } from '../platform/list.schema.js';
import { settings } from './settings.schema.js';

export const theme = z.object({ id, code, title: localised });
export type Theme = z.infer<typeof theme>;
/** A funder and its share in per cent; the shares of a programme total 100 (domain 3). */
export const funder = z.object({ organisation: id, share: decimal });
export type Funder = z.infer<typeof funder>;
/** A dimension of the programme's catalogue (domain 7), e.g. sex: F, M, unknown. */
export const dimension = z.object({ code: z.string().min(1).max(30), title: localised, categories: z.array(z.object({ code: z.string().min(1).max(30), title: localised })).max(30) });
export type Dimension = z.infer<typeof dimension>;
/** A setting in force from a day on (platform.md, "Time"). */
export const datedSettings = z.object({ validFrom: day, settings });
export type DatedSettings = z.infer<typeof datedSettings>;

export const programmeInput = z.strictObject({
  id, code, title: localised, currency: currencyCode, languages: z.array(language).min(1), themes: z.array(theme).max(50),
  funders: z.array(funder).min(1).max(20), from: day, to: day, dimensions: z.array(dimension).max(20),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;
export const programmeChange = programmeInput.omit({ id: true }).partial();
export type ProgrammeChange = z.infer<typeof programmeChange>;
/** PUT /programmes/{id}/settings: in force from `validFrom`. */
export const settingsInput = z.strictObject({ validFrom: day, settings });

export const programmeView = z.object({
  id, version, code, title: localised, currency: currencyCode, languages: z.array(language), themes: z.array(theme),
  funders: z.array(funder.extend({ name: z.string(), code: z.string() })), from: day, to: day, dimensions: z.array(dimension),
  settings: z.array(datedSettings), allowedActions: z.array(z.string()),
});
export type ProgrammeView = z.infer<typeof programmeView>;
export const programmePage = pageOf(programmeView);

/** The settings in force on a day: the newest dated entry not after it, else the defaults. */
export function settingsOn(dated: readonly DatedSettings[], on: string) {
  const past = dated.filter((d) => d.validFrom <= on).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return past[0]?.settings ?? settings.parse({});
}

/** Sorts of the list, each with the stored field that it goes by. */
export const programmeSorts = { code: 'code', from: 'from' } as const;
/** GET /programmes. */
export const programmeQuery = listQuery.extend({ sort: z.enum(['code', '-code', 'from', '-from']).default('code') }).strict();
export type ProgrammeQuery = z.infer<typeof programmeQuery>;
