import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { defineModel, type Stored } from '../database/record.js';
import { FileStore } from '../files/file-store.js';

/** A PDF that was made; its id says of what: equal contents have equal ids. */
interface StoredPrint extends Stored {
  size: number;
  usedAt: Date;
}
const printModel = defineModel('prints', { size: { type: Number, required: true }, usedAt: { type: Date, required: true } }, [{ keys: { usedAt: 1 } }]);
const contentOf = (id: string): string => `print-${id}`;

/** PDFs that were made, by what is in them: whoever asks for one was found to see all of it. */
@Injectable()
export class PrintRepository {
  private readonly model: Model<StoredPrint>;

  constructor(@InjectConnection() connection: Connection, private readonly files: FileStore) {
    this.model = connection.model(printModel.name, printModel.schema) as unknown as Model<StoredPrint>;
  }

  async find(id: string, now: Date): Promise<Buffer | null> {
    const found = await this.model.findOneAndUpdate({ _id: id }, { $set: { usedAt: now } }).lean().exec();
    if (!found) return null;
    const bytes = await buffer(this.files.open(contentOf(id))).catch(() => null); // swept, or being written anew: it is made again
    return bytes?.length === found.size ? bytes : null;
  }

  async keep(id: string, bytes: Buffer, now: Date): Promise<void> {
    await this.files.put(contentOf(id), Readable.from([bytes]));
    await this.model.updateOne({ _id: id }, { $set: { size: bytes.length, usedAt: now }, $setOnInsert: { shape: 1, version: 1 } }, { upsert: true });
  }

  /** Removes what nobody asked for since then. @returns how many */
  async sweep(before: Date, most: number): Promise<number> {
    const old = (await this.model.find({ usedAt: { $lt: before } }, { _id: 1 }).sort({ usedAt: 1 }).limit(most).lean().exec()) as Pick<StoredPrint, '_id'>[];
    for (const { _id } of old) {
      await this.model.deleteOne({ _id });
      await this.files.remove(contentOf(_id));
    }
    return old.length;
  }
}
