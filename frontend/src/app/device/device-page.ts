import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OfflinePortal } from '../platform/device/offline-portal';
import type { KeptUpload, UnsentField } from '../platform/device/device-database';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts, type UnkeptField } from '../platform/drafts/drafts';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { saveBlob } from '../platform/http/downloads';
import { InstantPipe, PluralPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { focusBeside } from '../ui/focus-beside';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { StateChip } from '../ui/state-chip';
import { readUnsentFile, unsentFile } from './unsent-file';
import { UnsentUploads } from './unsent-uploads';
import { injectUnsentWords, recordOf } from './unsent-words';

/** Without a number: it is in the memory of this page alone. */
type UnsentRow = UnkeptField & { readonly seq: number | null };
interface Waiting {
  readonly fields: readonly UnsentField[];
  readonly uploads: readonly KeptUpload[];
}

/** Everything that was typed or chosen on this device and that the server does not have, with its state and the ways out. */
@Component({
  selector: 'app-device-page',
  imports: [EmptyState, InstantPipe, MatButton, MatIcon, PageHeader, PluralPipe, RouterLink, Skeleton, StateChip, TranslocoPipe, UnsentUploads],
  templateUrl: './device-page.html',
  styleUrl: './device-page.scss',
})
export class DevicePage {
  private readonly device = inject(DeviceStore);
  private readonly drafts = inject(Drafts);
  private readonly evidence = inject(EvidenceUploads);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly session = inject(SessionStore);
  protected readonly offline = inject(OfflinePortal);
  private readonly person = this.session.person()?.id ?? '';
  protected readonly read = resource({ params: () => this.device.changes(), loader: () => this.waiting() });
  /** The newest reading; stays while a new one is on its way. */
  protected readonly shown = linkedSignal<Waiting | undefined, Waiting | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (value, before) => value ?? before?.value,
  });
  /** What is in memory alone stands in place of what the device has of its field. */
  private readonly fields = computed((): readonly UnsentRow[] => {
    const unkept = new Map(this.drafts.unkept().map((one) => [placeOf(one), one]));
    return [...(this.shown()?.fields ?? []).filter((one) => !unkept.has(placeOf(one))), ...[...unkept.values()].map((one) => ({ ...one, seq: null }))];
  });
  protected readonly isEmpty = computed(() => { const shown = this.shown(); return shown !== undefined && this.fields().length + shown.uploads.length === 0; });
  protected readonly fileProblem = signal(false);
  /** Of the file, what was typed later here. */
  protected readonly skipped = signal(0);
  protected readonly words = injectUnsentWords(() => [...this.fields(), ...(this.shown()?.uploads ?? [])].map((one) => one.url));
  protected readonly rows = computed(() => this.fields().map((row) => {
    const words = this.words(row.url);
    return {
      row, key: placeOf(row), page: words.page(row.pointer), record: words.record(), place: words.place(row.pointer, row.value), value: this.valueOf(row),
      state: this.texts.say(`frame.device.state.${row.reason === 'word_begun' ? 'begun' : row.state}`), tone: row.state === 'waiting' ? ('warn' as const) : ('bad' as const),
      reason: row.reason === null || row.state === 'unread' ? '' : this.texts.firstOf([`common.problem.${row.reason}`, `common.rule.${row.reason}`], {}, row.reason),
    };
  }));

  /** By record, in the order of what was typed first. */
  protected readonly groups = computed(() => [...Map.groupBy(this.rows(), ({ row }) => recordOf(row.url))].map(([url, rows]) => ({ url, record: rows[0]?.record ?? '', path: rows[0]?.page.path ?? '', rows })));

  protected async retry(row: UnsentRow): Promise<void> {
    if (row.seq === null) this.drafts.tryAgain(row);
    else await this.device.mark(this.person, row.seq, 'waiting', null);
    await this.sendNow();
  }

  protected async sendNow(): Promise<void> {
    await Promise.all([this.drafts.flush(), this.drafts.sendLeft(this.person)]);
  }

  protected async discard(row: UnsentRow, line: HTMLElement): Promise<void> {
    if (!(await this.mayDiscard(this.valueOf(row).slice(0, 200)))) return;
    focusBeside(line);
    if (row.seq === null) this.drafts.giveUp(row);
    else await this.device.remove(this.person, [row.seq]);
  }

  protected async discardUpload({ id, name }: KeptUpload, line: HTMLElement): Promise<void> {
    if (!(await this.mayDiscard(name))) return;
    focusBeside(line);
    await this.evidence.cancel(id);
  }

  protected download(): void {
    saveBlob(unsentFile(this.fields()), 'unsent.json');
  }

  protected async bringBack(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    const fields = readUnsentFile(await file.text());
    this.fileProblem.set(fields === null);
    const broughtBack = (fields ?? []).map((field) => (field.state === 'unread' ? field : { ...field, state: 'waiting' as const, reason: null }));
    this.skipped.set(await this.device.bringBack(this.person, broughtBack));
    input.value = '';
    await this.sendNow();
  }

  private async waiting(): Promise<Waiting> {
    const [fields, uploads] = await Promise.all([this.device.unsent(this.person), this.device.uploads(this.person)]);
    return { fields, uploads };
  }

  /** As it was typed where it is no value yet. */
  private valueOf({ url, pointer, value, state }: UnsentRow): string {
    const shown = state === 'unread' && typeof value === 'string' ? value : this.words(url).value(pointer, value);
    return shown === '' ? this.texts.say('frame.device.emptied') : (shown ?? this.texts.say('frame.device.unnamed'));
  }

  private async mayDiscard(value: string): Promise<boolean> {
    const said = await this.confirmations.ask({
      title: this.texts.say('frame.device.discard.title'), text: this.texts.say('frame.device.discard.text', { value }), act: this.texts.say('frame.device.discard.act'), isDangerous: true,
    });
    return said !== undefined;
  }
}

const placeOf = ({ url, pointer }: UnkeptField): string => url + pointer;
