import { Injectable, inject, signal } from '@angular/core';
import type { PatchEntry } from '#shared/platform';
import { KeptOnDevice } from '../kept-on-device';
import { openDeviceDatabase, type DeviceDatabase, type KeptAnswer, type KeptUpload, type SavedField, type UnsentField, type UnsentState } from './device-database';

/** What this browser keeps for a person: fields on their way to the server, and answers to read without a line. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  private readonly kept = inject(KeptOnDevice);
  private readonly databases = new Map<string, Promise<DeviceDatabase>>();
  /** People who have signed out: nothing of them is kept until they sign in again. */
  private readonly gone = new Set<string>();
  /** The answers that are being kept now: who reads what is kept waits for them. */
  private keeping: Promise<unknown> = Promise.resolve();
  private readonly failing = signal(false);
  private readonly touched = signal(0);
  /** The browser cannot keep what is typed (disk full, private window): said at once; sending goes on from memory. */
  readonly isFull = this.failing.asReadonly();
  /** Raised at each change of what waits on this page. */
  readonly changes = this.touched.asReadonly();

  /** Keeps a field in place of its value before; answers its number. @param unread why it is no value and must not be sent as it is */
  async put(person: string, url: string, entry: PatchEntry, unread?: string): Promise<number> {
    const [seq = 0] = await this.putAll(person, url, [{ entry, unread }]);
    return seq;
  }

  /** Several fields, each another one, at once; answers their numbers. */
  async putAll(person: string, url: string, fields: readonly { readonly entry: PatchEntry; readonly unread: string | undefined }[]): Promise<number[]> {
    const at = new Date().toISOString();
    return this.write(person, (db) => db.transaction('rw', db.unsent, async () => {
      await db.unsent.where('[url+pointer]').anyOf(fields.map(({ entry }) => [url, entry.pointer])).delete();
      const rows = fields.map(({ entry, unread }) => ({ url, ...entry, state: unread === undefined ? 'waiting' as const : 'unread' as const, reason: unread ?? null, at }));
      return db.unsent.bulkAdd(rows, { allKeys: true });
    }));
  }

  /** Fields of a file, in its order. What waits here for the same place was typed later and stays. @returns how many were skipped for it */
  async bringBack(person: string, fields: readonly Omit<UnsentField, 'seq' | 'at'>[]): Promise<number> {
    const at = new Date().toISOString();
    return this.write(person, (db) => db.transaction('rw', db.unsent, async () => {
      const placeOf = ({ url, pointer }: Pick<UnsentField, 'url' | 'pointer'>): string => url + pointer;
      const here = new Set((await db.unsent.toArray()).map(placeOf));
      const missing = new Map(fields.filter((field) => !here.has(placeOf(field))).map((field) => [placeOf(field), { ...field, at }]));
      await db.unsent.bulkAdd([...missing.values()]);
      return fields.filter((field) => here.has(placeOf(field))).length;
    }));
  }

  /** Only this very value: one typed later has another number. */
  async remove(person: string, seqs: readonly number[]): Promise<void> {
    await this.write(person, (db) => db.unsent.bulkDelete([...seqs]));
  }

  async mark(person: string, seq: number, state: UnsentState, reason: string | null): Promise<void> {
    await this.write(person, (db) => db.unsent.update(seq, { state, reason }));
  }

  /** In the order of typing; of one record, or of all. */
  async unsent(person: string, url?: string): Promise<UnsentField[]> {
    const db = await this.database(person);
    return (await (url === undefined ? db.unsent.orderBy('seq').toArray() : db.unsent.where('url').equals(url).sortBy('seq'))).map(asWrittenNow);
  }

  /** A file until the server has it whole. */
  async keepUpload(person: string, upload: KeptUpload): Promise<void> {
    await this.write(person, (db) => db.uploads.put(upload));
  }

  /** Of one record, or of all. */
  async uploads(person: string, url?: string): Promise<KeptUpload[]> {
    const { uploads } = await this.database(person);
    return (await (url === undefined ? uploads.toArray() : uploads.where('url').equals(url).sortBy('id'))).map(uploadAsKeptNow);
  }

  async upload(person: string, id: string): Promise<KeptUpload | undefined> {
    const found = await (await this.database(person)).uploads.get(id);
    return found && uploadAsKeptNow(found);
  }

  /** @param reason why it stopped; null: it goes on */
  async markUpload(person: string, id: string, reason: string | null): Promise<void> {
    await this.write(person, (db) => db.uploads.update(id, { reason }));
  }

  async dropUpload(person: string, id: string): Promise<void> {
    await this.write(person, (db) => db.uploads.delete(id));
  }

  /** In place of an older version, never of a newer one; the fields saved until then are in it. */
  async keepAnswer(person: string, answer: KeptAnswer): Promise<void> {
    const version = versionOf(answer);
    const kept = this.write(person, (db) => db.transaction('rw', db.answers, db.saved, async () => {
      if (version < versionOf(await db.answers.get(answer.url))) return;
      await db.answers.put(answer);
      await db.saved.where('url').startsWith(answer.url).filter((field) => field.version <= version).delete();
    }));
    this.keeping = Promise.allSettled([this.keeping, kept]);
    await kept;
  }

  /** Fields that the server has saved: the kept answer of their record does not know them yet. */
  async keepSaved(person: string, url: string, version: number, entries: readonly PatchEntry[]): Promise<void> {
    await this.write(person, (db) => db.saved.bulkPut(entries.map(({ pointer, value }) => ({ url, pointer, value, version }))));
  }

  /** What was saved of a record after this version of it, oldest first. */
  async savedSince(person: string, url: string, version: number): Promise<SavedField[]> {
    const { saved } = await this.database(person);
    return (await saved.where('url').equals(url).sortBy('version')).filter((field) => field.version > version);
  }

  async answer(person: string, url: string): Promise<KeptAnswer | undefined> {
    await this.keeping;
    return (await this.database(person)).answers.get(url);
  }

  async forgetAnswers(person: string): Promise<void> {
    const { answers, saved } = await this.database(person);
    await Promise.all([answers.clear(), saved.clear()]);
  }

  /** Everything of this person, what waits and what is begun too: ask first. */
  async clear(person: string): Promise<void> {
    this.kept.forgetBegun(person);
    const database = this.opened(person);
    this.leave(person);
    await (await database).delete();
    this.touched.update((n) => n + 1);
  }

  /** A session of this person begins. */
  begin(person: string): void {
    this.gone.delete(person);
  }

  /** They have signed out, in this tab or another. */
  hasLeft(person: string): boolean {
    return this.gone.has(person);
  }

  private leave(person: string): void {
    this.gone.add(person);
    this.databases.delete(person);
  }

  private async write<T>(person: string, act: (db: DeviceDatabase) => PromiseLike<T>): Promise<T> {
    try {
      const done = await act(await this.database(person));
      this.failing.set(false);
      this.touched.update((n) => n + 1);
      return done;
    } catch (error) {
      this.failing.set(!this.gone.has(person));
      throw error;
    }
  }

  /** @throws Error once the person has signed out, in this tab or another */
  private async database(person: string): Promise<DeviceDatabase> {
    if (this.gone.has(person)) throw new Error('nothing of this person is kept any more');
    return this.opened(person);
  }

  private opened(person: string): Promise<DeviceDatabase> {
    const known = this.databases.get(person);
    if (known) return known;
    const opening = this.open(person);
    this.databases.set(person, opening);
    opening.catch(() => { if (this.databases.get(person) === opening) this.databases.delete(person); }); // a part of the portal that did not come: the next one asks for it anew
    return opening;
  }

  protected open(person: string): Promise<DeviceDatabase> {
    return openDeviceDatabase(person, () => { this.leave(person); });
  }
}

/** Of the record that an answer is; a list has none. */
function versionOf(answer: KeptAnswer | undefined): number {
  const { version } = (answer?.body ?? {}) as { readonly version?: unknown };
  return typeof version === 'number' ? version : 0;
}

/** Before `unread` was a state, such texts were kept as refused: the server refuses none as ambiguous. */
function asWrittenNow(row: UnsentField): UnsentField {
  return row.state === 'refused' && row.reason?.endsWith('_ambiguous') ? { ...row, state: 'unread' } : row;
}

/** Before uploads went on beside their page, the page alone knew why one had stopped. */
function uploadAsKeptNow(upload: Omit<KeptUpload, 'reason'> & Partial<Pick<KeptUpload, 'reason'>>): KeptUpload {
  return { reason: null, ...upload };
}
