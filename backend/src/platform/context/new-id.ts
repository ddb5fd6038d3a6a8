import { randomBytes } from 'node:crypto';
import { uuidv7, type Id } from '#shared/platform';

/** A fresh UUIDv7 by the machine's clock (platform.md, "Time": the time inside ids reads only `recordedAt`). */
export function newId(): Id {
  return uuidv7(Date.now(), randomBytes(10));
}
