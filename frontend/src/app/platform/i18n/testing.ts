import { inject, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { languages, type Language } from '#shared/platform';
import type { Area } from './areas';
import { IsolatingTranspiler } from './isolating-transpiler';
import { Languages } from './languages';
import { TranslationLoader } from './translation-loader';

/** For specs: the real texts, of the root and of these areas; `await TestBed.inject(ApplicationInitStatus).donePromise` before creating. */
export function provideTestTexts(language: Language = 'en', ...names: Area[]): EnvironmentProviders[] {
  return [
    ...provideTransloco({ config: { availableLangs: [...languages], defaultLang: 'en', reRenderOnLangChange: true, prodMode: true }, loader: TranslationLoader }),
    provideTranslocoTranspiler(IsolatingTranspiler),
    provideAppInitializer(async () => {
      const all = inject(Languages);
      await all.use(language);
      await Promise.all(names.map((name) => all.loadArea(name)));
    }),
  ];
}
