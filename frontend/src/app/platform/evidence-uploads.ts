import { DestroyRef, Injectable, computed, inject, signal, type Injector } from '@angular/core';
import type { FileView } from '#shared/platform';
import type { Evidence } from '#shared/reports';
import type { KeptUpload } from './device/device-database';
import { DeviceStore } from './device/device-store';
import type { QueueState } from './drafts/draft-queue';
import { Drafts } from './drafts/drafts';
import { TabLocks } from './drafts/tab-locks';
import { ApiProblem } from './http/api-problem';
import { newId } from './new-id';
import { SessionStore } from './session/session-store';
import { Uploads } from './uploads';

/** `lost`: the device had no room for the bytes, so that after a reload the same file has to be chosen again. */
export type UploadState = 'waiting' | 'sending' | 'away' | 'stopped' | 'lost';
/** What is known of a row before its file is there. */
export type BegunRow = Pick<Evidence, 'id' | 'anchor' | 'takenOn' | 'keepsLocation'>;
export interface EvidenceUpload extends KeptUpload {
  readonly row: BegunRow;
  readonly share: number;
  readonly state: UploadState;
  /** The device has it: once it is gone from there, another tab has brought it to its end. */
  readonly isKept: boolean;
}

/** How often what other tabs did is looked for, ms. */
const every = 10_000;

/**
 * Files on their way to reports, one after the other, wherever in the portal their person is. Each is kept on the device until the server has it
 * whole and its row is in the report, so that it goes on after a cut, a reload, a restart, in any tab (ADR 0035).
 */
@Injectable({ providedIn: 'root' })
export class EvidenceUploads {
  private readonly device = inject(DeviceStore);
  private readonly drafts = inject(Drafts);
  private readonly uploads = inject(Uploads);
  private readonly locks = inject(TabLocks);
  private readonly session = inject(SessionStore);
  private readonly list = signal<readonly EvidenceUpload[]>([]);
  private readonly stops = new Map<string, AbortController>();
  /** Whose files they are; null while no frame of the portal stands. */
  private person: string | null = null;
  private isRunning = false;
  readonly items = this.list.asReadonly();
  /** What is not on the server yet and is being sent or waits. */
  readonly waiting = computed(() => this.list().filter(({ state }) => state === 'waiting' || state === 'sending' || state === 'away').length);
  /** As a queue of fields would tell it; null where there is nothing to tell. */
  readonly state = computed((): QueueState | null => {
    const states = this.list().map((one) => one.state);
    if (states.includes('stopped')) return 'refused';
    return states.includes('away') ? 'away' : this.waiting() > 0 ? 'waiting' : null;
  });

