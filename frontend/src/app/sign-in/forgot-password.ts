import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { z } from 'zod';
import { Api } from '../platform/http/api';
import { ProblemPanel } from '../ui/problem-panel';
import { OpenPage } from './open-page';
import { PlainField } from './plain-field';

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
@Component({
  selector: 'app-forgot-password',
  imports: [OpenPage, PlainField, ProblemPanel, RouterLink, TranslocoPipe],
  template: `
    <app-open-page>
      <section class="panel stack">
        <h1 tabindex="-1">{{ 'frame.forgot.title' | transloco }}</h1>
        @if (isSent()) {
          <p role="status">{{ 'frame.forgot.sent' | transloco: { email: email() } }}</p>
        } @else {
          <form class="stack" (submit)="send($event)">
            <p class="soft">{{ 'frame.forgot.text' | transloco }}</p>
            @if (problem(); as wrong) { <app-problem-panel [problem]="wrong" [canRetry]="false" /> }
            <app-plain-field [label]="'frame.signIn.email' | transloco" name="email" type="email" autocomplete="username" [(value)]="email" />
            <button class="button filled" type="submit" [disabled]="!email()">{{ 'frame.forgot.act' | transloco }}</button>
          </form>
        }
        <a routerLink="/sign-in">{{ 'frame.forgot.back' | transloco }}</a>
      </section>
    </app-open-page>
  `,
})
export class ForgotPassword {
  private readonly api = inject(Api);
  protected readonly email = signal('');
  protected readonly isSent = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    await this.api.send('POST', z.unknown(), '/auth/password-reset', { email: this.email() })
      .then(() => this.isSent.set(true), (error: unknown) => this.problem.set(error));
  }
}
