import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OfflinePortal } from '../platform/device/offline-portal';
import type { UnsentField } from '../platform/device/device-database';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts } from '../platform/drafts/drafts';
import { InstantPipe, PluralPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { focusBeside } from '../ui/focus-beside';
import { PageHeader } from '../ui/page-header';
import { StateChip } from '../ui/state-chip';
import { readUnsentFile, unsentFile } from './unsent-file';
import { placeInWords, recordLink, valueInWords } from './unsent-words';

/** Everything that was typed on this device and that the server does not have, with its state and the ways out. */
@Component({
  selector: 'app-device-page',
  imports: [EmptyState, InstantPipe, MatButton, MatIcon, PageHeader, PluralPipe, RouterLink, StateChip, TranslocoPipe],
  templateUrl: './device-page.html',
})
export class DevicePage {
  private readonly device = inject(DeviceStore);
  private readonly drafts = inject(Drafts);
  private readonly texts = inject(Texts);
  private readonly confirmations = inject(Confirmations);
  private readonly session = inject(SessionStore);
  protected readonly offline = inject(OfflinePortal);
  private readonly person = this.session.person()?.id ?? '';
  private readonly read = resource({ params: () => this.device.changes(), loader: () => this.device.unsent(this.person) });
  /** What was read last stays while it is read again, and with it the place of who works by keyboard. */
  private readonly known = linkedSignal<readonly UnsentField[] | undefined, readonly UnsentField[] | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined), computation: (rows, before) => rows ?? before?.value,
  });
  private readonly shown = computed(() => this.known() ?? []);
  protected readonly isEmpty = computed(() => this.known()?.length === 0);
  protected readonly fileProblem = signal(false);
  /** Of the file, what was typed later here. */
  protected readonly skipped = signal(0);
  protected readonly rows = computed(() => this.shown().map((row) => ({
    row,
    link: recordLink(row.url),
    record: this.texts.say(`frame.device.record.${row.url.split('/')[1] === 'proposals' ? 'proposal' : 'report'}`),
    place: placeInWords(row.pointer, this.texts),
    value: valueInWords(row.value),
    state: this.texts.say(`frame.device.state.${row.reason === 'word_begun' ? 'begun' : row.state}`),
    tone: row.state === 'waiting' ? ('warn' as const) : ('bad' as const),
    reason: row.reason === null || row.state === 'unread' ? '' : this.texts.firstOf([`common.problem.${row.reason}`, `common.rule.${row.reason}`], {}, row.reason),
  })));

  protected async retry(row: UnsentField): Promise<void> {
    await this.device.mark(this.person, row.seq, 'waiting', null);
    await this.sendNow();
  }

  protected async sendNow(): Promise<void> {
    await this.drafts.sendLeft(this.person);
  }

  protected async discard(row: UnsentField, line: HTMLElement): Promise<void> {
    const said = await this.confirmations.ask({
      title: this.texts.say('frame.device.discard.title'), text: this.texts.say('frame.device.discard.text', { value: valueInWords(row.value).slice(0, 200) }),
      act: this.texts.say('frame.device.discard.act'), isDangerous: true,
    });
    if (!said) return;
    focusBeside(line);
    await this.device.remove(this.person, [row.seq]);
  }

  protected download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(unsentFile(this.shown()));
    link.download = 'unsent.json';
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
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
}
