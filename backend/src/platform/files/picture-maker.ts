import { Injectable } from '@nestjs/common';
import type { PictureSide } from '#shared/platform';
import { Problem } from '../errors/problem.js';

/** A camera's largest photos have 108 million pixels; more is a trap, or a map. */
const MOST_PIXELS = 120_000_000;
const MOST_SECONDS = 10;
/** Of this instance: each takes a thread and the memory of its pixels. */
const AT_ONCE = 2;
const MOST_WAITING = 60;

/** Makes small pictures of photos, a few at a time, outside the thread that answers. */
@Injectable()
export class PictureMaker {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * A WebP of which no side is longer, upright, with nothing of what the camera wrote about it.
   * @returns null where the content cannot be read as a picture, or is too large to be
   * @throws Problem too_many_requests when too many wait already
   */
  async make(content: Buffer, side: PictureSide): Promise<Buffer | null> {
    await this.enter();
    try {
      const { default: sharp } = await import('sharp');
      sharp.cache(false);
      const longest = Number(side);
      return await sharp(content, { limitInputPixels: MOST_PIXELS, sequentialRead: true, failOn: 'error' })
        .timeout({ seconds: MOST_SECONDS }).autoOrient().resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 76 }).toBuffer();
    } catch {
      return null; // damaged, too large, or of a kind that is not read: the file itself can still be downloaded
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING) throw new Problem('too_many_requests', undefined, [], 2);
    await new Promise<void>((resolve) => { this.waiting.push(resolve); });
  }

  /** Hands the place over to who waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
