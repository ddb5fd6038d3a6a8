import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, Injector, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { routes } from './app.routes';
import { portalHeaders } from './platform/http/portal-headers';
import { problemInterceptor } from './platform/http/problem-interceptor';
import { serverReachInterceptor } from './platform/http/server-reach';
import { provideTexts } from './platform/i18n/provide-texts';
import { PageTitles } from './platform/i18n/page-titles';
import { ASK_TO_SIGN_IN, signInAgainInterceptor } from './platform/session/sign-in-again';
import { provideFirstIcons } from './ui/icons';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([problemInterceptor, serverReachInterceptor, signInAgainInterceptor, portalHeaders])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    provideTexts(),
    provideFirstIcons(),
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: ASK_TO_SIGN_IN, useFactory: askToSignIn },
  ],
};

/** The dialog is a chunk of its own. */
function askToSignIn(): () => Promise<boolean> {
  const injector = inject(Injector);
  return async () => (await import('./shell/sign-in-again-dialog')).askToSignIn(injector);
}
