import { Component, computed, inject, resource, signal } from '@angular/core';
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
import { PageHeader } from '../ui/page-header';
import { StateChip } from '../ui/state-chip';
import { readUnsentFile, unsentFile } from './unsent-file';
import { placeInWords, recordLink } from './unsent-words';

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
  private readonly shown = computed<readonly UnsentField[]>((): readonly UnsentField[] => (this.read.hasValue() ? this.read.value() : []));
  protected readonly isEmpty = computed(() => this.read.hasValue() && this.shown().length === 0);
  protected readonly fileProblem = signal(false);
  /** Of the file, what was typed later here. */
  protected readonly skipped = signal(0);
  protected readonly rows = computed(() => this.shown().map((row) => ({
    row,
    link: recordLink(row.url),
    record: this.texts.say(`frame.device.record.${row.url.split('/')[1] === 'proposals' ? 'proposal' : 'report'}`),
    place: placeInWords(row.pointer, this.texts),
    value: typeof row.value === 'string' ? row.value : JSON.stringify(row.value),
    state: this.texts.say(`frame.device.state.${row.state}`),
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

  protected async discard(row: UnsentField): Promise<void> {
    const said = await this.confirmations.ask({
      title: this.texts.say('frame.device.discard.title'), text: this.texts.say('frame.device.discard.text', { value: typeof row.value === 'string' ? row.value.slice(0, 200) : JSON.stringify(row.value) }),
      act: this.texts.say('frame.device.discard.act'), isDangerous: true,
    });
    if (said) await this.device.remove(this.person, [row.seq]);
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
