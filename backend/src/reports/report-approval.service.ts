import { Injectable } from '@nestjs/common';
import { approvalFindings, bulkApprovalFindings, faceRows, type FaceLimits, type FaceRow, type ReportActed } from '#shared/reports';
import { sumMinor } from '#shared/money';
import type { Finding } from '#shared/platform';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, notFound } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { ProjectService } from '../projects/project.service.js';
import type { Project } from '../projects/project.record.js';
import { ReportDesk, rulingOn, surroundings, type OpenReport } from './report-desk.js';
import { peopleIn, standingOf } from './report.mapper.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { Approval, Report, StoredVersion } from './report.record.js';

/** How an approval is judged: alone, or together with others, where nothing may leave a question. */
interface ApprovalWay {
  readonly isBulk: boolean;
  readonly judge: (open: OpenReport, version: StoredVersion) => Finding[];
}
const alone: ApprovalWay = {
  isBulk: false, judge: (open, { content, definitions }) => approvalFindings(content, open.report.officer, surroundings(open, definitions), faceLimits(open)),
};
export const inBulk: ApprovalWay = {
  isBulk: true,
  judge: (open, { content, definitions }) =>
    bulkApprovalFindings({ content, officer: open.report.officer, comments: open.report.comments }, surroundings(open, definitions), faceLimits(open)),
};

/** Approval of a report, which moves the project's ledger, and its reopening (domain 3, 5). */
@Injectable()
export class ReportApprovalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ReportDesk,
    private readonly reports: ReportRepository,
    private readonly versions: ReportVersionRepository,
    private readonly projects: ProjectService,
    private readonly people: PeopleDirectory,
  ) {}

  /**
   * Approves the newest submission: the decision is stored in its version with A, D and G, accepted and authorised move on.
   * @throws Problem not_allowed, barred, wrong_state, stale_version, rule_broken with everything that stands against it
   */
  approve(ctx: Ctx, id: string, way: ApprovalWay = alone): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.open(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, 'approve');
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      const { report } = open;
      expectVersion(ctx, report.version);
      const version = await this.versions.ofReport({ kind: 'system' }, id, report.submissions.length, tx.session);
      if (!version) throw notFound();
      const face = decidedFace(open, version, way);
      const decided = await this.versions.decide(version, { lines: report.officer.lines, ratings: report.officer.ratings, face, at: ctx.now, by: actor(ctx) }, tx.session);
      const approval = approvalOf(ctx, decided, face);
      const saved = await this.reports.replace(approved(ctx, report, approval), tx.session);
      await this.projects.save(tx, movedOn(open.project, report.approval, approval));
      tx.audit({
        kind: 'report', id, action: 'approve', grant,
        details: { n: version.n, hash: version.hash, accepted: approval.accepted, authorised: approval.authorised, waivers: report.officer.waivers, ...(way.isBulk ? { isBulk: true } : {}) },
      });
      this.tell(tx, saved);
      return this.standing(ctx, { ...open, report: saved }, tx);
    });
  }

  /** A manager opens the newest approved report again; its approved version keeps counting until it is approved anew. */
  reopen(ctx: Ctx, id: string, reason: string): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openStanding(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, 'reopen');
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      expectVersion(ctx, open.report.version);
      const saved = await this.reports.replace({ ...open.report, state: 'reopened' }, tx.session);
      await this.projects.save(tx, open.project);
      tx.audit({ kind: 'report', id, action: 'reopen', grant, details: { reason } });
      tx.notify({
        kind: 'report_reopened', to: { roles: ['partner_editor', 'partner_signatory'], organisation: saved.lead.id }, link: `/reports/${id}`,
        params: { code: saved.project.code, title: saved.project.title, end: saved.period.end, reason },
      });
      return this.standing(ctx, { ...open, report: saved }, tx);
    });
  }

  private tell(tx: Tx, report: Report): void {
    const params = { code: report.project.code, title: report.project.title, end: report.period.end };
    tx.notify({ kind: 'report_approved', to: { roles: ['partner_editor', 'partner_signatory'], organisation: report.lead.id }, link: `/reports/${report._id}`, params });
    if ((report.approval?.authorised ?? 0) > 0) {
      tx.notify({ kind: 'release_ready', to: { roles: ['finance_officer'], programme: report.programme.id }, link: `/projects/${report.project.id}`, params });
    }
  }

  private async standing(ctx: Ctx, open: OpenReport, tx: Tx): Promise<ReportActed> {
    return standingOf(ctx, open, await this.people.names(peopleIn(open.report), tx.session));
  }
}

/** All F so far without this report, and what was already released on its own F: releases fill the oldest first. */
export function faceLimits({ project, report }: Pick<OpenReport, 'project' | 'report'>): FaceLimits {
  const authorisedBefore = project.ledger.authorised - (report.approval?.authorised ?? 0);
  return { grant: project.grant, authorisedBefore, releasedOnIt: Math.max(0, project.ledger.released - authorisedBefore) };
}

/** The FACE with all its columns. @throws Problem rule_broken */
function decidedFace(open: OpenReport, version: StoredVersion, { judge }: ApprovalWay): FaceRow[] {
  const findings = judge(open, version);
  if (findings.length > 0) throw findingsBroken('The report cannot be approved yet.', findings);
  const { opening } = surroundings(open, version.definitions);
  return faceRows(version.definitions.lines, opening, version.content.finance, open.report.officer.lines);
}

function approvalOf(ctx: Ctx, version: StoredVersion, face: readonly FaceRow[]): Approval {
  return { n: version.n, at: ctx.now, by: actor(ctx), accepted: sumMinor(face.map((row) => row.C)), authorised: sumMinor(face.map((row) => row.F)) };
}

function approved(ctx: Ctx, report: Report, approval: Approval): Report {
  const submissions = report.submissions.map((one) =>
    (one.n === approval.n ? { ...one, outcome: 'approved' as const, outcomeAt: ctx.now, outcomeBy: actor(ctx) } : one));
  return { ...report, state: 'approved', approval, submissions };
}

/** The ledger after an approval: an earlier one of the same report stops counting. */
function movedOn(project: Project, before: Approval | null, now: Approval): Project {
  const { ledger } = project;
  return {
    ...project,
    ledger: {
      ...ledger, accepted: ledger.accepted + now.accepted - (before?.accepted ?? 0), authorised: ledger.authorised + now.authorised - (before?.authorised ?? 0),
    },
  };
}
