import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPermission, type Task } from '#shared/accounts';
import type { Ctx } from '../context/ctx.js';
import { TaskSources, type TaskSource } from '../tasks/task-sources.js';
import { MailRepository } from './mail.repository.js';

/** A mail that nobody took is worth a look for so long. */
const TOLD_MS = 7 * 24 * 3_600_000;

/** People whose mails no server took: their address may be wrong. */
@Injectable()
export class MailTasks implements TaskSource, OnModuleInit {
  constructor(private readonly mails: MailRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'user.manage')) return [];
    const failed = await this.mails.failed(new Date(ctx.recordedAt().getTime() - TOLD_MS), 200);
    return [...new Map(failed.map((mail) => [mail.recipient, mail])).values()].map(({ recipient, address, name, createdAt }) => ({
      id: `user-mail-failed-${recipient}`, kind: 'user', act: 'mail-failed', subject: { kind: 'user', id: recipient, code: address, title: name, project: null },
      state: null, since: createdAt.toISOString(), due: null, daysLeft: null, params: {},
    }));
  }
}
