import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { userView, type UserView } from '#shared/accounts';
import { languages, type Language } from '#shared/platform';
import { Api } from '../../platform/http/api';
import { languageNames, Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Confirmations } from '../../ui/confirm-dialog';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { MembershipEditor, type MembershipDraft } from './membership-editor';

const tones = { invited: 'info', active: 'good', inactive: 'neutral' } as const;

/** Invites a person, or changes who they are and what they may do. */
@Component({
  selector: 'app-user-page',
  imports: [FormsModule, MatButton, MatFormField, MatIcon, MatInput, MatLabel, MatOption, MatSelect, MembershipEditor, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './user-page.html',
})
export class UserPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly language = inject(Languages).current;
  /** Without one a person is invited. */
  readonly id = input<string>();

  protected readonly user = this.api.resource(userView, () => { const id = this.id(); return id ? `/users/${id}` : undefined; });
  protected readonly known = computed(() => (this.user.hasValue() ? this.user.value() : null));
  protected readonly email = linkedSignal(() => this.known()?.email ?? '');
  protected readonly name = linkedSignal(() => this.known()?.name ?? '');
  protected readonly locale = linkedSignal((): Language => this.known()?.locale ?? this.language());
  protected readonly memberships = linkedSignal((): readonly MembershipDraft[] => this.known()?.memberships ?? []);
  protected readonly languages = languages;
  protected readonly languageNames = languageNames;
  protected readonly problem = signal<unknown>(null);
  protected readonly isBusy = signal(false);
  private readonly newId = newId();
  private readonly key = newId();

  protected readonly state = computed((): ShownState | null => {
    const user = this.known();
    return user && { text: this.texts.say(`accounts.users.state.${user.state}`), tone: tones[user.state] };
  });
  protected readonly isReady = computed(() =>
    this.name().trim() !== '' && this.email().includes('@') && this.memberships().every((m) => m.organisation !== null) && (this.known() !== null || this.memberships().length > 0));

  protected async save(): Promise<void> {
    const memberships = this.memberships().map((m) => ({ id: m.id, role: m.role, organisation: m.organisation?.id, programmes: m.programmes }));
    const user = this.known();
    await this.act(async () => {
      const person = { name: this.name().trim(), locale: this.locale(), memberships };
      if (user) await this.api.send('PATCH', userView, `/users/${user.id}`, person, { ifMatch: user.version });
      else await this.api.send('POST', userView, '/users', { id: this.newId, email: this.email(), ...person }, { key: this.key });
      await this.router.navigateByUrl('/users');
    });
  }

  protected async inviteAgain(user: UserView): Promise<void> {
    await this.act(() => this.api.send('POST', userView, `/users/${user.id}/invitation`, {}));
  }

  protected async setActive(user: UserView, isActive: boolean): Promise<void> {
    const act = isActive ? 'activate' : 'deactivate';
    const said = await this.confirmations.ask({
      title: this.texts.say(`accounts.users.${act}`), text: this.texts.say(`accounts.users.${act}Text`, { name: user.name }),
      act: this.texts.say(`accounts.users.${act}`), isDangerous: !isActive,
    });
    if (!said) return;
    await this.act(async () => {
      await this.api.send('PATCH', userView, `/users/${user.id}`, { isActive }, { ifMatch: user.version });
      this.user.reload();
    });
  }

  private async act(what: () => Promise<unknown>): Promise<void> {
    this.problem.set(null);
    this.isBusy.set(true);
    await what().catch((error: unknown) => this.problem.set(error));
    this.isBusy.set(false);
  }
}
