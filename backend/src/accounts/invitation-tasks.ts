import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPermission, type Task } from '#shared/accounts';
import { daysBetween } from '#shared/calendar';
import { PersonRepository } from '../platform/auth/person.repository.js';
import type { Person } from '../platform/auth/person.schema.js';
import { TokenRepository } from '../platform/auth/token.repository.js';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';

/** An invitation that ends within these days is told before it is too late. */
const SOON_DAYS = 2;

/** Invitations that nobody accepted: about to end, or ended (domain 1, "Administrator"). */
@Injectable()
export class InvitationTasks implements TaskSource, OnModuleInit {
  constructor(private readonly people: PersonRepository, private readonly tokens: TokenRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'user.manage')) return [];
    const invited = await this.people.invited(ctx.scope);
    const ends = await this.tokens.invitationEnds(invited.map((one) => one._id), ctx.recordedAt());
    const today = ctx.recordedAt().toISOString().slice(0, 10);
    return invited.flatMap((person) => {
      const due = ends.get(person._id)?.toISOString().slice(0, 10) ?? null;
      const daysLeft = due === null ? null : daysBetween(today, due);
      return daysLeft !== null && daysLeft > SOON_DAYS ? [] : [taskOf(person, due, daysLeft)];
    });
  }
}

function taskOf({ _id, email, name, state }: Person, due: string | null, daysLeft: number | null): Task {
  return {
    id: `user-invite-again-${_id}`, kind: 'user', act: due === null ? 'invite-again' : 'invitation-ends',
    subject: { kind: 'user', id: _id, code: email, title: name, project: null }, state, since: null, due, daysLeft, params: {},
  };
}
