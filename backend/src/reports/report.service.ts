import { Injectable } from '@nestjs/common';
import { audienceOf } from '#shared/accounts';
import { applyPatches, type ChangeLog, type HistoryQuery, type Locate, type PatchAnswer, type PatchEntry, type PatchResult } from '#shared/platform';
import {
  evidenceForDonors, locateOfficerPart, locateReport, reportChanges,
  type NeighboursQuery, type OfficerPart, type ReportContent, type ReportDiff, type ReportNeighbours, type ReportQuery, type ReportRow, type ReportVersion, type ReportView, type Submission,
} from '#shared/reports';
import { HistoryService, type HistoryPage } from '../platform/audit/history.service.js';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { sortOf, type Page } from '../platform/database/paging.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { notFound } from '../platform/errors/problem.js';
import { allow } from '../platform/errors/ruling.js';
import { ReportEvidence } from './evidence/report-evidence.service.js';
import { ReportDesk, definitionsNow, rulingOn } from './report-desk.js';
import { peopleIn, reportRowOf, reportViewOf, shownVersion, standingOf, versionViewOf } from './report.mapper.js';
import { ReportChangeRepository } from './report-change.repository.js';
import { ReportRepository } from './report.repository.js';
import { ReportVersionRepository } from './report-version.repository.js';
import type { Report, ReportHead, ReportPart, StoredVersion } from './report.record.js';

const sorts = { due: 'dueEndsAt', submittedAt: 'submittedAt' };

