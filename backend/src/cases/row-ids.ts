import { createHash } from 'node:crypto';
import { uuidv7, type Id } from '#shared/platform';

/** The id of a row of a record, always the same for the same place: so that a later load finds what an earlier one wrote. */
export function rowId(owner: Id, ...place: readonly string[]): Id {
  const millis = Number.parseInt(owner.replaceAll('-', '').slice(0, 12), 16);
  return uuidv7(millis, createHash('sha256').update(JSON.stringify([owner, ...place])).digest());
}
