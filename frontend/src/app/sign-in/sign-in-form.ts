import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DeviceOwner } from '../platform/device/device-owner';
import { SessionStore } from '../platform/session/session-store';
import { ProblemPanel } from '../ui/problem-panel';
import { PlainField } from './plain-field';

/** E-mail and password; also inside the dialog that signs in again, where the address is known. */
@Component({
  selector: 'app-sign-in-form',
  imports: [PlainField, ProblemPanel, TranslocoPipe],
  templateUrl: './sign-in-form.html',
  styles: '.check { display: flex; align-items: center; gap: var(--space-2); min-block-size: 36px; } .check input { inline-size: 18px; block-size: 18px; accent-color: var(--accent); }',
})
export class SignInForm {
  private readonly session = inject(SessionStore);
  /** The address of who signs in again: then it is not asked. */
  readonly knownEmail = input<string>();
  readonly done = output();

  protected readonly email = linkedSignal(() => this.knownEmail() ?? '');
  protected readonly password = signal('');
  /** Who signs in again said so before. */
  protected readonly isMyDevice = signal(inject(DeviceOwner).person() !== null);
  protected readonly problem = signal<unknown>(null);
  protected readonly isBusy = signal(false);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
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
