import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hasBlocking, type Replaced } from '#shared/platform';
import { officerLinesAfterResubmission, reportFindings, type ReportActed, type ReportContent } from '#shared/reports';
import { keptFigures } from '#shared/results';
import { sumMinor } from '#shared/money';
import { SummaryService } from '../dashboards/summary.service.js';
import { canonical } from '../platform/audit/audit-chain.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, expectVersion, type Ctx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { findingsBroken, ruleBrokenAt } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { receiptMessage } from './paper/receipt-mails.js';
import { ReportDesk, definitionsNow, rulingOn, surroundings, type OpenReport } from './report-desk.js';
import { peopleIn, standingOf } from './report.mapper.js';
import { ReportChangeRepository } from './report-change.repository.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { Definitions, Report, StoredVersion } from './report.record.js';

/** The partner certifies and submits: an immutable version, whatever comes after (domain 3). */
@Injectable()
export class ReportSubmissionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ReportDesk,
    private readonly reports: ReportRepository,
    private readonly versions: ReportVersionRepository,
    private readonly changes: ReportChangeRepository,
    private readonly summaries: SummaryService,
    private readonly people: PeopleDirectory,
  ) {}

  /**
   * Submits a report, by the signatory or on the signatory's behalf. A late one is taken and marked.
   * @throws Problem not_allowed, wrong_state, stale_version, rule_broken with every blocking finding
   */
  submit(ctx: Ctx, id: string, onBehalfOf: string | null): Promise<ReportActed> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openToJudge(ctx, id, tx.session);
      const ruling = rulingOn(ctx, open, 'submit');
      if (ruling.isAllowed || ruling.code !== 'not_allowed') await tx.once();
      const { grant } = allow(ruling);
      expectVersion(ctx, open.report.version);
      const signatory = await this.signatoryOf(ctx, open.report, onBehalfOf, tx);
      const definitions = definitionsNow(open);
      const findings = reportFindings(open.report.content, surroundings(open, definitions));
      if (hasBlocking(findings)) throw findingsBroken('The report is not complete yet.', findings.filter((one) => one.severity === 'blocking'));
      const version = await this.versions.insert(versionOf(ctx, open.report, definitions, signatory), tx.session);
      const submitted = await this.submitted(ctx, open, version, tx);
      const audit = tx.auditOnto(open.report.audit, {
        kind: 'report', id, action: 'submit', grant, onBehalfOf: signatory, details: { n: version.n, hash: version.hash, isLate: submitted.isLate },
      });
      const saved = await this.reports.replace({ ...submitted, findings: findings.length, audit }, tx.session, open.report);
      await this.changes.keep(id, 'officer', { by: actor(ctx) ?? 'system', at: ctx.now }, undecidedAgain(open.report, saved), tx.session);
      await this.summaries.writeDates(tx, saved);
      tx.notify({
        kind: 'report_submitted', to: { roles: ['programme_officer'], programme: saved.programme.id }, link: `/reports/${id}`,
        params: { code: saved.project.code, title: saved.project.title, end: saved.period.end },
      });
      tx.notify(receiptMessage(saved, version, open.settings.timeZone));
      return this.standing(ctx, { ...open, report: saved }, tx);
    });
  }

  /** On whose behalf, if the one who submits does not sign for the lead. @throws Problem rule_broken */
  private async signatoryOf(ctx: Ctx, report: Report, onBehalfOf: string | null, tx: Tx): Promise<string | null> {
    const own = ctx.scope.kind === 'person' && ctx.scope.grants.some((g) => g.role === 'partner_signatory' && g.organisation === report.lead.id);
    if (own && (onBehalfOf === null || onBehalfOf === actor(ctx))) return null;
    if (onBehalfOf === null) throw ruleBrokenAt('/onBehalfOf', 'signatory_missing', 'Name the signatory on whose behalf you submit.');
    const signatories = await this.people.signatoriesOf(report.lead.id, ctx.now.slice(0, 10), tx.session);
    if (!signatories.some((one) => one.id === onBehalfOf)) throw ruleBrokenAt('/onBehalfOf', 'signatory_unknown', 'This person is no signatory of the lead organisation.');
    return onBehalfOf;
  }

  /** The report after its submission: what the officer decided stays where the partner changed nothing (domain 3). */
  private async submitted(ctx: Ctx, { report }: OpenReport, version: StoredVersion, tx: Tx): Promise<Report> {
    const before = version.n === 1 ? null : await this.versions.ofReport({ kind: 'system' }, report._id, version.n - 1, tx.session);
    const isLate = report.firstSubmittedAt === null ? ctx.now >= report.dueEndsAt : report.isLate;
    const lines = before ? officerLinesAfterResubmission(report.officer.lines, before.content.finance, report.content.finance) : report.officer.lines;
    const { n, at, by, onBehalfOf, hash } = version;
    return {
      ...report, state: 'submitted', submittedAt: at, firstSubmittedAt: report.firstSubmittedAt ?? at, isLate, officer: { ...report.officer, lines },
      requested: requestedIn(report.content),
      submissions: [...report.submissions, { n, at, by, onBehalfOf, isLate: n === 1 && isLate, hash, outcome: null, outcomeAt: null, outcomeBy: null }],
    };
  }

  private async standing(ctx: Ctx, open: OpenReport, tx: Tx): Promise<ReportActed> {
    const own = actor(ctx);
    const others = peopleIn(open.report).filter((id) => id !== null && id !== own);
    const isKnown = others.length === 0 && own !== null && ctx.actorName !== undefined;
    return standingOf(ctx, open, isKnown ? new Map([[own, ctx.actorName]]) : await this.people.names(peopleIn(open.report), tx.session));
  }
}

/** C and F that are open again, as the officer had decided them. */
function undecidedAgain({ officer, officerChanges }: Report, after: Report): Replaced[] {
  const left = new Map(after.officer.lines.map((row) => [row.line, row]));
  return officer.lines.flatMap((row) => (['accepted', 'authorised'] as const).flatMap((field) => {
    const pointer = `/lines/${row.line}/${field}`;
    const change = officerChanges[pointer];
    return row[field] === null || left.get(row.line)?.[field] === row[field] ? [] : [{ pointer, value: row[field], by: change?.by ?? null, at: change?.at ?? null }];
  }));
}

function requestedIn(content: ReportContent): number {
  return sumMinor(content.finance.map((row) => row.requested));
}

function versionOf(ctx: Ctx, report: Report, definitions: Definitions, onBehalfOf: string | null): StoredVersion {
  const { content } = report;
  const hash = createHash('sha256').update(canonical({ content, definitions })).digest('hex');
  return {
    _id: newId(), shape: 1, version: 1, report: report._id, project: report.project.id, seq: report.seq, n: report.submissions.length + 1, content, definitions,
    figures: keptFigures(definitions.framework.indicators, content.values), at: ctx.now, by: actor(ctx), onBehalfOf, hash, decision: null, counts: false,
  };
}
