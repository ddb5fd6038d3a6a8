import { Controller, Get } from '@nestjs/common';
import { taskList, type Task } from '#shared/accounts';
import { SignedIn } from '../auth/access.js';
import type { Ctx } from '../context/ctx.js';
import { Answers } from '../http/answers.js';
import { Context } from '../http/context.js';
import { TaskSources } from './task-sources.js';

@Controller('me/tasks')
export class TaskController {
  constructor(private readonly sources: TaskSources) {}

  @Get()
  @SignedIn()
  @Answers(200, taskList)
  async list(@Context() ctx: Ctx): Promise<{ items: Task[] }> {
    return { items: await this.sources.tasksFor(ctx) };
  }
}
