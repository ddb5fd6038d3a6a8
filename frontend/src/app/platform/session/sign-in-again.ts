import { Injectable, inject } from '@angular/core';
import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { MatDialog } from '@angular/material/dialog';
import { catchError, firstValueFrom, from, switchMap, throwError } from 'rxjs';
import { SessionStore } from './session-store';

/** An expired session: a dialog over the page asks to sign in again; the page and what is typed on it stay. */
@Injectable({ providedIn: 'root' })
export class SignInAgain {
  private readonly dialog = inject(MatDialog);
  private asked: Promise<boolean> | null = null;

  /** One dialog, however many requests wait for it. */
  ask(): Promise<boolean> {
    this.asked ??= this.open().finally(() => { this.asked = null; });
    return this.asked;
  }

  private async open(): Promise<boolean> {
    const { SignInAgainDialog } = await import('../../shell/sign-in-again-dialog');
    const opened = this.dialog.open(SignInAgainDialog, { disableClose: true, autoFocus: 'input[type=password]' });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}

/** A request refused for want of a session waits for the dialog and is then repeated. */
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
