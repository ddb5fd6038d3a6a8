import { DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import { z } from 'zod';
import { notificationPage, type Notification } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { SessionStore } from '../platform/session/session-store';

const every = 60_000;

/** How many notifications are unread and which is the newest, asked again every minute while the page is looked at. */
@Injectable({ providedIn: 'root' })
export class NotificationStore {
  private readonly api = inject(Api);
  private readonly count = signal(0);
  readonly unread = this.count.asReadonly();
  private readonly last = signal<string | null>(null);
  /** The newest one: another says that something has happened to what the person works on. */
  readonly newest = this.last.asReadonly();

  constructor() {
    const session = inject(SessionStore);
    effect(() => { if (session.person()) void this.refresh(); });
    const timer = setInterval(() => { if (session.person() && !document.hidden) void this.refresh(); }, every);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  async markRead(read: readonly Notification[]): Promise<void> {
    await this.api.send('POST', z.unknown(), '/me/notifications/read', { ids: read.map((n) => n.id) });
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    await this.api.get(notificationPage, '/me/notifications', { limit: 1 }).then((page) => {
      this.count.set(page.unread);
      this.last.set(page.items[0]?.id ?? null);
    }, () => undefined);
  }
}
