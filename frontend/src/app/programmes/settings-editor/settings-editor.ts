import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { programmeView, type DatedSettings, type ProgrammeView } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { ApiProblem } from '../../platform/http/api-problem';
import { formatDay } from '../../platform/i18n/format-day';
import { DayPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { Board } from '../../ui/field/board';
import { Field, type FieldOption } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import type { FieldKind } from '../../ui/field/shown-value';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { warnOfUnsaved, type HoldsUnsaved } from '../../ui/unsaved';
import { settingGroups, settingText, type SettingName } from '../data/settings-shown';
import { crumbsTo } from '../data/crumbs';
import { StalePanel } from '../data/stale-panel';
import { SettingsDraft } from './settings-draft';

/** How a setting is written; those that are left out are whole numbers. */
const kinds: Partial<Record<SettingName, FieldKind>> = {
  gateLast: 'decimal', varianceExplain: 'decimal', varianceBlock: 'decimal', indirectMax: 'decimal', onTrack: 'decimal', maintainBand: 'decimal', unusualFactor: 'decimal',
  unknownShare: 'decimal', frequencyMonths: 'choice', timeZone: 'choice',
};
const lists: readonly SettingName[] = ['onTrack', 'ageingMonths', 'remindersBefore'];

/** Changes the settings of a programme from a day on; what was decided before keeps its own. */
@Component({
  selector: 'app-settings-editor',
  imports: [DayPipe, EmptyState, Field, MatButton, MatIcon, MatIconButton, PageHeader, ProblemPanel, Skeleton, StalePanel, TranslocoPipe],
  providers: [SettingsDraft, { provide: Board, useExisting: SettingsDraft }],
  templateUrl: './settings-editor.html',
  styleUrl: './settings-editor.scss',
})
export class SettingsEditor implements HoldsUnsaved {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly language = inject(Languages);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(SettingsDraft);

  readonly id = input.required<string>();
  protected readonly programme = this.api.resource(programmeView, () => `/programmes/${this.id()}`);
  protected readonly act = new Act();
  protected readonly groups = settingGroups;
  protected readonly crumbs = computed(() => crumbsTo(this.draft.known(), this.texts));
  protected readonly mayEdit = computed(() => this.draft.known()?.allowedActions.includes('settings') ?? false);
  protected readonly isReady = computed(() => this.draft.changed().length > 0 && this.draft.findings().length === 0);
  protected readonly reminders = computed(() => this.draft.content()?.settings.remindersBefore ?? []);
  private readonly zones = computed((): FieldOption[] => {
    const zones = new Set(['UTC', this.draft.before().timeZone, ...Intl.supportedValuesOf('timeZone')]);
    return [...zones].map((value) => ({ value, text: value }));
  });
  private readonly frequencies = computed((): FieldOption[] => [1, 3, 6, 12].map((months) => ({ value: String(months), text: this.texts.plural('programmes.months', months) })));
  /** Written by somebody else since the form was opened. */
  protected readonly newer = computed(() => ApiProblem.of(this.act.problem()).code === 'stale_version');

  constructor() {
    warnOfUnsaved(this);
    effect(() => { if (this.programme.hasValue() && !untracked(this.draft.known)) { const known = this.programme.value(); untracked(() => this.draft.open(known)); } });
  }

  hasUnsaved(): boolean {
    return this.draft.isDirty();
  }

  protected isList(name: SettingName): boolean {
    return lists.includes(name);
  }

  protected kindOf(name: SettingName): FieldKind {
    return kinds[name] ?? 'whole';
  }

  protected optionsOf(name: SettingName): readonly FieldOption[] {
    return name === 'timeZone' ? this.zones() : name === 'frequencyMonths' ? this.frequencies() : [];
  }

  /** What holds without this change, where it differs from what is typed. */
  protected hintOf(name: SettingName): string {
    return this.draft.changed().includes(name) ? this.texts.say('programmes.settingsEditor.before', { value: settingText(this.draft.before()[name], this.language.current()) }) : '';
  }

  /** What stands against a list as a whole. */
  protected linesOf(name: SettingName): readonly string[] {
    return this.draft.findings().filter((one) => one.pointer === `/settings/${name}`).map((one) => this.findingTexts.of(one, this.draft));
  }

  protected partsOf(name: SettingName): readonly number[] {
    return [...(this.draft.content()?.settings[name] as readonly unknown[]).keys()];
  }

  protected addReminder(): void {
    this.draft.put('/settings/remindersBefore', [...this.reminders(), 1]);
  }

  protected removeReminder(at: number): void {
    this.draft.put('/settings/remindersBefore', this.reminders().filter((_, n) => n !== at));
  }

  protected async save(): Promise<void> {
    const [content, known] = [this.draft.content(), this.draft.known()];
    if (!content || !known || !(await this.confirmed(content))) return;
    const saved = await this.act.run(() => this.api.send('PUT', programmeView, `/programmes/${known.id}/settings`, content, { ifMatch: known.version }));
    if (saved) await this.finish(saved);
  }

  /** The form stays as it is, above what the programme is now. */
  protected async readAgain(): Promise<void> {
    const known = await this.act.run(() => this.api.get(programmeView, `/programmes/${this.id()}`));
    if (known) this.draft.known.set(known);
  }

  private async finish(saved: ProgrammeView): Promise<void> {
    this.draft.markSaved();
    this.snackBar.open(this.texts.say('common.saved'), undefined, { duration: 4000 });
    await this.router.navigate(['/programmes', saved.id]);
  }

  private confirmed({ validFrom, settings }: DatedSettings) {
    const language = this.language.current();
    const changes = this.draft.changed().map((name) => this.texts.say('programmes.settingsEditor.change', {
      setting: this.texts.say(`programmes.rule.${name}`), before: settingText(this.draft.before()[name], language), after: settingText(settings[name], language),
    }));
    return this.confirmations.ask({
      title: this.texts.say('programmes.settingsEditor.askTitle', { day: formatDay(validFrom, language) }),
      text: changes.join('\n'), act: this.texts.say('programmes.settingsEditor.act', { day: formatDay(validFrom, language) }),
    });
  }
}
