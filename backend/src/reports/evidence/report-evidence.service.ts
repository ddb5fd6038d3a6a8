import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audienceOf } from '#shared/accounts';
import { pointerParts, type FileView, type PatchEntry, type PatchResult } from '#shared/platform';
import { evidence, evidenceForDonors, mostEvidence, type Evidence, type EvidenceFiles, type ReportContent } from '#shared/reports';
import type { Ctx } from '../../platform/context/ctx.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/errors/problem.js';
import { FileRights } from '../../platform/files/file-rights.js';
import { FileService } from '../../platform/files/file.service.js';
import { shownVersion } from '../report.mapper.js';
import type { Report } from '../report.record.js';
import { ReportRepository } from '../report.repository.js';
import { ReportVersionRepository } from '../report-version.repository.js';

const system = { kind: 'system' } as const;
const ownerOf = (report: string) => ({ kind: 'report', id: report });

/** Files behind a report: bound by the patch that names them, kept for good once a submission does (ADR 0035). */
@Injectable()
export class ReportEvidence implements OnModuleInit {
  constructor(
    private readonly reports: ReportRepository, private readonly versions: ReportVersionRepository, private readonly files: FileService, private readonly rights: FileRights,
  ) {}

  onModuleInit(): void {
    this.rights.register('report', (ctx, id, file) => this.mayRead(ctx, id, file));
  }

  /** How the files stand behind what the asker's side sees. @throws Problem not_found */
  async list(ctx: Ctx, id: string): Promise<EvidenceFiles> {
    const rows = await this.shown(ctx, id);
    const files = await this.files.refs(rows.map((one) => one.file));
    return { items: rows.flatMap((one) => { const file = files.get(one.file); return file ? [{ evidence: one.id, file: one.file, state: file.state }] : []; }) };
  }

  /**
   * Patches as they may be applied: a row's file bound to the report, with name, size, type and hash as they were checked, not as the client
   * says. Else why not. Rows beyond what a report holds are not looked at.
   */
  async judge(ctx: Ctx, tx: Tx, report: Report, entries: readonly PatchEntry[]): Promise<(PatchEntry | PatchResult)[]> {
    const judged: (PatchEntry | PatchResult)[] = [];
    const rows = addedRows(entries);
    const files = await this.files.refs([...rows.values()].map((one) => one.file), tx.session);
    for (const entry of entries) {
      const row = rows.get(entry);
      if (row) judged.push(await this.bound(ctx, tx, report, entry, row, files.get(row.file)));
      else judged.push(addedRow(entry) ? { pointer: entry.pointer, status: 'refused', code: 'too_many_rows', detail: `A report has at most ${String(mostEvidence)} files.` } : entry);
    }
    return judged;
  }

  /** Lets go of files that the draft no longer names, or did not come to name, unless a submission names them. */
  async release(ctx: Ctx, tx: Tx, before: Report, entries: readonly PatchEntry[], after: ReportContent): Promise<void> {
    const kept = new Set(after.evidence.map((one) => one.file));
    const named = [...before.content.evidence.map((one) => one.file), ...[...addedRows(entries).values()].map((one) => one.file)];
    for (const file of new Set(named)) {
      if (kept.has(file) || (await this.versions.namesFile(before._id, { file }, tx.session))) continue;
      await this.files.unbind(ctx, tx, file, ownerOf(before._id));
    }
  }

  private async bound(ctx: Ctx, tx: Tx, report: Report, entry: PatchEntry, row: Evidence, file: FileView | undefined): Promise<PatchEntry | PatchResult> {
    try {
      await this.files.bind(ctx, tx, row.file, ownerOf(report._id));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
      return { pointer: entry.pointer, status: 'refused', code: 'file_unknown', detail: error.message };
    }
    const { name = row.name, size = row.size, type = row.type, sha256, keepsLocation = false } = file ?? {};
    return { ...entry, value: { ...row, name, size, type, sha256: sha256 ?? row.sha256, keepsLocation } satisfies Evidence };
  }

  /** The partner reads all, staff what was submitted, donors what was approved and may be shown. */
  private async mayRead(ctx: Ctx, id: string, file: string): Promise<boolean> {
    const report = await this.reports.belongings(ctx.scope, id);
    if (!report) return false;
    const audience = audienceOf(ctx.scope, report);
    if (audience === 'partner') return true;
    if (audience === 'staff') return this.versions.namesFile(id, { file });
    return report.approval !== null && this.versions.namesFile(id, { file, consent: { $ne: null } }, undefined, report.approval.n);
  }

  private async shown(ctx: Ctx, id: string): Promise<readonly Evidence[]> {
    const report = await this.reports.files(ctx.scope, id);
    const audience = audienceOf(ctx.scope, report);
    const n = shownVersion(report, audience);
    if (n === null) return audience === 'partner' ? report.content.evidence : [];
    const rows = await this.versions.evidence(system, id, n);
    return audience === 'donor' ? evidenceForDonors({ evidence: rows }).evidence : rows;
  }
}

/** The rows that patches add or replace, by their patch; no more than a report holds. */
function addedRows(entries: readonly PatchEntry[]): Map<PatchEntry, Evidence> {
  return new Map(entries.flatMap((entry): [PatchEntry, Evidence][] => { const row = addedRow(entry); return row ? [[entry, row]] : []; }).slice(0, mostEvidence));
}

/** The row that a patch adds or replaces as a whole; null for another patch, or what is no row. */
function addedRow({ pointer, value }: PatchEntry): Evidence | null {
  const [part, , field] = pointerParts(pointer);
  if (part !== 'evidence' || field !== undefined || value === null) return null;
  return evidence.safeParse(value).data ?? null;
}
