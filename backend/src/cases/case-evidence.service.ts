import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CaseProposal, CaseReport } from '#shared/cases';
import type { FileView, Id, PatchEntry } from '#shared/platform';
import type { Evidence } from '#shared/reports';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { FileService } from '../platform/files/file.service.js';
import { entry, rowsOf } from './proposal-entries.js';
import { rowId } from './row-ids.js';

/** Sends the files behind a report as its writer would, and makes rows of it. */
@Injectable()
export class CaseEvidence {
  constructor(private readonly files: FileService) {}

  /** @param proposalId rows of its project keep the ids of the proposal's */
  async entries(ctx: Ctx, report: Id, { proposal, proposalId }: { proposal: CaseProposal; proposalId: Id }, evidence: CaseReport['evidence']): Promise<PatchEntry[]> {
    const rows = rowsOf(proposalId);
    const isOutput = (code: string) => proposal.framework.some((outcome) => outcome.outputs.some((one) => one.code === code));
    const entries: PatchEntry[] = [];
    for (const { content, about, location, ...said } of evidence) {
      const { id: file, size, type, sha256, keepsLocation } = await this.sent(ctx, report, said.name, Buffer.from(content, 'base64'));
      const anchor = about === null ? null : isOutput(about) ? rows.output(about) : rows.indicator(about);
      const row: Evidence = {
        ...said, id: rowId(report, 'evidence', said.name), file, size, type, sha256: sha256 ?? '', keepsLocation, anchor, location: location === null ? null : rows.location(location),
      };
      entries.push(entry(['evidence', row.id], row));
    }
    return entries;
  }

  /** Under an id of its own, so that a load that was broken off goes on with what it had sent. */
  private async sent(ctx: Ctx, report: Id, name: string, bytes: Buffer): Promise<FileView> {
    const id = rowId(report, 'files', name, actor(ctx) ?? '');
    const { received } = await this.files.open(ctx, { id, name, size: bytes.length, keepsLocation: false });
    if (received === 0) await this.files.append(ctx, id, 0, Readable.from([bytes]));
    return this.files.complete(ctx, id);
  }
}
