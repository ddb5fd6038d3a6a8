/** A page that can show its record as it is now, without losing what is typed on it: the way out after a stale version. */
export abstract class Reread {
  abstract reread(): void;
}
