import { Injectable, InjectionToken, inject } from '@angular/core';
import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { SessionStore } from './session-store';

/** Asks the person to sign in again over the page; false when they leave instead. The shell provides it. */
export const ASK_TO_SIGN_IN = new InjectionToken<() => Promise<boolean>>('ASK_TO_SIGN_IN');

/** An expired session: the page and what is typed on it stay. One question, however many requests wait for it. */
@Injectable({ providedIn: 'root' })
export class SignInAgain {
  private readonly open = inject(ASK_TO_SIGN_IN);
  private asked: Promise<boolean> | null = null;

  ask(): Promise<boolean> {
    this.asked ??= this.open().finally(() => { this.asked = null; });
    return this.asked;
  }
}

/** A request refused for want of a session waits for the answer and is then repeated. */
export const signInAgainInterceptor: HttpInterceptorFn = (request, next) => {
  const again = inject(SignInAgain);
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) => {
      const isExpired = error instanceof HttpErrorResponse && error.status === 401 && session.session();
      if (!isExpired || request.url.includes('/auth/sign-')) return throwError(() => error);
      return from(again.ask()).pipe(switchMap((isBack) => (isBack ? next(request) : throwError(() => error))));
    }),
  );
};
