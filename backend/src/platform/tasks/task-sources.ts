import { Injectable } from '@nestjs/common';
import type { Task } from '#shared/accounts';
import type { Ctx } from '../context/ctx.js';

/** A feature that knows what waits for a person. It reads within the asker's scope. */
export interface TaskSource {
  tasksFor(ctx: Ctx): Promise<Task[]>;
}

/** What waits for the asker, gathered from the features, which register themselves. */
@Injectable()
export class TaskSources {
  private readonly sources: TaskSource[] = [];

  register(source: TaskSource): void {
    this.sources.push(source);
  }

  /** All that waits: what is due first, then what waits longest. */
  async tasksFor(ctx: Ctx): Promise<Task[]> {
    const found = await Promise.all(this.sources.map((source) => source.tasksFor(ctx)));
    return found.flat().sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
  }
}

function orderOf({ due, since, id }: Task): string {
  return [due ?? '9999-12-31', since ?? '9999-12-31', id].join(' ');
}
