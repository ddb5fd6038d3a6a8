import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import type { PictureSide } from '#shared/platform';
import { defineModel, type Stored } from '../database/record.js';

/** A small picture made of a photo; it can always be made anew. */
export interface StoredPicture extends Stored {
  file: string;
  bytes: Buffer;
}
const pictureModel = defineModel(
  'pictures', { file: { type: String, required: true }, bytes: { type: Buffer, required: true } }, [{ keys: { file: 1 } }],
);
const idOf = (file: string, side: PictureSide) => `${file}/${side}`;

/** Pictures by their file and size. Who may see them, the file's service says. */
@Injectable()
export class PictureRepository {
  private readonly pictures: Model<StoredPicture>;

  constructor(@InjectConnection() connection: Connection) {
    this.pictures = connection.model(pictureModel.name, pictureModel.schema) as unknown as Model<StoredPicture>;
  }

  async find(file: string, side: PictureSide): Promise<Buffer | null> {
    const found = await this.pictures.collection.findOne({ _id: idOf(file, side) } as never, { promoteBuffers: true });
    return (found as unknown as StoredPicture | null)?.bytes ?? null;
  }

  /** Two instances may make the same one: the first stays. */
  async keep(file: string, side: PictureSide, bytes: Buffer): Promise<void> {
    await this.pictures.updateOne({ _id: idOf(file, side) } as never, { $setOnInsert: { shape: 1, version: 1, file, bytes } }, { upsert: true });
  }

  async forget(file: string): Promise<void> {
    await this.pictures.deleteMany({ file });
  }
}
