import { Injectable } from '@nestjs/common';
import { sumMinor } from '#shared/money';
import { reportFigures, type ReopenEffects } from '#shared/reports';
import type { Ctx } from '../platform/context/ctx.js';
import { notFound } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { faceLimits } from './report-approval.service.js';
import { ReportDesk, rulingOn, surroundings, type OpenReport } from './report-desk.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { ReportStanding, StoredVersion } from './report.record.js';

/** What a reopening would do, told before it is done. */
@Injectable()
export class ReportReopeningService {
  constructor(private readonly desk: ReportDesk, private readonly versions: ReportVersionRepository) {}

  /** Which figures stay, which wait and which follow, if this report were reopened now. @throws Problem not_allowed, barred, wrong_state */
  async effects(ctx: Ctx, id: string): Promise<ReopenEffects> {
    const open = await this.desk.open(ctx, id);
    allow(rulingOn(ctx, open, 'reopen'));
    const { approval } = open.report;
    const version = approval && (await this.versions.ofReport({ kind: 'system' }, id, approval.n));
    if (!version) throw notFound();
    return effectsOn(open, version);
  }
}

function effectsOn(open: OpenReport, version: StoredVersion): ReopenEffects {
  const { report, project, siblings } = open;
  const money = (minor: number) => ({ minor, currency: report.currency });
  const later = siblings.filter((one) => one.seq > report.seq);
  const next = later[0];
  const { authorised, released, accepted, refunded } = project.ledger;
  return {
    accepted: money(report.approval?.accepted ?? 0), authorised: money(report.approval?.authorised ?? 0), released: money(faceLimits(open).releasedOnIt),
    releasable: money(authorised - released), liquidated: money(accepted + refunded), indicators: indicatorsOf(open, version),
    next: next ? { ...standing(next), opening: money(sumMinor(version.decision?.face.map((row) => row.G) ?? [])) } : null,
    waiting: later.filter((one) => one.firstSubmittedAt !== null).map(standing),
    endsFinalStatuses: siblings.every((one) => one.state === 'approved'), delaysClosing: project.state === 'closing',
  };
}

const standing = ({ _id, period: { start, end }, state }: Pick<ReportStanding, '_id' | 'period' | 'state'>) => ({ id: _id, start, end, state });

function indicatorsOf(open: OpenReport, version: StoredVersion): ReopenEffects['indicators'] {
  const reported = new Set(version.content.values.map((one) => one.indicator));
  const figures = new Map(reportFigures(version.content, surroundings(open, version.definitions)).map((one) => [one.indicator, one]));
  return version.definitions.framework.indicators.filter(({ id }) => reported.has(id))
    .map(({ id, code, title, unit }) => ({ id, code, title, unit, actual: figures.get(id)?.actual ?? null }));
}
