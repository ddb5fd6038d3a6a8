import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { fileTypeOf, fileTypes, isHeic, mostFileBytes, mostPartBytes, type FileOpening, type FileView } from '#shared/platform';
import { actor, type Ctx } from '../context/ctx.js';
import { newId } from '../context/new-id.js';
import type { Tx } from '../database/transactions.js';
import { notFound, Problem, ruleBrokenAt, wrongState } from '../errors/problem.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import { FileRights } from './file-rights.js';
import { FileRepository } from './file.repository.js';
import type { FileOwner, StoredFile } from './file.schema.js';
import { FileStore, type ByteRange } from './file-store.js';
import { withoutMetadata } from './image-metadata.js';
import { PictureRepository } from './picture.repository.js';
import { Quarantine } from './quarantine.service.js';
import { isWhatItsNameSays } from './sniff.js';

const LOOSE_HOURS = 24;
const MOST_LOOSE = 100;
const SWEEP_SECONDS = 3600;
const SWEPT_AT_ONCE = 500;

/** Uploads in parts, their check, and files bound to records (platform.md, "Lists, search, files"). */
@Injectable()
export class FileService implements OnModuleInit {
  constructor(
    private readonly files: FileRepository,
    private readonly store: FileStore,
    private readonly rights: FileRights,
    private readonly pictures: PictureRepository,
    private readonly quarantine: Quarantine,
    private readonly runner: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.runner.every('loose files', SWEEP_SECONDS, () => this.sweep(new Date()));
  }

  /**
   * Opens an upload; the same opening again tells how far it is.
   * @throws Problem too_large, unsupported_type, id_used, rule_broken (too_many_files)
   */
  async open(ctx: Ctx, { id, name, size, keepsLocation }: FileOpening): Promise<FileView> {
    const uploader = actor(ctx) ?? '';
    if (size > mostFileBytes) throw new Problem('too_large', `A file holds at most ${String(mostFileBytes / 1024 / 1024)} MB.`);
    const type = fileTypeOf(name);
    if (isHeic(name)) throw unsupported('Photos in the format HEIC are not taken: send it as JPEG.', 'file_heic');
    if (type === null) throw unsupported(`Files of this type are not taken. Taken are: ${Object.keys(fileTypes).join(', ')}.`, 'file_type_not_taken');
    const existing = await this.files.find(id);
    if (existing) return this.sameAgain(existing, { name, size }, uploader);
    if ((await this.files.countLoose(uploader)) >= MOST_LOOSE) throw ruleBrokenAt('/id', 'too_many_files', 'Attach the files that you sent before you send others.');
    return viewOf(await this.files.insert({
      _id: id, shape: 1, version: 1, name, size, type, uploader, received: 0, state: 'uploading', completingUntil: null, sha256: null,
      ...(keepsLocation ? { keepsLocation } : {}), bound: null,
      looseSince: ctx.recordedAt(),
    }));
  }

  /**
   * Appends bytes at an offset. Bytes that are there already are passed over: the answer says where to go on.
   * @throws Problem not_found, wrong_state, too_large, malformed (a gap)
   */
  async append(ctx: Ctx, id: string, offset: number, body: Readable): Promise<FileView> {
    const file = await this.own(ctx, id);
    if (file.state !== 'uploading') throw wrongState('This upload is complete.');
    if (offset > file.received) throw new Problem('malformed', `${String(file.received)} bytes are here: go on at this offset.`);
    const bytes = await readPart(body, Math.min(mostPartBytes, file.size - offset));
    if (offset < file.received || bytes.length === 0) return viewOf(file);
    return viewOf((await this.files.append(file, { _id: newId(), shape: 1, version: 1, file: id, offset, bytes })) ?? file);
  }

  /**
   * Checks what was sent, and keeps it. What is not what its name says is thrown away.
   * Where a virus scanner is configured it is asked at once; what it does not answer for waits in quarantine.
   * @throws Problem not_found, wrong_state (not whole), unsupported_type
   */
  async complete(ctx: Ctx, id: string): Promise<FileView> {
    const file = await this.own(ctx, id);
    if (isWhole(file)) return viewOf(file);
    if (file.received !== file.size) throw wrongState(`Only ${String(file.received)} of ${String(file.size)} bytes are here.`);
    if (!(await this.files.takeToComplete(id, ctx.recordedAt()))) throw wrongState('This upload is being completed.');
    const content = await this.checked(file);
    await this.store.put(id, Readable.from([content]));
    await this.files.complete(id, { size: content.length, sha256: createHash('sha256').update(content).digest('hex'), state: this.quarantine.isOn ? 'quarantined' : 'complete' });
    if (this.quarantine.isOn) await this.quarantine.lookSoon({ ...file, state: 'quarantined' });
    return viewOf((await this.files.find(id)) ?? file);
  }

