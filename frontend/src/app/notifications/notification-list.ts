import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { notificationPage, type Notification } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { InstantPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { ProblemPanel } from '../ui/problem-panel';
import { Skeleton } from '../ui/skeleton';
import { NotificationStore } from './notification-store';

@Component({
  selector: 'app-notification-list',
  imports: [EmptyState, InstantPipe, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './notification-list.html',
  styleUrl: './notification-list.scss',
})
export class NotificationList {
  private readonly store = inject(NotificationStore);
  private readonly texts = inject(Texts);
  protected readonly page = inject(Api).resource(notificationPage, () => ({ url: '/me/notifications', query: { limit: 100 } }));
  protected readonly items = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly unread = computed(() => this.items().filter((n) => !n.isRead));

  protected textOf({ kind, params }: Notification): string {
    return this.texts.firstOf([`frame.notification.${kind}`], params, kind);
  }

  protected async markRead(read: readonly Notification[]): Promise<void> {
    await this.store.markRead(read);
    this.page.reload();
  }
}
