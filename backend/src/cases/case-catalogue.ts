import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { language, localised, type Localised } from '#shared/platform';
import { dimension } from '#shared/programmes';

const titles = z.record(z.string(), localised);
const catalogue = z.object({ languages: z.array(language), themes: titles, criteria: titles, dimensions: z.array(dimension) })
  .parse(JSON.parse(readFileSync(new URL('../../../../backend/src/cases/data/catalogue.json', import.meta.url), 'utf8')));

/** What a case file names by a code alone and people read by a title: languages, dimensions; titles of themes and criteria. */
export const { languages, dimensions } = catalogue;
export const themeTitle = (code: string): Localised => titleIn(catalogue.themes, code);
export const criterionTitle = (code: string): Localised => titleIn(catalogue.criteria, code);

/** A code that the catalogue does not know is its own title. */
function titleIn(known: Readonly<Record<string, Localised>>, code: string): Localised {
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? { en: code.charAt(0).toUpperCase() + code.slice(1) };
}