  /** From now on, as long as this frame of the portal stands. */
  start(frame: Injector): void {
    this.person = this.session.person()?.id ?? '';
    const timer = setInterval(() => void this.look(), every);
    frame.get(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.person = null;
      for (const { id } of this.list()) this.drop(id);
    });
    void this.look();
  }

  /** Keeps a file for a row of the record at this address, and sends it. */
  async add(url: string, row: BegunRow, file: File): Promise<void> {
    const { person } = this;
    const kept: KeptUpload = { id: newId(), url, row, name: file.name, size: file.size, hash: await hashOf(file), bytes: file, reason: null };
    if (person === null || person !== this.person) return;
    const isKept = await this.device.keepUpload(person, kept).catch(() => this.device.keepUpload(person, { ...kept, bytes: null })).then(() => true, () => false);
    if (person !== this.person) return;
    this.list.update((all) => [...all.filter(({ id }) => id !== kept.id), { ...kept, row, share: 0, state: 'waiting', isKept }]);
    void this.run();
  }

  /** The bytes of an upload that was lost, chosen again. @returns false for another file */
  async found(id: string, file: File): Promise<boolean> {
    const lost = this.list().find((one) => one.id === id);
    if (!lost || file.name !== lost.name || file.size !== lost.size || (await hashOf(file)) !== lost.hash) return false;
    this.change(id, { bytes: file, state: 'waiting' });
    void this.run();
    return true;
  }

  async again(id: string): Promise<void> {
    if (this.person !== null) await this.device.markUpload(this.person, id, null).catch(() => undefined);
    const { bytes = null } = this.list().find((one) => one.id === id) ?? {};
    this.change(id, { state: bytes ? 'waiting' : 'lost', reason: null });
    void this.run();
  }

  async cancel(id: string): Promise<void> {
    this.drop(id);
    await this.forget(id);
  }

  /** Takes in what the device keeps: left by an earlier visit; added, stopped or given up in another tab. */
  private async look(): Promise<void> {
    const { person } = this;
    const before = this.list();
    const kept = person === null ? null : await this.device.uploads(person).catch(() => null);
    if (kept === null || person !== this.person) return;
    const left = new Set(kept.map((one) => one.id));
    for (const { id, isKept } of before) if (isKept && !left.has(id)) this.drop(id);
    for (const one of kept) this.take(one);
    void this.run();
  }

  private take(kept: KeptUpload): void {
    const known = this.list().find((one) => one.id === kept.id);
    const state = kept.reason !== null ? 'stopped' : (known?.bytes ?? kept.bytes) ? 'waiting' : 'lost';
    if (!known) this.list.update((all) => [...all, { ...kept, row: kept.row as BegunRow, share: 0, state, isKept: true }]);
    else if (known.reason !== kept.reason) this.change(kept.id, { reason: kept.reason, state });
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (let next = this.next(); next; next = this.next()) await this.sendAlone(next);
    this.isRunning = false;
  }

  private next(): EvidenceUpload | undefined {
    return this.list().find((one) => one.state === 'waiting' && one.bytes !== null);
  }

  /** By one tab at a time: what another one has brought to its end is gone from the device. */
  private async sendAlone(upload: EvidenceUpload): Promise<void> {
    this.change(upload.id, { state: 'sending' });
    const stop = new AbortController();
    this.stops.set(upload.id, stop);
    try {
      await this.locks.alone(`portal.upload.${upload.id}`, () => this.bringToEnd(upload, stop.signal), stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) await this.stop(upload.id, ApiProblem.of(error));
    } finally {
      this.stops.delete(upload.id);
    }
  }

  private async bringToEnd(upload: EvidenceUpload, signal: AbortSignal): Promise<void> {
    const standing = await this.standing(upload);
    signal.throwIfAborted();
    if (standing?.reason) this.take(standing);
    if (standing?.reason === null) await this.send(upload, signal);
    if (!standing) this.drop(upload.id);
  }

  /** As the device has it now; undefined where it is gone from there. */
  private async standing(upload: EvidenceUpload): Promise<KeptUpload | undefined> {
    return upload.isKept ? this.device.upload(this.person ?? '', upload.id).catch(() => upload) : upload;
  }

  private async send(upload: EvidenceUpload, signal: AbortSignal): Promise<void> {
    const { id, name, bytes, row } = upload;
    const patience = { signal, waiting: (isWaiting: boolean): void => this.change(id, { state: isWaiting ? 'away' : 'sending' }) };
    const file = Object.assign(bytes?.slice() ?? new Blob(), { name });
    const view = await this.uploads.send(file, (share) => this.change(id, { share }), { id, keepsLocation: row.keepsLocation, ...patience });
    if (await this.standing(upload)) await this.uploads.patiently(() => this.write(upload, view), patience);
    signal.throwIfAborted();
    await this.forget(id);
    this.drop(id);
  }

  /** Its row, under the same id at each try: where it is another one by now, or gone, it was written before and its report went on since. */
  private async write({ url, row }: EvidenceUpload, view: FileView): Promise<void> {
    const result = await this.drafts.write(this.person ?? '', url, { pointer: `/evidence/${row.id}`, value: rowOf(row, view), base: 1 });
    if (result?.status === 'refused') throw new ApiProblem(422, result.code, result.detail);
  }

  /** It stays on the device with the reason; without a session it goes on with the next look. */
  private async stop(id: string, { status, code, errors }: ApiProblem): Promise<void> {
    const reason = code === 'wrong_state' ? code : errors[0]?.code ?? code;
    this.change(id, { state: 'stopped', reason });
    if (this.person !== null && status !== 401) await this.device.markUpload(this.person, id, reason).catch(() => undefined);
  }

  private drop(id: string): void {
    this.stops.get(id)?.abort();
    this.list.update((all) => all.filter((one) => one.id !== id));
  }

  private async forget(id: string): Promise<void> {
    if (this.person !== null) await this.device.dropUpload(this.person, id).catch(() => undefined);
  }

  private change(id: string, change: Partial<EvidenceUpload>): void {
    this.list.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}

function rowOf(row: BegunRow, { id, name, size, type, sha256, keepsLocation }: FileView): Evidence {
  return { ...row, file: id, name, size, type, sha256: sha256 ?? '', keepsLocation, caption: '', location: null, place: '', credit: '', consent: null };
}

/** SHA-256; null where the browser gives none (an address without TLS): then name and size have to do. */
async function hashOf(file: Blob): Promise<string | null> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) return null;
  return [...new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
