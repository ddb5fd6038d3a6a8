import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../platform/session/session-store';
import { ProblemPanel } from '../ui/problem-panel';

/** E-mail and password; also inside the dialog that signs in again, where the address is known. */
@Component({
  selector: 'app-sign-in-form',
  imports: [FormsModule, MatButton, MatCheckbox, MatFormField, MatInput, MatLabel, ProblemPanel, TranslocoPipe],
  templateUrl: './sign-in-form.html',
})
export class SignInForm {
  private readonly session = inject(SessionStore);
  /** The address of who signs in again: then it is not asked. */
  readonly knownEmail = input<string>();
  readonly done = output();

  protected readonly email = linkedSignal(() => this.knownEmail() ?? '');
  protected readonly password = signal('');
  protected readonly isMyDevice = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly isBusy = signal(false);

  protected async signIn(): Promise<void> {
    if (this.isBusy() || !this.email() || !this.password()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn({ email: this.email(), password: this.password(), isMyDevice: this.isMyDevice() });
      this.done.emit();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
