import { Injectable } from '@nestjs/common';
import type { Task } from '#shared/accounts';
import type { Day } from '#shared/platform';
import type { Ctx } from '../context/ctx.js';

/** A task with its place among the others, where that is another day than the one on which it is due. */
export interface PlacedTask extends Task {
  readonly placedAt?: Day;
}
/** A feature that knows what waits for a person. It reads within the asker's scope. */
export interface TaskSource {
  tasksFor(ctx: Ctx): Promise<PlacedTask[]>;
}

/** What waits for the asker, gathered from the features, which register themselves. */
@Injectable()
export class TaskSources {
  private readonly sources: TaskSource[] = [];

  register(source: TaskSource): void {
    this.sources.push(source);
  }

  /** All that waits, of every kind together: oldest due first, then what has no such day, by when it came. */
  async tasksFor(ctx: Ctx): Promise<Task[]> {
    const found = await Promise.all(this.sources.map((source) => source.tasksFor(ctx)));
    return found.flat().sort((a, b) => orderOf(a).localeCompare(orderOf(b))).map(({ placedAt, ...task }) => task);
  }
}

function orderOf({ placedAt, due, since, id }: PlacedTask): string {
  return [placedAt ?? due ?? '9999-12-31', since ?? '9999-12-31', id].join(' ');
}
