import { uuidv7 } from '#shared/platform';

/** A new identifier for a record or a row, made on this device (UUIDv7); also good as an idempotency key. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
