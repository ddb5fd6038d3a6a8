import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grantFor, hasPermission, type Task } from '#shared/accounts';
import type { ReleaseQueueRow } from '#shared/payments';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';
import { GateService } from './gate.service.js';
import { PaymentRepository } from './payment.repository.js';
import type { Payment } from './payment.record.js';

/** Money that waits: releases that may go or are blocked, and those that the partner has to confirm (domain 1). */
@Injectable()
export class PaymentTasks implements TaskSource, OnModuleInit {
  constructor(private readonly gates: GateService, private readonly payments: PaymentRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    const tasks: Task[] = [];
    if (hasPermission(ctx.scope, 'payment.write')) tasks.push(...(await this.gates.queue(ctx, { limit: 100 })).items.map(releaseTask));
    if (hasPermission(ctx.scope, 'payment.confirm')) {
      const open = await this.payments.unconfirmed(ctx.scope);
      tasks.push(...open.filter((payment) => grantFor(ctx.scope, 'payment.confirm', payment.access)).map(confirmTask));
    }
    return tasks;
  }
}

function releaseTask({ project, releasable, gate, authorisedSince, lead }: ReleaseQueueRow): Task {
  return {
    id: `release-${project.id}`, kind: 'payment', act: 'release', subject: { kind: 'tranche', ...project, project: project.id },
    state: gate.isOpen ? 'ready' : 'blocked', since: authorisedSince, due: null, daysLeft: null,
    params: { minor: releasable.minor, currency: releasable.currency, lead, reason: gate.isOpen ? null : (gate.reasons[0]?.code ?? null) },
  };
}

function confirmTask({ _id, project, recordedAt, amount, currency, state, date }: Payment): Task {
  return {
    id: `confirm-${_id}`, kind: 'payment', act: 'confirm', subject: { kind: 'payment', id: _id, code: project.code, title: project.title, project: project.id },
    state, since: recordedAt, due: null, daysLeft: null, params: { minor: amount, currency, date },
  };
}
