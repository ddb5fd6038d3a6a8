import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { z } from 'zod';
import { Api } from '../../platform/http/api';
import { ProblemPanel } from '../../ui/problem-panel';

/** A new password ends all other sessions. */
@Component({
  selector: 'app-own-password',
  imports: [FormsModule, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemPanel, TranslocoPipe],
  templateUrl: './own-password.html',
})
export class OwnPassword {
  private readonly api = inject(Api);
  protected readonly current = signal('');
  protected readonly password = signal('');
  protected readonly problem = signal<unknown>(null);
  protected readonly isSaved = signal(false);
  protected readonly isReady = computed(() => this.current() !== '' && this.password().length >= 10);

  protected async save(): Promise<void> {
    this.problem.set(null);
    this.isSaved.set(false);
    try {
      await this.api.send('POST', z.unknown(), '/me/password', { current: this.current(), password: this.password() });
      this.current.set('');
      this.password.set('');
      this.isSaved.set(true);
    } catch (error) {
      this.problem.set(error);
    }
  }
}
