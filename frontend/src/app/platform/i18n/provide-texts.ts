import { inject, isDevMode, provideAppInitializer, type EnvironmentProviders, type Provider } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { languages } from '#shared/platform';
import { IsolatingTranspiler } from './isolating-transpiler';
import { Languages } from './languages';
import { TranslationLoader } from './translation-loader';

/** Transloco, without its message format plugin (it needs `unsafe-eval`), and the first language before the first screen. */
export function provideTexts(): (EnvironmentProviders | Provider)[] {
  return [
    provideTransloco({
      config: {
        availableLangs: [...languages],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: isDevMode() },
      },
      loader: TranslationLoader,
    }),
    provideTranslocoTranspiler(IsolatingTranspiler),
    provideAppInitializer(() => {
      const all = inject(Languages);
      return all.use(all.preferred());
    }),
  ];
}
