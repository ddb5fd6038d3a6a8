import { Injectable } from '@nestjs/common';
import { dayOf } from '#shared/calendar';
import { allowedActions, rule } from '#shared/platform';
import { settingsOn } from '#shared/programmes';
import { firstAdvance, openingAfter, orderFacts, periodFacts, reportLife, wordsToSend, type ReportAction, type ReportFacts, type ReportSurroundings } from '#shared/reports';
import { reportingStates } from '#shared/projects';
import { isActorBarred } from '../platform/auth/bars.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SettingsAt } from '../projects/project.service.js';
import type { Definitions } from './report.record.js';
import { ReportRepository, type CountingRead, type ReportWithSurroundings } from './report.repository.js';

/** A report with all that its acts ask about it. */
export interface OpenReport extends SettingsAt, Omit<ReportWithSurroundings, 'datedSettings'> {
  readonly isBarred: boolean;
}

/** Brings together what an act on a report needs, in few round trips. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly reports: ReportRepository,
    private readonly people: PeopleDirectory,
  ) {}

  /** The report with the versions that count: for acts that compute its figures. @throws Problem not_found */
  open(ctx: Ctx, id: string, session?: Tx['session']): Promise<OpenReport> {
    return this.read(ctx, id, 'values', session);
  }

  /** The report for acts that ask only how it stands; `counting` is empty. @throws Problem not_found */
  openStanding(ctx: Ctx, id: string, session?: Tx['session']): Promise<OpenReport> {
    return this.read(ctx, id, 'nothing', session);
  }

  /** The report with what its findings are judged against; `counting` has values only where a suggested status asks for them. @throws Problem not_found */
  async openToJudge(ctx: Ctx, id: string, session?: Tx['session']): Promise<OpenReport> {
    const open = await this.read(ctx, id, 'figures', session);
    return open.report.content.statuses.some((one) => one.status !== null) ? this.open(ctx, id, session) : open;
  }

  private async read(ctx: Ctx, id: string, counting: CountingRead, session?: Tx['session']): Promise<OpenReport> {
    const { datedSettings, ...found } = await this.reports.getWithSurroundings(ctx.scope, id, counting, session);
    const settings = settingsOn(datedSettings, ctx.now.slice(0, 10));
    const isBarred = await isActorBarred(this.people, ctx, found.project.access.consortium, session);
    return { ...found, settings, today: dayOf(ctx.now, settings.timeZone), isBarred };
  }
}

/** What the life of a report asks. */
export function reportFacts(ctx: Ctx, open: OpenReport): ReportFacts {
  const { report, project, siblings, today, isBarred } = open;
  return {
    person: actor(ctx), isBarred, ...orderFacts(siblings, report.seq), ...periodFacts(report.period, today),
    isProjectReporting: reportingStates.includes(project.state),
    openComments: report.comments.filter((one) => one.state === 'open').length + wordsToSend(report.officer.comments).length,
    isRemindedToday: report.remindedOn === today,
  };
}

/** The ruling on an act: who may, in which state, under which conditions. */
export function rulingOn(ctx: Ctx, open: OpenReport, action: ReportAction) {
  return rule(reportLife, { state: open.report.state, action }, ctx.scope, open.report.access, reportFacts(ctx, open));
}

export function actionsOn(ctx: Ctx, open: OpenReport): ReportAction[] {
  return allowedActions(reportLife, open.report.state, ctx.scope, open.report.access, reportFacts(ctx, open));
}

/** The definitions under which a report is written now; a submission stores them. */
export function definitionsNow({ project, report, settings }: OpenReport): Definitions {
  return { framework: project.framework, locations: project.locations, lines: project.lines, periodIndex: report.seq - 1, settings };
}

/** What a report's rules look at besides itself. A of its FACE = G of the newest approved period before it (domain 5). */
export function surroundings(open: OpenReport, definitions: Definitions): ReportSurroundings {
  const { report, project, counting, siblings, settings } = open;
  const before = counting.filter((version) => version.seq < report.seq);
  const others = counting.filter((version) => version.seq !== report.seq);
  const newest = before.at(-1)?.decision;
  return {
    definitions, periodIndex: report.seq - 1, plan: { start: project.start, end: project.end, periods: project.periods }, settings,
    earlier: before.map(({ seq, content, definitions: reported, figures }) => ({
      periodIndex: seq - 1, leaves: content.values, definitions: reported.framework.indicators, ...(figures ? { figures } : {}),
    })),
    submitted: siblings.flatMap(({ seq, submittedValues }) => (seq < report.seq && submittedValues ? [{ periodIndex: seq - 1, leaves: submittedValues }] : [])),
    approvedFaces: others.map((one) => one.decision?.face ?? []),
    opening: newest ? openingAfter(newest.face) : firstAdvance(definitions.lines),
    areAllApproved: siblings.every((one) => one.state === 'approved'),
  };
}
