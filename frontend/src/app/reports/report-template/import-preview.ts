import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDecimal } from '#shared/numbers';
import type { ReportImportChange, ReportImportConfirmation, ReportImportView } from '#shared/reports';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { DiffView } from '../../ui/diff-view';
import { FindingTexts } from '../../ui/field/finding-texts';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';

type Part = 'errors' | 'changes' | 'findings';
type Choice = ReportImportConfirmation['choices'][number];
const pageSize = 100;
/** Texts are compared word by word; figures stand whole, one beside the other. */
const isText = (pointer: string): boolean => /^\/(narrative|variance)\/|\/(note|reason)$/.test(pointer);

/** What a filled template would change: errors, changes and findings by sheet and cell; what others wrote meanwhile waits for a choice. */
@Component({
  selector: 'app-import-preview',
  imports: [DiffView, MatButton, MatIcon, PluralPipe, TranslocoPipe],
  templateUrl: './import-preview.html',
  styleUrl: './import-preview.scss',
})
export class ImportPreview {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  readonly sent = input.required<ReportImportView>();
  /** The address of the same file with its errors as comments. */
  readonly corrected = input.required<string>();
  readonly isBusy = input(false);
  readonly confirmed = output<Choice[]>();
  readonly again = output();

  protected readonly parts: readonly Part[] = ['errors', 'changes', 'findings'];
  protected readonly part = linkedSignal<Part>(() => (this.sent().errors.length > 0 ? 'errors' : 'changes'));
  protected readonly shown = linkedSignal({ source: this.part, computation: () => pageSize });
  private readonly choices = signal<ReadonlyMap<string, Choice>>(new Map());

  protected readonly errors = computed(() => this.sent().errors.slice(0, this.shown()).map((one) => ({ ...one, label: this.labelOf(one.pointer), text: this.errorText(one) })));
  protected readonly changes = computed(() => this.sent().changes.slice(0, this.shown()).map((one) => ({
    ...one, label: this.labelOf(one.pointer), before: this.said(one, one.before), after: this.said(one, one.after), choice: this.choiceOf(one)?.choice ?? null, isLong: isText(one.pointer),
  })));
  protected readonly findings = computed(() => this.sent().findings.slice(0, this.shown()).map((one) => ({
    ...one, label: this.labelOf(one.pointer), text: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => this.desk.view()?.currency ?? '' }),
  })));
  protected readonly left = computed(() => Math.max(0, this.sent()[this.part()].length - this.shown()));
  private readonly toChoose = computed(() => this.sent().changes.filter((one) => one.conflict !== null));
  protected readonly undecided = computed(() => this.toChoose().filter((one) => this.choiceOf(one) === undefined).length);
  /** How many fields would be written. */
  protected readonly count = computed(() => this.sent().changes.filter((one) => this.choiceOf(one)?.choice !== 'theirs').length);
  protected readonly mayConfirm = computed(() => this.sent().errors.length === 0 && this.undecided() === 0 && this.sent().changes.length > 0 && !this.isBusy());

  protected choose({ pointer, conflict }: Pick<ReportImportChange, 'pointer' | 'conflict'>, choice: Choice['choice']): void {
    if (conflict) this.choices.update((before) => new Map(before).set(pointer, { pointer, choice, version: conflict.version }));
  }

  protected more(): void {
    this.shown.update((count) => count + pageSize);
  }

  protected confirm(): void {
    this.confirmed.emit(this.toChoose().flatMap((one) => this.choiceOf(one) ?? []));
  }

  /** A choice holds for what was seen: when the field changed again, it is to be made again. */
  private choiceOf({ pointer, conflict }: Pick<ReportImportChange, 'pointer' | 'conflict'>): Choice | undefined {
    const choice = this.choices().get(pointer);
    return choice && choice.version === conflict?.version ? choice : undefined;
  }

  private labelOf(pointer: string | null): string {
    const view = this.desk.view();
    return pointer !== null && view ? placeOf(pointer, view.definitions, this.texts) : '';
  }

  private errorText({ code, params }: ReportImportView['errors'][number]): string {
    const readable = Object.fromEntries(Object.entries(params).map(([name, value]) =>
      [name, name === 'first' || name === 'second' ? formatDecimal(String(value), this.languages.current()) : value]));
    return this.texts.firstOf(['reports.rule', 'reports.finding', 'common.rule'].map((folder) => `${folder}.${code}`), readable, code);
  }

  private said({ pointer }: ReportImportChange, value: unknown): string {
    if (pointer.endsWith('/status') && typeof value === 'string') return this.texts.say(`reports.status.${value}`);
    const text = shownChange(pointer, value, { language: this.languages.current(), currency: this.desk.view()?.currency ?? 'EUR' });
    return text === '' ? `(${this.texts.say('reports.template.empty')})` : text;
  }
}