  /** A complete file that the asker may read: the right to its record is asked anew. @throws Problem not_found, wrong_state (in quarantine) */
  async readable(ctx: Ctx, id: string): Promise<StoredFile> {
    const file = await this.files.find(id);
    if (file?.state !== 'complete' && file?.state !== 'quarantined') throw notFound();
    const mayRead = file.bound === null ? file.uploader === actor(ctx) : await this.rights.mayRead(ctx, file.bound, id);
    if (!mayRead) throw notFound();
    if (file.state === 'quarantined') throw wrongState(file.isUnclear ? 'The virus scanner could not judge this file; it is asked again.' : 'This file is being checked for viruses; try again in a while.');
    return file;
  }

  content(file: StoredFile, range?: ByteRange): Readable {
    return this.store.open(file._id, range);
  }

  /** All bytes of a file, at most `mostFileBytes`. */
  async whole(id: string): Promise<Buffer> {
    return buffer(this.store.open(id));
  }

  /** Binds a file that the acting person sent to a record, in the record's transaction. @throws Problem rule_broken (file_unknown) */
  async bind(ctx: Ctx, tx: Tx, id: string, owner: FileOwner, pointer = '/file'): Promise<void> {
    const uploader = ctx.scope.kind === 'system' ? null : (actor(ctx) ?? '');
    const isBound = await this.files.bind(id, uploader, owner, tx.session);
    if (!isBound) throw ruleBrokenAt(pointer, 'file_unknown', 'This file was not sent, or belongs to another record.');
  }

  /** Lets go of a file that its record no longer names; it is swept after a day. Not for what a submitted version names. */
  unbind(ctx: Ctx, tx: Tx, id: string, owner: FileOwner): Promise<void> {
    return this.files.unbind(id, owner, ctx.recordedAt(), tx.session);
  }

  /** Files by id, as they were checked: name, size, type, hash. Unknown ids are left out. */
  async refs(ids: readonly string[], session?: Tx['session']): Promise<Map<string, FileView>> {
    const found = await this.files.findByIds(ids, session);
    return new Map(found.map((file) => [file._id, viewOf(file)]));
  }

  /** Removes what belonged to no record for a day. @returns how many */
  async sweep(now: Date): Promise<number> {
    const loose = await this.files.looseBefore(new Date(now.getTime() - LOOSE_HOURS * 3_600_000), SWEPT_AT_ONCE);
    for (const id of loose) {
      if (!(await this.files.forget(id))) continue;
      await this.store.remove(id);
      await this.pictures.forget(id);
    }
    return loose.length;
  }

  /** What is kept of an upload: it is what its name says, and a photo tells nothing but itself. @throws Problem unsupported_type */
  private async checked({ _id, name, type, keepsLocation = false }: StoredFile): Promise<Buffer> {
    const content = await this.files.content(_id);
    try {
      if (await isWhatItsNameSays(name, content)) return keepsLocation ? content : withoutMetadata(type, content);
    } catch {
      // a damaged image is no image
    }
    await this.files.forget(_id);
    throw unsupported(`The content is not what the name ${name} says. Save it as a file of this type, or correct the ending of its name.`, 'file_type_differs');
  }

  private async own(ctx: Ctx, id: string): Promise<StoredFile> {
    const file = await this.files.find(id);
    if (!file || file.uploader !== actor(ctx)) throw notFound();
    return file;
  }

  private sameAgain(file: StoredFile, { name, size }: Pick<FileOpening, 'name' | 'size'>, uploader: string): FileView {
    if (file.uploader !== uploader || file.name !== name || (isWhole(file) ? file.received : file.size) !== size) throw new Problem('id_used');
    return viewOf(file);
  }
}

const shownStates = { uploading: 'uploading', completing: 'uploading', quarantined: 'checking', complete: 'ready', infected: 'removed' } as const satisfies Record<StoredFile['state'], FileView['state']>;
function isWhole({ state }: Pick<StoredFile, 'state'>): boolean {
  return state !== 'uploading' && state !== 'completing';
}

function viewOf({ _id, name, size, type, received, state, sha256, isUnclear = false, keepsLocation = false }: StoredFile): FileView {
  return { id: _id, name, size, type, received, isComplete: isWhole({ state }), sha256, state: isUnclear ? 'unclear' : shownStates[state], keepsLocation };
}
function unsupported(detail: string, code: string): Problem {
  return new Problem('unsupported_type', detail, [{ pointer: '/name', code, detail }]);
}

/** @throws Problem too_large when there is more than fits */
async function readPart(body: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw new Problem('too_large', `A part holds at most ${String(mostPartBytes / 1024 / 1024)} MB, and a file no more than was announced.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
