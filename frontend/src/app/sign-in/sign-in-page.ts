import { Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { demoPeople, roles, type DemoPerson } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { SessionStore } from '../platform/session/session-store';
import { ProblemPanel } from '../ui/problem-panel';
import { OpenPage } from './open-page';
import { SignInForm } from './sign-in-form';

@Component({
  selector: 'app-sign-in-page',
  imports: [MatIcon, OpenPage, ProblemPanel, RouterLink, SignInForm, TranslocoPipe],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** Where the person wanted to go. */
  readonly back = input<string>();
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  /** Named people to try, only where the portal runs as a demonstration; elsewhere the address does not exist. */
  private readonly people = inject(Api).resource(demoPeople, () => '/demo/people');
  protected readonly groups = computed(() => {
    const items = this.people.hasValue() ? this.people.value().items : [];
    return roles.map((role) => ({ role, people: items.filter((p) => p.role === role) })).filter((g) => g.people.length > 0);
  });
  protected readonly problem = signal<unknown>(null);
  protected readonly busy = signal<string | null>(null);

  protected async enter(): Promise<void> {
    const back = this.back();
    await this.router.navigateByUrl(back?.startsWith('/') && !back.startsWith('//') ? back : '/');
  }

  protected async signInAs(person: DemoPerson): Promise<void> {
    this.busy.set(person.id);
    this.problem.set(null);
    try {
      await this.session.signInAsDemoPerson(person.id);
      await this.enter();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(null);
    }
  }
}
