import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPermission, type Task } from '#shared/accounts';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';
import { OrganisationRepository } from './organisation.repository.js';

/** Organisations that nobody has verified: theirs to do who keep the directory; officers meet them again when they screen. */
@Injectable()
export class OrganisationTasks implements TaskSource, OnModuleInit {
  constructor(private readonly organisations: OrganisationRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'organisation.write')) return [];
    return (await this.organisations.unverified(ctx.scope)).map(({ _id, code, name }) => ({
      id: `organisation-verify-${_id}`, kind: 'organisation', act: 'verify', subject: { kind: 'organisation', id: _id, code, title: name, project: null },
      state: null, since: null, due: null, daysLeft: null, params: {},
    }));
  }
}
