import { Injectable, type OnModuleInit } from '@nestjs/common';
import { grantFor, hasPermission, type Task } from '#shared/accounts';
import type { Ctx } from '../platform/context/ctx.js';
import { TaskSources, type TaskSource } from '../platform/tasks/task-sources.js';
import type { Project } from './project.record.js';
import { ProjectRepository } from './project.repository.js';

/** Agreements that wait for a signature or a counter-signature (domain 1). */
@Injectable()
export class ProjectTasks implements TaskSource, OnModuleInit {
  constructor(private readonly projects: ProjectRepository, private readonly sources: TaskSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async tasksFor(ctx: Ctx): Promise<Task[]> {
    if (!hasPermission(ctx.scope, 'project.sign') && !hasPermission(ctx.scope, 'project.countersign')) return [];
    const waiting = await this.projects.inStates(ctx.scope, ['preparation', 'signed_by_partner']);
    return waiting.flatMap((project) => {
      const isToSign = project.state === 'preparation';
      if (!grantFor(ctx.scope, isToSign ? 'project.sign' : 'project.countersign', project.access)) return [];
      return [taskOf(project, isToSign ? 'sign' : 'countersign', isToSign ? project.awardedAt : project.agreement.signedAt)];
    });
  }
}

function taskOf({ _id, code, title, state, lead }: Project, act: string, since: string | null): Task {
  return {
    id: `project-${act}-${_id}`, kind: 'project', act, subject: { kind: 'project', id: _id, code, title, project: _id }, state, since, due: null, daysLeft: null,
    params: { lead: lead.name },
  };
}
