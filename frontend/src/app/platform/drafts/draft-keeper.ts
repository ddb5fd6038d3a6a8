import type { PatchEntry } from '#shared/platform';
import type { UnsentField, UnsentState } from '../device/device-database';
import type { DeviceStore } from '../device/device-store';

/** Keeps on the device what a queue has not sent. */
export interface Keeper {
  /** @param unread why it is no value of its field yet, and not to be sent */
  put(entry: PatchEntry, unread?: string): void;
  mark(entry: PatchEntry, state: UnsentState, reason: string | null): void;
  /** The server has exactly this entry, or it was given up. */
  remove(entry: PatchEntry): void;
}

/** The fields of one record in the device's database, written one after the other. A device that cannot keep them says so itself. */
export class DraftKeeper implements Keeper {
  private readonly numbers = new WeakMap<PatchEntry, number>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: DeviceStore, private readonly person: string, private readonly url: string) {}

  /** All that was asked so far is on the device, or cannot be. */
  settled(): Promise<unknown> {
    return this.last;
  }

  async rows(): Promise<UnsentField[]> {
    await this.last;
    return this.store.unsent(this.person, this.url).catch(() => []);
  }

  /** A row of the device as an entry whose number is known. */
  adopt({ pointer, value, base, seq }: UnsentField): PatchEntry {
    const entry = { pointer, value, base };
    this.numbers.set(entry, seq);
    return entry;
  }

  put(entry: PatchEntry, unread?: string): void {
    this.then(async () => { this.numbers.set(entry, await this.store.put(this.person, this.url, entry, unread)); });
  }

  mark(entry: PatchEntry, state: UnsentState, reason: string | null): void {
    this.withNumber(entry, (seq) => this.store.mark(this.person, seq, state, reason));
  }

  remove(entry: PatchEntry): void {
    this.withNumber(entry, (seq) => this.store.remove(this.person, [seq]));
  }

  private withNumber(entry: PatchEntry, act: (seq: number) => Promise<void>): void {
    this.then(async () => {
      const seq = this.numbers.get(entry);
      if (seq !== undefined) await act(seq);
    });
  }

  private then(act: () => Promise<void>): void {
    this.last = this.last.then(act).catch(() => undefined);
  }
}
