import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection } from 'mongoose';
import type { Scope } from '#shared/accounts';
import { newId } from '../context/new-id.js';
import type { Page, PageRequest } from '../database/paging.js';
import { defineModel, Mixed, type Stored } from '../database/record.js';
import { Repository, type Where } from '../database/repository.js';

/** What a person is told in the portal: unique per event, recipient and kind (platform.md, "Outbox"). */
export interface StoredNotification extends Stored {
  event: string;
  recipient: string;
  kind: string;
  at: string;
  link: string;
  params: Record<string, string | number | null>;
  isRead: boolean;
}
const text = { type: String, required: true };
const notificationModel = defineModel(
  'notifications',
  { event: text, recipient: text, kind: text, at: text, link: String, params: Mixed, isRead: { type: Boolean, required: true } },
  [
    { keys: { event: 1, kind: 1, recipient: 1 }, unique: true },
    { keys: { recipient: 1, at: -1, _id: -1 } },
    { keys: { recipient: 1, isRead: 1 } },
  ],
);

@Injectable()
export class NotificationRepository extends Repository<StoredNotification> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, notificationModel);
  }

  protected visible(scope: Scope): Where | null {
    if (scope.kind === 'system') return {};
    return scope.kind === 'person' ? { recipient: scope.id } : null;
  }

  /** Newest first. */
  list(scope: Scope, request: Omit<PageRequest, 'sort'>): Promise<Page<StoredNotification>> {
    return this.page(scope, {}, { ...request, sort: { field: 'at', direction: -1 } });
  }

  countUnread(scope: Scope): Promise<number> {
    return this.countOf(scope, { isRead: false });
  }

  /** Marks what the scope may see as read; no ids = all. */
  async markRead(scope: Scope, ids: readonly string[] | undefined): Promise<void> {
    const own = this.visible(scope);
    if (own) await this.model.updateMany({ ...own, isRead: false, ...(ids ? { _id: { $in: ids } } : {}) }, { $set: { isRead: true } });
  }

  /** Tells each recipient once. @returns who had not been told before */
  async tell(message: Pick<StoredNotification, 'event' | 'kind' | 'at' | 'link' | 'params'>, recipients: readonly string[], session: ClientSession): Promise<Set<string>> {
    const { event, kind } = message;
    const told = (await this.model.find({ event, kind, recipient: { $in: recipients } }, { recipient: 1 }, { session }).lean().exec()) as { recipient: string }[];
    const fresh = [...new Set(recipients)].filter((id) => !told.some((t) => t.recipient === id));
    const rows = fresh.map((recipient) => ({ ...message, _id: newId(), shape: 1, version: 1, recipient, isRead: false }));
    if (rows.length > 0) await this.model.insertMany(rows, { session });
    return new Set(fresh);
  }
}
