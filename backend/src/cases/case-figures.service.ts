import { Injectable } from '@nestjs/common';
import type { ProjectSummary } from '#shared/dashboards';
import { settings, type Settings } from '#shared/programmes';
import { varianceByCategory } from '#shared/reports';
import { computeIndicators, type PeriodValues } from '#shared/results';
import { SummaryService } from '../dashboards/summary.service.js';
import type { Project } from '../projects/project.record.js';
import { DecisionService } from '../proposals/decision.service.js';
import { ReportRecordsService } from '../reports/report-records.service.js';
import type { StoredVersion } from '../reports/report.record.js';
import { CaseRecords } from './case-records.service.js';
import { actingAs, type Stage } from './case-stage.js';

/** What the portal says of a loaded case, in the form of a file of expected figures (docs/cases.md). */
@Injectable()
export class CaseFigures {
  constructor(
    private readonly records: CaseRecords,
    private readonly summaries: SummaryService,
    private readonly reports: ReportRecordsService,
    private readonly decisions: DecisionService,
  ) {}

  async of(stage: Stage): Promise<{ projects: unknown[]; ranking: unknown[] }> {
    const awarded = stage.file.proposals.filter((one) => one.decision === 'award');
    const projects: unknown[] = [];
    for (const { code } of awarded) {
      const project = await this.records.findProject(stage, code);
      if (project) projects.push(await this.ofProject(project));
    }
    return { projects, ranking: await this.ranking(stage) };
  }

  private async ofProject(project: Project): Promise<unknown> {
    const summary = { ...(await this.summaries.get(project._id)), id: project._id };
    const versions = await this.reports.counting(project._id);
    const { code, currency, periods } = project;
    const { grant, released, accepted, refunded, advanceBalance, burnRate } = summary;
    return {
      project: code, currency, grant, periods: periods.map(({ start, end, due }) => ({ start, end, due })), approvedReports: versions.length,
      indicators: indicatorsOf(project, summary, versions), face: faceOf(project, versions), released, accepted, refunded, advanceBalance, burnRate,
      byCategory: byCategory(project, summary),
      byFunder: Object.fromEntries(await this.funderRows(project, summary)),
    };
  }

  private async funderRows(project: Project, summary: ProjectSummary): Promise<[string, unknown][]> {
    const codes = await this.records.organisationCodes(project.funders.map((one) => one.organisation));
    return summary.byFunder.map(({ organisation, ...figures }) => [codes.get(organisation) ?? organisation, figures]);
  }

  private async ranking(stage: Stage): Promise<unknown[]> {
    const ranker = stage.file.people.find((one) => one.memberships.some((held) => held.role === 'programme_manager' || held.role === 'programme_officer'));
    const person = stage.people.get(ranker?.email ?? '');
    if (!person) return [];
    const { items } = await this.decisions.ranking(actingAs(stage, person, `${stage.file.asOf}T12:00:00.000Z`), stage.call);
    const own = new Set(stage.file.proposals.map((one) => one.code));
    return items.filter((one) => own.has(one.proposal.code)).map(({ proposal, mean, spread }) => ({ proposal: proposal.code, mean, spread }));
  }
}

function indicatorsOf(project: Project, summary: ProjectSummary, versions: readonly StoredVersion[]): unknown[] {
  const { indicators } = project.framework;
  const values: PeriodValues[] = versions.map((one) => ({ periodIndex: one.seq - 1, leaves: one.content.values, definitions: one.definitions.framework.indicators }));
  const inForce: Settings = settings.parse(versions.at(-1)?.definitions.settings ?? {});
  const isAllApproved = summary.periods.length > 0 && summary.periods.every((one) => one.state === 'approved');
  const newest = summary.periods.findLast((one) => one.approved !== null)?.approved;
  const results = computeIndicators(indicators, values, { start: project.start, end: project.end, periods: project.periods }, inForce, isAllApproved);
  return indicators.map((indicator, at) => {
    const kept = newest?.indicators.find((one) => one.indicator === indicator.id);
    const isSummed = indicator.acrossLocations === 'sum' && indicator.acrossPeriods === 'sum';
    return {
      indicator: indicator.code, series: results[at]?.series ?? [], actual: kept?.actual ?? null, progress: kept?.progress ?? null, status: kept?.status ?? results[at]?.status ?? null,
      totalsByCategory: isSummed ? (results[at]?.totalsByCategory ?? {}) : {},
    };
  });
}

function faceOf(project: Project, versions: readonly StoredVersion[]): unknown[] {
  return versions.flatMap((version) => {
    const period = project.periods.find((one) => one.seq === version.seq);
    return (version.decision?.face ?? []).map(({ code, A, B, C, D, E, F, G }) => ({ period: `${period?.start ?? ''}/${period?.end ?? ''}`, line: code, A, B, C, D, E, F, G }));
  });
}

function byCategory(project: Project, summary: ProjectSummary): unknown {
  const accepted = new Map<string, number>();
  for (const period of summary.periods) {
    for (const [category, amount] of Object.entries(period.approved?.byCategory ?? {})) accepted.set(category, (accepted.get(category) ?? 0) + amount);
  }
  const rows = varianceByCategory([...project.lines], accepted as Parameters<typeof varianceByCategory>[1]);
  return Object.fromEntries(rows.map(({ category, ...figures }) => [category, figures]));
}
