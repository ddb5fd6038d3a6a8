import { Injectable } from '@nestjs/common';
import { dashboardView, newestApproved, type DashboardFilters, type DashboardView } from '#shared/dashboards';
import type { Language } from '#shared/platform';
import { dashboardScope, donorsOf } from '../dashboards/dashboard-scope.js';
import { PortfolioService } from '../dashboards/portfolio.service.js';
import { PaymentRecordsService } from '../payments/payment-records.service.js';
import type { Payment } from '../payments/payment.record.js';
import type { Ctx } from '../platform/context/ctx.js';
import { ProjectService } from '../projects/project.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import type { StoredVersion } from '../reports/report.record.js';
import { exportProject, type ExportProject } from './export-project.js';
import { exportTexts, type ExportTexts } from './texts/export-texts.js';

/** Projects whose records are read together: few queries, little memory. */
const BATCH = 20;

/** What stands on the first page: how the export was made. */
export interface ExportFacts {
  readonly projects: number;
  /** The most reporting periods that any of the projects has. */
  readonly mostPeriods: number;
  readonly newestApproval: string | null;
}

/** One export: the chosen projects within the asker's scope, read as they are written. */
export class ExportRun {
  readonly texts: ExportTexts;
  /** Donors get approved data and their share of the money. */
  readonly isShare: boolean;

  constructor(
    readonly ctx: Ctx, readonly filters: DashboardFilters, readonly language: Language, readonly view: DashboardView, readonly facts: ExportFacts,
    private readonly records: Records, private readonly onProject: () => void,
  ) {
    this.texts = exportTexts[language];
    this.isShare = donorsOf(dashboardScope(ctx.scope)) !== null;
  }

  /** By code. */
  async *projects(): AsyncGenerator<ExportProject> {
    const scope = dashboardScope(this.ctx.scope);
    for await (const summary of this.records.portfolios.records(this.ctx, this.filters)) {
      const project = exportProject(scope, summary, this.view);
      if (project) yield project;
      this.onProject();
    }
  }

  /** The version of each report whose values are given: the one that counts; for staff also the newest that waits for an answer. */
  async *values(): AsyncGenerator<{ project: ExportProject; version: StoredVersion }> {
    for await (const batch of batches(this.projects())) {
      const pending = batch.flatMap((project) => (project.isShare ? [] : project.summary.periods))
        .flatMap(({ approved, report, turns }) => (approved === null && turns.length > 0 ? [{ report, n: turns.length }] : []));
      yield* inOrder(batch, this.records.reports.values(batch.map((project) => project.id), pending));
    }
  }

  /** The approved versions of each project with their FACE, in order of periods. */
  async *faces(): AsyncGenerator<{ project: ExportProject; lines: Project['lines']; versions: StoredVersion[] }> {
    for await (const batch of batches(this.projects())) {
      const ids = batch.map((project) => project.id);
      const lines = await this.records.projects.linesByIds(this.ctx, ids);
      const versions = new Map<string, StoredVersion[]>();
      for await (const version of this.records.reports.decided(ids)) versions.set(version.project, [...(versions.get(version.project) ?? []), version]);
      for (const project of batch) yield { project, lines: lines.get(project.id) ?? [], versions: versions.get(project.id) ?? [] };
    }
  }

  async *payments(): AsyncGenerator<{ project: ExportProject; payments: Payment[] }> {
    for await (const batch of batches(this.projects())) {
      const all = Map.groupBy(await this.records.payments.ofProjects(batch.map((project) => project.id)), (payment) => payment.project.id);
      for (const project of batch) yield { project, payments: all.get(project.id) ?? [] };
    }
  }
}

interface Records {
  readonly portfolios: PortfolioService;
  readonly projects: ProjectService;
  readonly reports: ReportRecordsService;
  readonly payments: PaymentRecordsService;
}

/** Opens exports. */
@Injectable()
export class ExportSource {
  constructor(
    private readonly portfolios: PortfolioService, private readonly projects: ProjectService, private readonly reports: ReportRecordsService,
    private readonly payments: PaymentRecordsService,
  ) {}

  /** @throws Problem not_allowed */
  async open(ctx: Ctx, filters: DashboardFilters, language: Language, onProject: () => void = () => undefined): Promise<ExportRun> {
    const chosen = await this.portfolios.chosen(ctx, filters);
    const programmes = new Set(chosen.map((facts) => facts.programme));
    const view = dashboardView(filters, ctx.now, await this.portfolios.settingsFor(ctx, filters.programme ?? [...programmes]));
    const approvals = chosen.flatMap((facts) => newestApproved(facts.periods, view.span.to)?.approved.at ?? []);
    const facts = {
      projects: chosen.length, mostPeriods: Math.max(0, ...chosen.map((one) => one.periods.length)), newestApproval: approvals.sort().at(-1) ?? null,
    };
    const { portfolios, projects, reports, payments } = this;
    return new ExportRun(ctx, filters, language, view, facts, { portfolios, projects, reports, payments }, onProject);
  }
}

async function* batches(projects: AsyncIterable<ExportProject>): AsyncGenerator<ExportProject[]> {
  let batch: ExportProject[] = [];
  for await (const project of projects) {
    batch.push(project);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Versions come by project id and period; they are given in the order of the projects' codes. */
async function* inOrder(batch: readonly ExportProject[], versions: AsyncIterable<StoredVersion>): AsyncGenerator<{ project: ExportProject; version: StoredVersion }> {
  const byProject = new Map<string, StoredVersion[]>();
  for await (const version of versions) {
    const there = byProject.get(version.project);
    if (there) there.push(version);
    else byProject.set(version.project, [version]);
  }
  for (const project of batch) for (const version of byProject.get(project.id) ?? []) yield { project, version };
}
