import type { Resource } from '@angular/core';

/** A page that can show its record as it is now, without losing what is typed on it: the way out after a stale version. */
export abstract class Reread {
  /** The reading of the record. */
  abstract readonly read: Pick<Resource<unknown>, 'status'>;
  abstract reread(): void;
}
