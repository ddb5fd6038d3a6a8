import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { fileTypeOf, isHeic, mostFileBytes, type FileView } from '#shared/platform';
import type { Evidence } from '#shared/reports';
import { DeviceStore } from '../../platform/device/device-store';
import type { KeptUpload } from '../../platform/device/device-database';
import { TabLocks } from '../../platform/drafts/tab-locks';
import { ApiProblem } from '../../platform/http/api-problem';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Uploads } from '../../platform/uploads';
import { ReportDesk } from '../data/report-desk';
import { smallerPhoto } from './smaller-photo';

/** `lost`: the device had no room for the bytes, so that after a reload the same file has to be chosen again. */
export type UploadState = 'waiting' | 'sending' | 'away' | 'stopped' | 'lost';
export interface EvidenceUpload extends KeptUpload {
  readonly row: Draft;
  readonly share: number;
  readonly state: UploadState;
  /** The device has it: once it is gone from there, another tab has brought it to its end. */
  readonly isKept: boolean;
  readonly problem: ApiProblem | null;
}
/** What is known of a row before its file is there. */
type Draft = Pick<Evidence, 'id' | 'anchor' | 'takenOn' | 'keepsLocation'>;
export interface Wishes {
  readonly anchor: string | null;
  readonly keepsLocation: boolean;
  readonly isSmaller: boolean;
}
/** Why a file is not even begun. */
export type NotTaken = 'heic' | 'type' | 'size';

/**
 * Files on their way to the report on the desk, one after the other. Each is kept on the device until the server has it whole, so that it
 * goes on after a cut, a reload, a restart. A file that is there becomes a row of the report like any typed field.
 */
@Injectable()
export class EvidenceUploads {
  private readonly desk = inject(ReportDesk);
  private readonly device = inject(DeviceStore);
  private readonly uploads = inject(Uploads);
  private readonly locks = inject(TabLocks);
  private readonly person = inject(SessionStore).person()?.id ?? '';
  private readonly list = signal<readonly EvidenceUpload[]>([]);
  private readonly stops = new Map<string, AbortController>();
  /** The report that they go to; null while it cannot be written. */
  private url: string | null = null;
  private isRunning = false;
  readonly items = this.list.asReadonly();

  constructor() {
    effect(() => {
      const id = this.desk.id();
      const url = id && this.desk.partner()?.isEditable() ? `/reports/${id}` : null;
      untracked(() => void this.open(url));
    });
    inject(DestroyRef).onDestroy(() => void this.open(null));
  }

  /** Stops what goes to another report, and goes on with what an earlier visit left for this one. */
  private async open(url: string | null): Promise<void> {
    if (url === this.url) return;
    for (const stop of this.stops.values()) stop.abort();
    this.list.set([]);
    this.url = url;
    const kept = url === null ? [] : await this.device.uploads(this.person, url).catch(() => []);
    const known = new Set(this.list().map((one) => one.id));
    const left = kept.filter((one) => one.url === this.url && !known.has(one.id));
    this.list.update((all) => [...all, ...left.map((one): EvidenceUpload => ({ ...one, row: one.row as Draft, share: 0, state: one.bytes ? 'waiting' : 'lost', isKept: true, problem: null }))]);
    void this.run();
  }

  /** Takes what can be taken. @returns the others, each with the reason */
  async add(files: readonly File[], wishes: Wishes): Promise<{ name: string; reason: NotTaken }[]> {
    const refused: { name: string; reason: NotTaken }[] = [];
    for (const chosen of files) {
      const file = wishes.isSmaller && chosen.type.startsWith('image/') ? await smallerPhoto(chosen) : chosen;
      const reason = whyNot(file);
      if (reason) refused.push({ name: chosen.name, reason });
      else await this.keep(file, wishes);
    }
    void this.run();
    return refused;
  }

