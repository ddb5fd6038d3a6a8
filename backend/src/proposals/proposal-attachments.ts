import { Injectable, type OnModuleInit } from '@nestjs/common';
import { pointerParts, type PatchEntry, type PatchResult } from '#shared/platform';
import { attachment, type Attachment } from '#shared/proposals';
import type { Ctx } from '../platform/context/ctx.js';
import type { Tx } from '../platform/database/transactions.js';
import { Problem } from '../platform/errors/problem.js';
import { FileRights } from '../platform/files/file-rights.js';
import { FileService } from '../platform/files/file.service.js';
import { isHidden, sideOf } from './proposal.mapper.js';
import type { Proposal } from './proposal.record.js';
import { ProposalRepository } from './proposal.repository.js';

/** Files bound to proposals: by a patch of `/attachments/{id}`, in its transaction. */
@Injectable()
export class ProposalAttachments implements OnModuleInit {
  constructor(private readonly proposals: ProposalRepository, private readonly files: FileService, private readonly rights: FileRights) {}

  /** Who reads the proposal reads its files; but a file would tell who the anonymous applicant is. */
  onModuleInit(): void {
    this.rights.register('proposal', async (ctx, id) => {
      const proposal = await this.proposals.find(ctx.scope, id);
      return proposal !== null && !isHidden(sideOf(ctx.scope, proposal), proposal);
    });
  }

  /**
   * A patch of an attachment as it may be applied: the file bound, and its name, size and type as they were checked, not as the
   * client says. Else why not.
   */
  async judge(ctx: Ctx, tx: Tx, proposal: Proposal, entry: PatchEntry): Promise<PatchEntry | PatchResult> {
    const [, rowId, field] = pointerParts(entry.pointer);
    if (field !== undefined && field !== 'kind') return { pointer: entry.pointer, status: 'refused', code: 'unknown_field', detail: 'Attach the file anew.' };
    if (rowId === undefined || field !== undefined || entry.value === null) return entry;
    const row = attachment.safeParse(entry.value);
    if (!row.success) return entry; // refused by the patch engine, with its reasons
    const file = (await this.files.refs([row.data.file], tx.session)).get(row.data.file);
    const isBound = file !== undefined && (await this.bind(ctx, tx, row.data.file, proposal));
    if (!isBound) return { pointer: entry.pointer, status: 'refused', code: 'file_unknown', detail: 'This file was not sent, or belongs to another record.' };
    const { name, size, type } = file;
    return { ...entry, value: { ...row.data, name, size, type } satisfies Attachment };
  }

  /** Lets go of files that the draft no longer names and that no submitted version can name. */
  async release(ctx: Ctx, tx: Tx, before: Proposal, after: Proposal): Promise<void> {
    if (before.snapshots > 0) return;
    const kept = after.content.attachments.map((one) => one.file);
    for (const { file } of before.content.attachments) {
      if (!kept.includes(file)) await this.files.unbind(ctx, tx, file, { kind: 'proposal', id: before._id });
    }
  }

  private async bind(ctx: Ctx, tx: Tx, file: string, proposal: Proposal): Promise<boolean> {
    try {
      await this.files.bind(ctx, tx, file, { kind: 'proposal', id: proposal._id });
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'rule_broken') return false;
      throw error;
    }
  }
}
