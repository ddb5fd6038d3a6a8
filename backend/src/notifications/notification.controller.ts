import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { notificationPage, notificationsRead, type Notification } from '#shared/accounts';
import { listQuery, type ListQuery } from '#shared/platform';
import type { z } from 'zod';
import { SignedIn } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { NotificationRepository } from '../platform/mail/notification.repository.js';

@Controller('me/notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationRepository) {}

  /** What the asker was told, newest first, and how much of it is unread. */
  @Get()
  @SignedIn()
  @Answers(200, notificationPage)
  async list(@Context() ctx: Ctx, @Query({ schema: listQuery }) query: ListQuery): Promise<z.infer<typeof notificationPage>> {
    const [page, unread] = await Promise.all([this.notifications.list(ctx.scope, query), this.notifications.countUnread(ctx.scope)]);
    const items = page.items.map(({ _id, kind, at, isRead, link, params }): Notification => ({ id: _id, kind, at, isRead, link, params }));
    return { ...page, items, unread };
  }

  @Post('read')
  @SignedIn()
  @Answers(204)
  read(@Context() ctx: Ctx, @Body({ schema: notificationsRead }) body: z.infer<typeof notificationsRead>): Promise<void> {
    return this.notifications.markRead(ctx.scope, body.ids);
  }
}
