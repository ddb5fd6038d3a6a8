import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { notificationPage, type Notification } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { formatDay } from '../platform/i18n/format-day';
import { InstantPipe } from '../platform/i18n/format-pipes';
import { joined } from '../platform/i18n/joined';
import { Languages } from '../platform/i18n/languages';
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
  private readonly languages = inject(Languages);
  protected readonly page = inject(Api).resource(notificationPage, () => ({ url: '/me/notifications', query: { limit: 100 } }));
  protected readonly items = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly unread = computed(() => this.items().filter((n) => !n.isRead));

  protected textOf({ kind, params }: Notification): string {
    return this.texts.firstOf([`frame.notification.${kind}`], params, kind);
  }

  /** Which project's, and of its reports which. */
  protected subjectOf({ params }: Notification): string {
    const end = params['end'];
    return joined([said(params['code']), typeof end === 'string' ? this.texts.say('frame.notifications.periodTo', { day: formatDay(end, this.languages.current()) }) : null]);
  }

  /** Why it happened, in the words of who did it. */
  protected wordsOf({ params }: Notification): string {
    return said(params['message']) || said(params['reason']);
  }

  protected async markRead(read: readonly Notification[]): Promise<void> {
    await this.store.markRead(read);
    this.page.reload();
  }
}

function said(param: string | number | null | undefined): string {
  return typeof param === 'string' ? param : '';
}
