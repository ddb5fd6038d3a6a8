import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { ClientSession, Connection, Model } from 'mongoose';
import { fileModel, partModel, type FileOwner, type Part, type StoredFile } from './file.schema.js';

const COMPLETING_MS = 60_000;

/** Files and parts of uploads. They have no scope of their own: the service asks the uploader, or the record's feature. */
@Injectable()
export class FileRepository {
  private readonly files: Model<StoredFile>;
  private readonly parts: Model<Part>;

  constructor(@InjectConnection() private readonly connection: Connection) {
    this.files = connection.model(fileModel.name, fileModel.schema) as unknown as Model<StoredFile>;
    this.parts = connection.model(partModel.name, partModel.schema) as unknown as Model<Part>;
  }

  async find(id: string, session?: ClientSession): Promise<StoredFile | null> {
    return (await this.files.findById(id, null, { session: session ?? null }).lean().exec());
  }

  async findByIds(ids: readonly string[], session?: ClientSession): Promise<StoredFile[]> {
    return (await this.files.find({ _id: { $in: ids } }, null, { session: session ?? null }).lean().exec());
  }

  async insert(file: StoredFile): Promise<StoredFile> {
    await this.files.insertMany([file]);
    return file;
  }

  countLoose(uploader: string): Promise<number> {
    return this.files.countDocuments({ uploader, bound: null }).exec();
  }

  /** Keeps a part and moves the upload on, if it still ends at this offset. @returns the upload afterwards */
  async append(file: StoredFile, part: Part): Promise<StoredFile | null> {
    await this.connection.transaction(async (session) => {
      const moved = await this.files.updateOne({ _id: file._id, state: 'uploading', received: part.offset }, { $inc: { received: part.bytes.length } }, { session });
      if (moved.modifiedCount === 1) await this.parts.insertMany([part], { session });
    });
    return this.find(file._id);
  }

  /** The bytes of an upload, in order. */
  async content(file: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const part of this.parts.collection.find({ file }, { promoteBuffers: true }).sort({ offset: 1 })) {
      chunks.push((part as unknown as Part).bytes);
    }
    return Buffer.concat(chunks);
  }

  /** Takes an upload that is whole, to complete it; nobody else does meanwhile. */
  async takeToComplete(id: string, now: Date): Promise<boolean> {
    const isFree = { $or: [{ state: 'uploading' as const }, { state: 'completing' as const, completingUntil: { $lte: now } }] };
    const completingUntil = new Date(now.getTime() + COMPLETING_MS);
    return (await this.files.updateOne({ _id: id, ...isFree }, { $set: { state: 'completing', completingUntil } })).modifiedCount === 1;
  }

  async complete(id: string, kept: Pick<StoredFile, 'size' | 'sha256' | 'state'>): Promise<void> {
    await this.files.updateOne({ _id: id, state: 'completing' }, { $set: { completingUntil: null, ...kept } });
    await this.parts.deleteMany({ file: id });
  }

  /** What waits to be found clean, oldest first, behind this id. */
  async quarantined(after: string, limit: number): Promise<StoredFile[]> {
    return (await this.files.find({ state: 'quarantined', _id: { $gt: after } }).sort({ _id: 1 }).limit(limit).lean().exec());
  }

  async letOut(id: string): Promise<void> {
    await this.files.updateOne({ _id: id, state: 'quarantined' }, { $set: { state: 'complete' }, $unset: { isUnclear: '' } });
  }

  async leaveUnclear(id: string): Promise<void> {
    await this.files.updateOne({ _id: id, state: 'quarantined' }, { $set: { isUnclear: true } });
  }

  /** @returns whether it was still in quarantine: two instances may look at it */
  async condemn(id: string, session: ClientSession): Promise<boolean> {
    return (await this.files.updateOne({ _id: id, state: 'quarantined' }, { $set: { state: 'infected', isToEmpty: true }, $unset: { isUnclear: '' } }, { session })).modifiedCount === 1;
  }

  /** Infected files whose content is still to be removed. */
  async toEmpty(limit: number): Promise<string[]> {
    const found = (await this.files.find({ isToEmpty: true }, { _id: 1 }).sort({ _id: 1 }).limit(limit).lean().exec()) as { _id: string }[];
    return found.map((file) => file._id);
  }

  async emptied(id: string): Promise<void> {
    await this.files.updateOne({ _id: id }, { $unset: { isToEmpty: '' } });
  }

  /** @returns whether the file was complete and free, or belonged to this record already */
  async bind(id: string, uploader: string | null, owner: FileOwner, session: ClientSession): Promise<boolean> {
    const mine = uploader === null ? {} : { uploader };
    const free = { $or: [{ bound: null, ...mine }, { 'bound.kind': owner.kind, 'bound.id': owner.id }] };
    return (await this.files.updateOne({ _id: id, state: { $in: ['complete', 'quarantined'] }, ...free } as never, { $set: { bound: owner }, $inc: { version: 1 } }, { session })).matchedCount === 1;
  }

  async unbind(id: string, owner: FileOwner, now: Date, session: ClientSession): Promise<void> {
    await this.files.updateOne({ _id: id, 'bound.kind': owner.kind, 'bound.id': owner.id } as never, { $set: { bound: null, looseSince: now } }, { session });
  }

  /** Forgets a file that belongs to no record. @returns whether it was still loose */
  async forget(id: string): Promise<boolean> {
    const gone = await this.files.deleteOne({ _id: id, bound: null });
    if (gone.deletedCount === 1) await this.parts.deleteMany({ file: id });
    return gone.deletedCount === 1;
  }

  async looseBefore(time: Date, limit: number): Promise<string[]> {
    const found = (await this.files.find({ bound: null, looseSince: { $lte: time } }, { _id: 1 }).limit(limit).lean().exec()) as { _id: string }[];
    return found.map((file) => file._id);
  }
}
