import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { defer, type Observable } from 'rxjs';
import { rootAreas } from './areas';

/** The file of one area in one language: a chunk of its own, named by its hash, fetched when it is first needed. */
export async function loadTexts(area: string, language: string): Promise<Translation> {
  const file = (await import(`../../../i18n/${area}/${language}.json`)) as { default: Translation };
  return file.default;
}

/** Transloco asks for `fr` (the root: common and frame) or `reports/fr` (an area); where a file did not come it asks anew, at once and later. */
@Injectable()
export class TranslationLoader implements TranslocoLoader {
  getTranslation(path: string): Observable<Translation> {
    return defer(() => this.read(path));
  }

  protected async read(path: string): Promise<Translation> {
    const [area, language] = path.split('/');
    if (area !== undefined && language !== undefined) return loadTexts(area, language);
    const files = await Promise.all(rootAreas.map((name) => loadTexts(name, path)));
    return Object.fromEntries(rootAreas.map((name, i) => [name, files[i]]));
  }
}
