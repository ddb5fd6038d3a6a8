import { Injectable, computed, signal } from '@angular/core';
import { sameValue, type Finding } from '#shared/platform';
import { checkSettings, checkValidFrom, settingsInput, settingsOn, type DatedSettings, type ProgrammeView } from '#shared/programmes';
import { Board, readAt, writeAt } from '../../ui/field/board';
import { schemaFindings } from '../data/schema-findings';
import { changedSettings, programmeToday } from '../data/settings-shown';

/** The settings of a programme from a day on, as they are being written. */
@Injectable()
export class SettingsDraft extends Board {
  override readonly folders = ['programmes.finding'];
  readonly known = signal<ProgrammeView | null>(null);
  readonly content = signal<DatedSettings | null>(null);
  private readonly start = signal<DatedSettings | null>(null);

  private readonly dated = computed(() => this.known()?.settings ?? []);
  readonly today = computed(() => programmeToday(this.dated()));
  /** What holds on that day without this change. */
  readonly before = computed(() => settingsOn(this.dated(), this.content()?.validFrom ?? this.today()));
  readonly changed = computed(() => { const content = this.content(); return content ? changedSettings(this.before(), content.settings) : []; });
  readonly isDirty = computed(() => !sameValue(this.start(), this.content()));
  /** Settings for the same day are replaced. */
  readonly replaces = computed(() => this.dated().some((one) => one.validFrom === this.content()?.validFrom));
  /** The next ones after that day: they stay. */
  readonly next = computed(() => {
    const from = this.content()?.validFrom ?? '';
    return this.dated().map((one) => one.validFrom).filter((day) => from !== '' && day > from).sort()[0] ?? null;
  });

  private readonly standing = computed((): readonly Finding[] => {
    const content = this.content();
    if (!content) return [];
    const missing = schemaFindings(settingsInput, content);
    return [
      ...missing, ...(content.validFrom ? checkValidFrom(this.dated(), content.validFrom, this.today()) : []),
      ...(missing.some((one) => one.pointer.startsWith('/settings')) ? [] : checkSettings(content.settings)),
    ];
  });

  open(programme: ProgrammeView): void {
    this.known.set(programme);
    const validFrom = this.today();
    const content = { validFrom, settings: settingsOn(programme.settings, validFrom) };
    this.start.set(content);
    this.content.set(content);
  }

  markSaved(): void {
    this.start.set(this.content());
  }

  /** A choice is between texts. */
  override value(pointer: string): unknown {
    const value = readAt(this.content(), pointer);
    return pointer === '/settings/frequencyMonths' ? String(value) : value;
  }

  override put(pointer: string, value: unknown): void {
    const given = pointer === '/settings/frequencyMonths' && value !== null ? Number(value) : value;
    this.content.update((content) => content && writeAt(content, pointer, given));
  }

  override isEditable(): boolean {
    return true;
  }

  override findings(): readonly Finding[] {
    return this.standing();
  }

  override currency(): string {
    return '';
  }

  override showsMissing(): boolean {
    return true;
  }
}
