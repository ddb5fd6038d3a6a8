import { signal } from '@angular/core';
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

/** A field as it was typed. */
interface TypedField {
  readonly entry: PatchEntry;
  readonly unread: string | undefined;
  readonly at: string;
}

/** The fields of one record in the device's database, written one after the other. A device that cannot keep them says so itself. */
export class DraftKeeper implements Keeper {
  private readonly numbers = new WeakMap<PatchEntry, number>();
  /** The number of the row that a field has on the device, if need be with an older value. */
  private readonly rowOf = new Map<string, number>();
  private readonly failed = signal<ReadonlyMap<string, TypedField>>(new Map());
  /** By pointer, what the device could not keep: it is in the memory of this page alone. */
  readonly unkept = this.failed.asReadonly();
  private last: Promise<unknown> = Promise.resolve();
  /** The newest write, as long as it has not begun: what comes at the same moment, a pasted block, goes with it. */
  private gathering: { readonly kind: 'put' | 'remove'; readonly fields: TypedField[] } | null = null;

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
    if (!this.rowOf.has(pointer)) this.rowOf.set(pointer, seq);
    return entry;
  }

  put(entry: PatchEntry, unread?: string): void {
    this.gather('put', { entry, unread, at: new Date().toISOString() }, async (fields) => {
      const before = [...this.failed().values()];
      const isKept = await this.write(fields.filter((one, at) => fields.findLastIndex(({ entry: { pointer } }) => pointer === one.entry.pointer) === at));
      const again = before.filter((one) => this.failed().get(one.entry.pointer) === one);
      if (isKept && again.length > 0) await this.write(again);
    });
  }

  mark(entry: PatchEntry, state: UnsentState, reason: string | null): void {
    this.then(async () => {
      const seq = this.numbers.get(entry);
      if (seq !== undefined) await this.store.mark(this.person, seq, state, reason);
    });
  }

  remove(entry: PatchEntry): void {
    this.gather('remove', { entry, unread: undefined, at: '' }, async (fields) => {
      const gone = new Set(fields.map((one) => one.entry));
      this.setFailed([...this.failed()].filter(([, one]) => !gone.has(one.entry)));
      const seqs = fields.flatMap((one) => this.numbers.get(one.entry) ?? this.rowOf.get(one.entry.pointer) ?? []);
      if (seqs.length > 0) await this.store.remove(this.person, seqs);
    });
  }

  /** @returns whether the device could keep them */
  private async write(fields: readonly TypedField[]): Promise<boolean> {
    const pointers = new Set(fields.map(({ entry: { pointer } }) => pointer));
    const others = [...this.failed()].filter(([pointer]) => !pointers.has(pointer));
    try {
      const numbers = await this.store.putAll(this.person, this.url, fields);
      for (const [at, { entry }] of fields.entries()) {
        this.numbers.set(entry, numbers[at] ?? 0);
        this.rowOf.set(entry.pointer, numbers[at] ?? 0);
      }
      this.setFailed(others);
      return true;
    } catch {
      if (!this.store.hasLeft(this.person)) this.setFailed([...others, ...fields.map((one) => [one.entry.pointer, one] as const)]);
      return false;
    }
  }

  private setFailed(fields: readonly (readonly [string, TypedField])[]): void {
    if (fields.length + this.failed().size > 0) this.failed.set(new Map(fields));
  }

  private gather(kind: 'put' | 'remove', field: TypedField, act: (fields: readonly TypedField[]) => Promise<void>): void {
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