  /** The bytes of an upload that was lost, chosen again. @returns false for another file */
  async found(id: string, file: File): Promise<boolean> {
    const lost = this.list().find((one) => one.id === id);
    if (!lost || file.name !== lost.name || file.size !== lost.size || (await hashOf(file)) !== lost.hash) return false;
    this.change(id, { bytes: file, state: 'waiting' });
    void this.run();
    return true;
  }

  again(id: string): void {
    this.change(id, { state: 'waiting', problem: null });
    void this.run();
  }

  async cancel(id: string): Promise<void> {
    this.stops.get(id)?.abort();
    await this.forget(id);
  }

  private async keep(file: File, { anchor, keepsLocation }: Wishes): Promise<void> {
    const { url } = this;
    if (url === null) return;
    const row: Draft = { id: newId(), anchor, takenOn: this.dayOf(file), keepsLocation };
    const kept: KeptUpload = { id: newId(), url, row, name: file.name, size: file.size, hash: await hashOf(file), bytes: file };
    const isKept = await this.device.keepUpload(this.person, kept).catch(() => this.device.keepUpload(this.person, { ...kept, bytes: null })).then(() => true, () => false);
    this.list.update((all) => [...all, { ...kept, row, share: 0, state: 'waiting', isKept, problem: null }]);
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
      await this.locks.alone(`portal.upload.${upload.id}`, () => this.bringToEnd(upload, stop.signal));
    } catch (error) {
      if (!stop.signal.aborted) this.change(upload.id, { state: 'stopped', problem: ApiProblem.of(error) });
    } finally {
      this.stops.delete(upload.id);
    }
  }

  private async bringToEnd(upload: EvidenceUpload, signal: AbortSignal): Promise<void> {
    if (!(await this.isGone(upload))) {
      const view = await this.send(upload, signal);
      if (upload.url !== this.url) return;
      this.desk.partner()?.put(`/evidence/${upload.row.id}`, rowOf(upload.row, view));
    }
    await this.forget(upload.id);
  }

  private async isGone({ id, url, isKept }: EvidenceUpload): Promise<boolean> {
    const kept = isKept ? await this.device.uploads(this.person, url).catch(() => null) : null;
    return kept !== null && kept.every((one) => one.id !== id);
  }

  private send({ id, name, bytes, row }: EvidenceUpload, signal: AbortSignal): Promise<FileView> {
    const file = Object.assign(bytes?.slice() ?? new Blob(), { name });
    return this.uploads.send(file, (share) => this.change(id, { share }), {
      id, keepsLocation: row.keepsLocation, signal, waiting: (isWaiting) => this.change(id, { state: isWaiting ? 'away' : 'sending' }),
    });
  }

  private async forget(id: string): Promise<void> {
    this.list.update((all) => all.filter((one) => one.id !== id));
    await this.device.dropUpload(this.person, id).catch(() => undefined);
  }

  private change(id: string, change: Partial<EvidenceUpload>): void {
    this.list.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  /** When the photo was taken, where the file says a day that can be: not before the period. */
  private dayOf({ type, lastModified }: File): string | null {
    const period = this.desk.view()?.period;
    const day = new Date(lastModified).toLocaleDateString('en-CA');
    return period && type.startsWith('image/') && day >= period.start ? day : null;
  }
}

function whyNot({ name, size }: File): NotTaken | null {
  if (isHeic(name)) return 'heic';
  if (!fileTypeOf(name)) return 'type';
  return size > mostFileBytes || size === 0 ? 'size' : null;
}

function rowOf(row: Draft, { id, name, size, type, sha256, keepsLocation }: FileView): Evidence {
  return { ...row, file: id, name, size, type, sha256: sha256 ?? '', keepsLocation, caption: '', location: null, place: '', credit: '', consent: null };
}

/** SHA-256; null where the browser gives none (an address without TLS): then name and size have to do. */
async function hashOf(file: Blob): Promise<string | null> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) return null;
  return [...new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
