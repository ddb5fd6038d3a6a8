import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { z } from 'zod';
import { Api } from '../platform/http/api';
import { ProblemPanel } from '../ui/problem-panel';
import { OpenPage } from './open-page';
import { PlainField } from './plain-field';

/** The page behind the link of a reset or an invitation: `?token=…`. */
@Component({
  selector: 'app-set-password',
  imports: [OpenPage, PlainField, ProblemPanel, RouterLink, TranslocoPipe],
  templateUrl: './set-password.html',
})
export class SetPassword {
  private readonly api = inject(Api);
  protected readonly isInvited = inject(Router).url.startsWith('/invitation');
  readonly token = input<string>('');
  protected readonly password = signal('');
  protected readonly again = signal('');
  protected readonly isDone = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly isDifferent = computed(() => this.again() !== '' && this.again() !== this.password());
  protected readonly isReady = computed(() => this.password().length >= 10 && this.again() === this.password());

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    await this.api.send('POST', z.unknown(), '/auth/password-reset/confirm', { token: this.token(), password: this.password() })
      .then(() => this.isDone.set(true), (error: unknown) => this.problem.set(error));
  }
}
