import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Task } from '#shared/accounts';
import type { Ctx } from '../context/ctx.js';
import { TaskSources, type TaskSource } from '../tasks/task-sources.js';
import { BackgroundJobRepository } from './background-job.repository.js';

/** Files that are ready and were not fetched yet. */
@Injectable()
export class JobTasks implements TaskSource, OnModuleInit {
  constructor(private readonly jobs: BackgroundJobRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    return (await this.jobs.ready(ctx.scope, ctx.recordedAt())).map(({ _id, result, finishedAt }) => ({
      id: `export-download-${_id}`, kind: 'export', act: 'download', subject: { kind: 'export', id: _id, code: '', title: result?.name ?? '', project: null },
      state: null, since: finishedAt?.toISOString() ?? null, due: null, daysLeft: null, params: {},
    }));
  }
}
