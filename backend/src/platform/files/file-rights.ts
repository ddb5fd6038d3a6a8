import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx.js';
import type { FileOwner } from './file.schema.js';

/** Whether the asker may read the record of this id now, and this file of it. */
export type MayRead = (ctx: Ctx, id: string, file: string) => Promise<boolean>;

/** Who may read a bound file: the feature of the record says so, at each download. */
@Injectable()
export class FileRights {
  private readonly kinds = new Map<string, MayRead>();

  /** Called by a feature once, for each kind of record that it binds files to. */
  register(kind: string, mayRead: MayRead): void {
    this.kinds.set(kind, mayRead);
  }

  async mayRead(ctx: Ctx, { kind, id }: FileOwner, file: string): Promise<boolean> {
    return (await this.kinds.get(kind)?.(ctx, id, file)) ?? false;
  }
}
