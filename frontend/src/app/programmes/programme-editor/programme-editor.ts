import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { currentCurrencies } from '#shared/money';
import { languages as allLanguages, type Finding, type Language } from '#shared/platform';
import { programmeView, type ProgrammeInput, type ProgrammeView } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { ApiProblem } from '../../platform/http/api-problem';
import { Languages, languageNames } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { EmptyState } from '../../ui/empty-state';
import { Board, anchorOf } from '../../ui/field/board';
import { Field, type FieldOption } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import { FindingList } from '../../ui/finding-list';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { warnOfUnsaved, type HoldsUnsaved } from '../../ui/unsaved';
import { crumbsTo } from '../data/crumbs';
import { StalePanel } from '../data/stale-panel';
import { DimensionsEditor } from './dimensions-editor';
import { FundersEditor } from './funders-editor';
import { ProgrammeDraft, blankProgramme, inputOf } from './programme-draft';
import { ThemesEditor } from './themes-editor';

/** Writes a programme: a new one, or what may still change of one that exists. */
@Component({
  selector: 'app-programme-editor',
  imports: [
    DimensionsEditor, EmptyState, Field, FindingList, FundersEditor, MatButton, MatCheckbox, PageHeader, ProblemPanel, Skeleton, StalePanel, ThemesEditor, TranslocoPipe,
  ],
  providers: [ProgrammeDraft, { provide: Board, useExisting: ProgrammeDraft }],
  templateUrl: './programme-editor.html',
  styleUrl: './programme-editor.scss',
})
export class ProgrammeEditor implements HoldsUnsaved {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly language = inject(Languages);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(ProgrammeDraft);

  /** Of the programme that is edited; none: a new one. */
  readonly id = input<string>();
  protected readonly programme = this.api.resource(programmeView, () => { const id = this.id(); return id && `/programmes/${id}`; });
  protected readonly act = new Act();
  protected readonly names = languageNames;
  protected readonly allLanguages = allLanguages;
  protected readonly crumbs = computed(() => crumbsTo(this.draft.known(), this.texts));
  protected readonly mayEdit = computed(() => this.draft.known()?.allowedActions.includes('edit') ?? true);
  protected readonly currencies = computed((): FieldOption[] => {
    const names = new Intl.DisplayNames([this.language.current()], { type: 'currency' });
    return currentCurrencies.map((code) => ({ value: code, text: `${code} · ${names.of(code) ?? ''}` }));
  });
  protected readonly findings = computed(() => (this.draft.showsMissing() ? this.draft.findings().map((one) => this.findingTexts.readable(one, this.draft)) : []));
  protected readonly contested = computed(() => this.draft.contested().map((part) => this.texts.say(`programmes.field.${part}`)));
  protected readonly place = ({ pointer }: Finding): string => this.placeOf(pointer);

  constructor() {
    warnOfUnsaved(this);
    effect(() => {
      const known = this.programme.hasValue() ? this.programme.value() : null;
      if (untracked(this.draft.content) || (this.id() && !known)) return;
      untracked(() => this.draft.load(known ? inputOf(known) : this.blank(), known));
    });
  }

  hasUnsaved(): boolean {
    return this.draft.isDirty();
  }

  private blank(): ProgrammeInput {
    return blankProgramme(newId(), new Date().toISOString().slice(0, 10), this.language.current(), (key) => this.texts.say(`programmes.dimension.${key}`));
  }

  /** The language that is written first becomes the compulsory one. */
  protected putFirst(language: Language): void {
    this.draft.put('/languages', [language, ...this.draft.languages().filter((one) => one !== language)]);
  }

  protected toggle(language: Language, isOn: boolean): void {
    this.draft.put('/languages', isOn ? [...this.draft.languages(), language] : this.draft.languages().filter((one) => one !== language));
  }

  protected show({ pointer }: Finding): void {
    const place = document.getElementById(anchorOf(pointer));
    place?.scrollIntoView({ block: 'center' });
    (place?.querySelector<HTMLElement>('input, select, textarea') ?? place)?.focus({ preventScroll: true });
  }

  protected async save(): Promise<void> {
    const content = this.draft.content();
    if (!content) return;
    this.draft.showMissing();
    if (this.draft.findings().length > 0) return;
    const saved = await this.act.run(() => this.send(content));
    if (!saved) return;
    this.draft.markSaved();
    this.snackBar.open(this.texts.say('common.saved'), undefined, { duration: 4000 });
    await this.router.navigate(['/programmes', saved.id]);
  }

  private async send(content: ProgrammeInput): Promise<ProgrammeView | null> {
    const known = this.draft.known();
    try {
      if (!known) return await this.api.send('POST', programmeView, '/programmes', content);
      return await this.api.send('PATCH', programmeView, `/programmes/${known.id}`, this.draft.change(), { ifMatch: known.version });
    } catch (error) {
      const { code } = ApiProblem.of(error);
      if (code === 'duplicate') { this.draft.usedCode.set(content.code); return null; }
      if (code === 'stale_version' && known) { this.draft.newer.set(await this.api.get(programmeView, `/programmes/${known.id}`)); return null; }
      throw error;
    }
  }

  private placeOf(pointer: string): string {
    const [, part = ''] = pointer.split('/');
    return `${this.texts.say(`programmes.field.${part}`)}:`;
  }
}
