import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import mongoose, { type Connection } from 'mongoose';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes from `start` to before `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
type Bucket = InstanceType<typeof mongoose.mongo.GridFSBucket>;

/** Contents of files by id. GridFS today; its writes join no transaction. */
@Injectable()
export class FileStore {
  private made: Bucket | null = null;

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Writes a content, over what an earlier attempt may have left. */
  async put(id: string, content: Readable): Promise<void> {
    await this.remove(id);
    await pipeline(content, this.bucket().openUploadStreamWithId(id as never, id));
  }

  open(id: string, range?: ByteRange): Readable {
    return this.bucket().openDownloadStream(id as never, range);
  }

  /** Removes a content; one that is not there is no mistake. */
  async remove(id: string): Promise<void> {
    const bucket = this.bucket();
    const isThere = await bucket.find({ _id: id as never }).hasNext();
    if (isThere) await bucket.delete(id as never);
    else await this.connection.collection('contents.chunks').deleteMany({ files_id: id });
  }

  private bucket(): Bucket {
    const { db } = this.connection;
    if (!db) throw new mongoose.mongo.MongoNotConnectedError('The database is not connected.');
    this.made ??= new mongoose.mongo.GridFSBucket(db, { bucketName: 'contents', writeConcern: { w: 'majority', j: true } });
    return this.made;
  }
}
