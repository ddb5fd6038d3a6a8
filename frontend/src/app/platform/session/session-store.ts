import { Injectable, computed, inject, signal } from '@angular/core';
import { z } from 'zod';
import { sessionView, type Permission, type Role, type SessionView, type SignInRequest } from '#shared/accounts';
import type { Language } from '#shared/platform';
import { DeviceOwner } from '../device/device-owner';
import { DeviceStore } from '../device/device-store';
import { Api } from '../http/api';
import { ApiProblem } from '../http/api-problem';
import { ServerReach } from '../http/server-reach';
import { Languages } from '../i18n/languages';
import { KeptOnDevice } from '../kept-on-device';

/** Names who has signed out here, until the server has heard it. */
const signedOut = 'portal.signed-out';

/** Who is signed in. `undefined` = not asked yet, `null` = nobody. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly languages = inject(Languages);
  private readonly reach = inject(ServerReach);
  private readonly owner = inject(DeviceOwner);
  private readonly device = inject(DeviceStore);
  private readonly kept = inject(KeptOnDevice);
  private readonly state = signal<SessionView | null | undefined>(undefined);
  /** The session that begins now: the end of the one before must not meet it. */
  private beginning: Promise<unknown> = Promise.resolve();

  readonly session = this.state.asReadonly();
  readonly person = computed(() => this.state()?.person ?? null);
  readonly memberships = computed(() => this.state()?.memberships ?? []);
  readonly roles = computed<readonly Role[]>(() => [...new Set(this.memberships().map((m) => m.role))]);
  readonly isDemo = computed(() => this.state()?.isDemo ?? false);
  private readonly permissions = computed(() => new Set(this.state()?.permissions));

  constructor() {
    // The other tabs of who signs out in one of them show nothing of that person any longer.
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== signedOut || newValue !== JSON.stringify(this.person()?.id)) return;
      this.state.set(null);
      location.replace('/sign-in');
    });
  }

  /** Whether the portal may offer this at all; what a record allows stands in its `allowedActions`. */
  can(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  hasRole(...roles: readonly Role[]): boolean {
    return this.roles().some((role) => roles.includes(role));
  }

  /** Asks the server once who is signed in; while it is away, waits for it. */
  async known(): Promise<SessionView | null> {
    const known = this.state();
    if (known !== undefined) return known;
    if (await this.endFormer()) {
      this.state.set(null);
      return null;
    }
    try {
      return await this.enter(await this.api.get(sessionView, '/auth/session'));
    } catch (error) {
      const problem = ApiProblem.of(error);
      if (problem.isAway) {
        await this.reach.back();
        return this.known();
      }
      if (problem.status !== 401) throw error;
      this.state.set(null);
      return null;
    }
  }

  async signIn(request: SignInRequest): Promise<SessionView> {
    return this.begin(async () => {
      const view = await this.api.send('POST', sessionView, '/auth/sign-in', request);
      if (request.isMyDevice) this.owner.set(view.person.id);
      return view;
    });
  }

  async signInAsDemoPerson(person: string): Promise<SessionView> {
    return this.begin(() => this.api.send('POST', sessionView, '/demo/sign-in', { person }));
  }

  /** Over here at once; resolves when the server was told, or could not be and is told as soon as it answers. */
  async signOut(): Promise<void> {
    this.kept.write(signedOut, this.person()?.id);
    this.state.set(null);
    await this.endOnServer();
  }

  /** The server no longer knows the session and the person does not want to sign in again. */
  forget(): void {
    this.state.set(null);
  }

  async changeProfile(change: { name?: string; locale?: Language }): Promise<void> {
    await this.api.send('PATCH', z.unknown(), '/me', change);
    this.state.update((s) => s && { ...s, person: { ...s.person, ...change } });
  }

  /** Switches the screens at once and remembers it with the person (mails follow it). */
  async useLanguage(language: Language): Promise<void> {
    await this.languages.use(language);
    if (this.languages.current() !== language) return; // another was asked for meanwhile
    if (this.person() && this.person()?.locale !== language) await this.changeProfile({ locale: language });
  }

  /** What somebody signed out of without a line is ended before anything else is asked of the server. @returns whether there was such a session */
  private async endFormer(): Promise<boolean> {
    const person = this.kept.read(signedOut);
    if (typeof person !== 'string') return false;
    void this.device.clear(person).catch(() => undefined); // the page that was left may have ended before it had cleared the device
    await this.endOnServer();
    return true;
  }

  private async begin(send: () => Promise<SessionView>): Promise<SessionView> {
    await this.endFormer();
    const entered = send().then((view) => this.enter(view));
    this.beginning = entered.catch(() => undefined);
    return entered;
  }

  private async endOnServer(): Promise<void> {
    try {
      await this.api.send('POST', z.unknown(), '/auth/sign-out', {});
      this.kept.remove(signedOut);
    } catch {
      void this.reach.back().then(() => this.beginning).then(() => this.endFormer());
    }
  }

  private async enter(view: SessionView): Promise<SessionView> {
    if (view.person.locale !== this.languages.current()) await this.languages.use(view.person.locale);
    this.kept.remove(signedOut);
    this.device.begin(view.person.id);
    const owner = this.owner.person();
    if (owner !== null && owner !== view.person.id) {
      this.owner.forget();
      await this.device.forgetAnswers(owner).catch(() => undefined);
    }
    this.state.set(view);
    return view;
  }
}
