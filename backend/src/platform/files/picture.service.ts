import { Injectable } from '@nestjs/common';
import type { PictureSide } from '#shared/platform';
import type { Ctx } from '../context/ctx.js';
import { notFound } from '../errors/problem.js';
import { FileService } from './file.service.js';
import { PictureMaker } from './picture-maker.js';
import { PictureRepository } from './picture.repository.js';

/** A picture to show. `tag` changes with its bytes. */
export interface Picture {
  readonly tag: string;
  readonly bytes: () => Promise<Buffer>;
}

/** Small pictures of photos, made when somebody first asks, then kept (ADR 0035). */
@Injectable()
export class PictureService {
  constructor(private readonly files: FileService, private readonly pictures: PictureRepository, private readonly maker: PictureMaker) {}

  /** The picture of a photo that the asker may read. @throws Problem not_found (also where no picture can be made), wrong_state */
  async of(ctx: Ctx, id: string, side: PictureSide): Promise<Picture> {
    const file = await this.files.readable(ctx, id);
    if (!file.type.startsWith('image/')) throw notFound();
    return { tag: `"${(file.sha256 ?? id).slice(0, 32)}-${side}"`, bytes: async () => (await this.pictures.find(id, side)) ?? (await this.made(id, side)) };
  }

  private async made(id: string, side: PictureSide): Promise<Buffer> {
    const bytes = await this.maker.make(await this.files.whole(id), side);
    if (!bytes) throw notFound();
    await this.pictures.keep(id, side, bytes);
    return bytes;
  }
}