/** Reports as they are read and written field by field. */
@Injectable()
export class ReportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reports: ReportRepository,
    private readonly versions: ReportVersionRepository,
    private readonly fieldChanges: ReportChangeRepository,
    private readonly desk: ReportDesk,
    private readonly evidence: ReportEvidence,
    private readonly people: PeopleDirectory,
    private readonly events: HistoryService,
  ) {}

  async list(ctx: Ctx, query: ReportQuery): Promise<Page<ReportRow>> {
    const { limit, cursor, count, sort, status, ...filter } = query;
    const page = await this.reports.list(ctx.scope, { ...filter, state: status }, ctx.now, { sort: sortOf(sort, sorts), limit, cursor, count });
    return { ...page, items: page.items.map((report) => reportRowOf(ctx, report)) };
  }

  /** What stands beside a report in a list: the queue that an officer goes through. @throws Problem not_found */
  async neighbours(ctx: Ctx, id: string, { sort, status, ...filter }: NeighboursQuery): Promise<ReportNeighbours> {
    const report = await this.reports.head(ctx.scope, id);
    return this.reports.neighbours(ctx.scope, { ...filter, state: status }, ctx.now, sortOf(sort, sorts), report);
  }

  /** A report as the asker's side sees it: its own draft, the newest submission, or what was approved. @throws Problem not_found */
  async get(ctx: Ctx, id: string): Promise<ReportView> {
    const open = await this.desk.open(ctx, id);
    const { report } = open;
    const n = shownVersion(report, audienceOf(ctx.scope, report));
    const version = n === null ? null : await this.versions.ofReport({ kind: 'system' }, id, n);
    const names = await this.people.names(peopleIn(report));
    const signatories = await this.people.signatoriesOf(report.lead.id, ctx.now.slice(0, 10));
    return reportViewOf({ ctx, open, version, names, signatories: signatories.map(({ id: person, name }) => ({ id: person, name })) });
  }

  /** The stored report, as far as the asker may see it. @throws Problem not_found */
  record(ctx: Ctx, id: string): Promise<Report> {
    return this.reports.get(ctx.scope, id);
  }

  /** Fields of the partner's draft (api.md). @throws Problem not_allowed, wrong_state */
  patch(ctx: Ctx, id: string, entries: readonly PatchEntry[]): Promise<PatchAnswer> {
    return this.write<ReportContent>(ctx, id, 'edit', entries, {
      name: 'content', locate: locateReport, get: ({ content, changes }) => ({ draft: content, changes }), set: (draft, changes) => ({ content: draft, changes }),
      judge: (tx, report) => this.evidence.judge(ctx, tx, report, entries), settle: (tx, report, draft) => this.evidence.release(ctx, tx, report, entries, draft),
    });
  }

  /** Fields of the officer's part, while in review. */
  patchReview(ctx: Ctx, id: string, entries: readonly PatchEntry[]): Promise<PatchAnswer> {
    return this.write<OfficerPart>(ctx, id, 'decide', entries, {
      name: 'officer', locate: locateOfficerPart, get: ({ officer, officerChanges }) => ({ draft: officer, changes: officerChanges }), set: (draft, changes) => ({ officer: draft, officerChanges: changes }),
    });
  }

  private write<D>(ctx: Ctx, id: string, action: 'edit' | 'decide', entries: readonly PatchEntry[], part: Part<D>): Promise<PatchAnswer> {
    return this.transactions.run(ctx, async (tx) => {
      const open = await this.desk.openStanding(ctx, id, tx.session);
      allow(rulingOn(ctx, open, action));
      const { report } = open;
      const { draft, changes } = part.get(report);
      const stamp = { next: report.version + 1, by: actor(ctx) ?? 'system', at: ctx.now };
      const definitions = action === 'edit' ? definitionsNow(open) : await this.definitionsOf(report, tx.session);
      const judged = (await part.judge?.(tx, report)) ?? entries;
      const outcome = applyPatches(draft, changes, judged.filter(isEntry), part.locate(definitions), stamp);
      const applied = [...outcome.results];
      const results = await this.named(judged.flatMap((one) => (isEntry(one) ? applied.splice(0, 1) : [one])));
      await part.settle?.(tx, report, outcome.draft);
      if (!outcome.hasChanged) return { version: report.version, results };
      const saved = await this.reports.replace({ ...report, ...part.set(outcome.draft, outcome.changes) }, tx.session);
      await this.fieldChanges.keep(id, part.name, stamp, outcome.replaced, tx.session);
      return { version: saved.version, results };
    });
  }

  /** Conflicts tell who wrote, by name. */
  private async named(results: readonly PatchResult[]): Promise<PatchResult[]> {
    const names = await this.people.names(results.map((one) => (one.status === 'conflict' ? one.by : null)));
    return results.map((one) => (one.status === 'conflict' && one.by !== null ? { ...one, by: names.get(one.by) ?? one.by } : one));
  }

  private async definitionsOf(report: Report, session: Tx['session']): Promise<StoredVersion['definitions']> {
    const newest = await this.versions.ofReport({ kind: 'system' }, report._id, report.submissions.length, session);
    if (!newest) throw notFound();
    return newest.definitions;
  }

  /** Every submission that the asker may see, oldest first. */
  async submissions(ctx: Ctx, id: string): Promise<{ items: Submission[] }> {
    const open = await this.desk.openStanding(ctx, id);
    return { items: standingOf(ctx, open, await this.people.names(peopleIn(open.report))).submissions };
  }

  /** One submission, as it was made. @throws Problem not_found, also where this side may not see it */
  async version(ctx: Ctx, id: string, n: number): Promise<ReportVersion> {
    const { report, version } = await this.readVersion(ctx, id, n);
    const names = await this.people.names([version.by, version.onBehalfOf, version.decision?.by ?? null]);
    return versionViewOf(version, names, audienceOf(ctx.scope, report) === 'donor');
  }

  /** What a submission changed against an earlier one, else against the one before. @throws Problem not_found, also where `from` is not earlier */
  async diff(ctx: Ctx, id: string, n: number, from: number = n - 1): Promise<ReportDiff> {
    const { report, version } = await this.readVersion(ctx, id, n);
    if (from >= n) throw notFound();
    const isDonor = audienceOf(ctx.scope, report) === 'donor';
    const before = from > 0 && !isDonor ? await this.versions.ofReport({ kind: 'system' }, id, from) : null;
    return { from: before?.n ?? null, to: n, changes: reportChanges(before?.content ?? null, isDonor ? evidenceForDonors(version.content) : version.content) };
  }

  /** What happened to the report, newest first; for its parties. @throws Problem not_found */
  async history(ctx: Ctx, id: string, query: HistoryQuery): Promise<HistoryPage> {
    if (audienceOf(ctx.scope, await this.reports.head(ctx.scope, id)) === 'donor') throw notFound();
    return this.events.of('report', id, query);
  }

  private async readVersion(ctx: Ctx, id: string, n: number): Promise<{ report: ReportHead; version: StoredVersion }> {
    const report = await this.reports.head(ctx.scope, id);
    const version = await this.versions.ofReport({ kind: 'system' }, id, n);
    const isOpen = audienceOf(ctx.scope, report) !== 'donor' || report.approval?.n === n;
    if (!version || !isOpen) throw notFound();
    return { report, version };
  }
}

/** A part of a report that is patched by field. */
interface Part<D> {
  readonly name: ReportPart;
  locate(definitions: StoredVersion['definitions']): Locate<D>;
  get(report: Report): { draft: D; changes: ChangeLog };
  set(draft: D, changes: ChangeLog): Partial<Report>;
  /** Each entry as it may be applied, or why not. */
  judge?(tx: Tx, report: Report): Promise<(PatchEntry | PatchResult)[]>;
  /** What follows from the draft as it now is, whatever became of the entries. */
  settle?(tx: Tx, before: Report, draft: D): Promise<void>;
}

function isEntry(judged: PatchEntry | PatchResult): judged is PatchEntry {
  return !('status' in judged);
}
