import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { rootAreas } from './areas';

/** The file of one area in one language: a chunk of its own, named by its hash, fetched when it is first needed. */
export async function loadTexts(area: string, language: string): Promise<Translation> {
  const file = (await import(`../../../i18n/${area}/${language}.json`)) as { default: Translation };
  return file.default;
}

/** Transloco asks for `fr` (the root: common and frame) or `reports/fr` (an area). */
@Injectable()
export class TranslationLoader implements TranslocoLoader {
  async getTranslation(path: string): Promise<Translation> {
    const [area, language] = path.split('/');
    if (area !== undefined && language !== undefined) return loadTexts(area, language);
    const files = await Promise.all(rootAreas.map((name) => loadTexts(name, path)));
    return Object.fromEntries(rootAreas.map((name, i) => [name, files[i]]));
  }
}
