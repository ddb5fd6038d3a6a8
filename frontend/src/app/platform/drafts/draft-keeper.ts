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

interface KeptField {
  readonly entry: PatchEntry;
  readonly unread: string | undefined;
}

/** The fields of one record in the device's database, written one after the other. A device that cannot keep them says so itself. */
export class DraftKeeper implements Keeper {
  private readonly numbers = new WeakMap<PatchEntry, number>();
  private last: Promise<unknown> = Promise.resolve();
  /** The newest write, as long as it has not begun: what comes at the same moment, a pasted block, goes with it. */
  private gathering: { readonly kind: 'put' | 'remove'; readonly fields: KeptField[] } | null = null;

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
    this.gather('put', { entry, unread }, async (fields) => {
      const newest = fields.filter((one, at) => fields.findLastIndex(({ entry: { pointer } }) => pointer === one.entry.pointer) === at);
      const numbers = await this.store.putAll(this.person, this.url, newest);
      for (const [at, number] of numbers.entries()) this.numbers.set(newest[at]?.entry ?? entry, number);
    });
  }

  mark(entry: PatchEntry, state: UnsentState, reason: string | null): void {
    this.then(async () => {
      const seq = this.numbers.get(entry);
      if (seq !== undefined) await this.store.mark(this.person, seq, state, reason);
    });
  }

  remove(entry: PatchEntry): void {
    this.gather('remove', { entry, unread: undefined }, async (fields) => {
      const seqs = fields.flatMap((one) => this.numbers.get(one.entry) ?? []);
      if (seqs.length > 0) await this.store.remove(this.person, seqs);
    });
  }

  private gather(kind: 'put' | 'remove', field: KeptField, act: (fields: readonly KeptField[]) => Promise<void>): void {
    if (this.gathering?.kind === kind) {
      this.gathering.fields.push(field);
      return;
    }
    const gathering = { kind, fields: [field] };
    this.then(() => {
      if (this.gathering === gathering) this.gathering = null;
      return act(gathering.fields);
    });
    this.gathering = gathering;
  }

  /** One after the other, in the order in which it was asked. */
  private then(act: () => Promise<void>): void {
    this.gathering = null;
    this.last = this.last.then(act).catch(() => undefined);
  }
}
