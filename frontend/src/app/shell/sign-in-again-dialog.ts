import { Component, inject, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../platform/session/session-store';
import { SignInForm } from '../sign-in/sign-in-form';

/** The session has expired: the same person signs in again over the page, which stays as it is. */
@Component({
  selector: 'app-sign-in-again-dialog',
  imports: [MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, SignInForm, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'frame.signInAgain.title' | transloco }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'frame.signInAgain.text' | transloco }}</p>
      <app-sign-in-form [knownEmail]="email" (done)="opened.close(true)" />
    </mat-dialog-content>
    <mat-dialog-actions align="start"><button matButton type="button" (click)="leave()">{{ 'frame.signInAgain.leave' | transloco }}</button></mat-dialog-actions>
  `,
})
export class SignInAgainDialog {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly opened = inject<MatDialogRef<SignInAgainDialog, boolean>>(MatDialogRef);
  protected readonly email = this.session.person()?.email;

  protected async leave(): Promise<void> {
    this.session.forget();
    this.opened.close(false);
    await this.router.navigateByUrl('/sign-in');
  }
}

/** Opens the dialog over the page; whether the person is back. */
export async function askToSignIn(injector: Injector): Promise<boolean> {
  const opened = injector.get(MatDialog).open(SignInAgainDialog, { disableClose: true, autoFocus: 'input[type=password]' });
  return (await firstValueFrom(opened.afterClosed())) === true;
}
