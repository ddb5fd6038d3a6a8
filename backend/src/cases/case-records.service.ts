import { Injectable } from '@nestjs/common';
import type { CaseReport } from '#shared/cases';
import type { Id } from '#shared/platform';
import { OrganisationService } from '../organisations/organisation.service.js';
import { systemCtx } from '../platform/context/ctx.js';
import type { Project } from '../projects/project.record.js';
import { ProjectService } from '../projects/project.service.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import type { ReportStanding } from '../reports/report.record.js';
import type { Stage, StagedProject } from './case-stage.js';

/** Finds the records that stand for the codes of a case. */
@Injectable()
export class CaseRecords {
  constructor(private readonly projects: ProjectService, private readonly reports: ReportRecordsService, private readonly organisations: OrganisationService) {}

  proposal(stage: Stage, code: string): Id {
    const id = stage.proposals.get(code);
    if (id === undefined) throw new Error(`The proposal ${code} is not written yet.`);
    return id;
  }

  /** The project of a proposal with its reports; remembered once these exist. */
  async project(stage: Stage, code: string): Promise<StagedProject> {
    const kept = stage.projects.get(code);
    if (kept) return kept;
    const { _id: id } = await this.projectRecord(stage, code);
    const standings = await this.reports.standings(id);
    const found = { id, reports: new Map(standings.map((one) => [`${one.period.start}/${one.period.end}`, one._id])) };
    if (found.reports.size > 0) stage.projects.set(code, found);
    return found;
  }

  async findProject(stage: Stage, code: string): Promise<Project | null> {
    const id = stage.proposals.get(code);
    return id === undefined ? null : this.projects.findByProposal(systemCtx(stage.trace), id);
  }

  /** The project as stored. @throws Error where there is none */
  async projectRecord(stage: Stage, code: string): Promise<Project> {
    const project = await this.findProject(stage, code);
    if (!project) throw new Error(`The proposal ${code} is not awarded.`);
    return project;
  }

  async report(stage: Stage, { project, period }: CaseReport): Promise<Id> {
    const found = (await this.project(stage, project)).reports.get(period);
    if (found === undefined) throw new Error(`The project ${project} has no report for ${period}.`);
    return found;
  }

  async standing(stage: Stage, report: CaseReport): Promise<ReportStanding | undefined> {
    const { id, reports } = await this.project(stage, report.project);
    const wanted = reports.get(report.period);
    return (await this.reports.standings(id)).find((one) => one._id === wanted);
  }

  async organisationCodes(ids: readonly Id[]): Promise<Map<Id, string>> {
    return new Map([...(await this.organisations.refs(ids))].map(([id, one]) => [id, one.code]));
  }
}
