import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Task } from '#shared/accounts';
import { addDays } from '#shared/calendar';
import type { PeriodSummary } from '#shared/dashboards';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';
import type { StoredSummary } from './summary.record.js';
import { SummaryReaderRepository } from './summary-reader.repository.js';

/** An approval is news for so long. */
const NEWS_DAYS = 30;

/** What was approved of late in the programmes that a donor pays (domain 1, "Donor"). */
@Injectable()
export class ApprovedTasks implements TaskSource, OnModuleInit {
  constructor(private readonly summaries: SummaryReaderRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (ctx.scope.kind !== 'person' || !ctx.scope.grants.some((grant) => grant.role === 'donor')) return [];
    const since = `${addDays(ctx.now.slice(0, 10), -NEWS_DAYS)}T00:00:00.000Z`;
    const found = await this.summaries.approvedSince(ctx.scope, since);
    return found.flatMap((summary) => {
      const newest = summary.periods.findLast((period) => (period.approved?.at ?? '') >= since);
      return newest ? [taskOf(summary, newest)] : [];
    });
  }
}

function taskOf({ _id, code, title, state, lead }: StoredSummary, { start, end, report, approved }: PeriodSummary): Task {
  return {
    id: `figures-read-${report}`, kind: 'figures', act: 'read', subject: { kind: 'project', id: _id, code, title, project: _id }, state, since: approved?.at ?? null,
    due: null, daysLeft: null, params: { start, end, lead: lead.name },
  };
}
