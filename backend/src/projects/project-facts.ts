import type { ProjectFacts } from '#shared/projects';
import { advanceBalance } from '#shared/payments';
import { actor, type Ctx } from '../platform/context/ctx.js';
import type { ReportStanding } from '../reports/report.record.js';
import type { Project } from './project.record.js';

/** What the life of a project asks about it and the person who acts. */
export function projectFacts(ctx: Ctx, project: Project, reports: readonly ReportStanding[], isBarred: boolean): ProjectFacts {
  return {
    person: actor(ctx), isBarred, advanceBalance: advanceBalance(project.ledger),
    areReportsApproved: reports.every((report) => report.state === 'approved'),
  };
}
