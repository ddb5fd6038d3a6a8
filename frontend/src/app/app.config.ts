import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, Injector, inject, isDevMode, provideBrowserGlobalErrorListeners } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { provideServiceWorker } from '@angular/service-worker';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { delay, filter, type Observable } from 'rxjs';
import { routes } from './app.routes';
import { DeviceOwner } from './platform/device/device-owner';
import { keptAnswersInterceptor } from './platform/device/kept-answers';
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
    provideHttpClient(withInterceptors([problemInterceptor, keptAnswersInterceptor, serverReachInterceptor, signInAgainInterceptor, portalHeaders])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    provideServiceWorker('ngsw-worker.js', { enabled: !isDevMode(), registrationStrategy: onOwnDevice }),
    provideTexts(),
    provideFirstIcons(),
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: ASK_TO_SIGN_IN, useFactory: askToSignIn },
  ],
};

/**
 * The worker fetches the whole portal: only for who says that it is their own device, and after the page at hand has what it needs
 * (at a local address the worker lets a page wait until it has everything).
 */
function onOwnDevice(): Observable<unknown> {
  return toObservable(inject(DeviceOwner).person).pipe(filter((person) => person !== null), delay(3000));
}

/** The dialog is a chunk of its own. */
function askToSignIn(): () => Promise<boolean> {
  const injector = inject(Injector);
  return async () => (await import('./shell/sign-in-again-dialog')).askToSignIn(injector);
}
