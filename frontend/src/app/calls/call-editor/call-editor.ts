import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { callInput, callView, type CallInput } from '#shared/calls';
import { languages as allLanguages, type Language } from '#shared/platform';
import { programmePage, settingsOn } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { joined } from '../../platform/i18n/joined';
import { languageNames } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { KeptOnDevice, begunBy } from '../../platform/kept-on-device';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Act } from '../../ui/act';
import { CountryPicker } from '../../ui/country-picker/country-picker';
import { Board } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { CallDraft, blankCall } from './call-draft';
import { CriteriaEditor } from './criteria-editor';
import { deadlineOf, deadlineParts } from './deadline-time';

/** Writes a call: new, or a draft. What is typed is kept on the device until it is saved. */
@Component({
  selector: 'app-call-editor',
  imports: [
    CountryPicker, CriteriaEditor, Field, MatButton, MatFormField, MatHint, MatIcon, MatIconButton, MatInput, MatLabel, PageHeader, ProblemPanel, Skeleton, TranslocoPipe,
  ],
  providers: [CallDraft, { provide: Board, useExisting: CallDraft }],
  templateUrl: './call-editor.html',
  styleUrl: './call-editor.scss',
})
export class CallEditor {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly kept = inject(KeptOnDevice);
  private readonly session = inject(SessionStore);
  private readonly snackBar = inject(MatSnackBar);
  private readonly findingTexts = inject(FindingTexts);
  protected readonly draft = inject(CallDraft);

  /** Of the call that is edited; none: a new one. */
  readonly id = input<string>();
  protected readonly call = this.api.resource(callView, () => { const id = this.id(); return id && `/calls/${id}`; });
  protected readonly programmes = this.api.resource(programmePage, () => '/programmes');
  protected readonly act = new Act();
  protected readonly left = signal<CallInput | null>(null);

  private readonly all = computed(() => (this.programmes.hasValue() ? this.programmes.value().items : []));
  protected readonly choices = computed(() => this.all().map((one) => ({ value: one.id, text: joined([one.code, this.texts.localised(one.title)]) })));
  private readonly programme = computed(() => this.all().find((one) => one.id === this.draft.content()?.programme));
  protected readonly languages = computed<readonly Language[]>(() => this.programme()?.languages ?? allLanguages);
  protected readonly names = languageNames;
  protected readonly deadline = computed(() => {
    const deadline = this.draft.content()?.deadline;
    return deadline ? deadlineParts(deadline, this.draft.programme().timeZone) : null;
  });
  protected readonly documents = computed(() => this.draft.content()?.requirements.documents ?? []);
  protected readonly crumbs = computed(() => [{ text: this.texts.say('calls.title'), link: '/calls' }]);
  protected readonly lines = computed(() => this.draft.findings().map((one) => this.findingTexts.of(one, this.draft)));
  protected readonly unfilled = computed(() => this.draft.unfilled().map((field) => this.texts.firstOf([`calls.${field}`, `common.${field}`], {}, field)));
  private get keptAs(): string {
    return begunBy(this.session.person()?.id ?? '', `call.${this.id() ?? 'new'}`);
  }

  constructor() {
    effect(() => this.start());
    effect(() => {
      const programme = this.programme();
      if (programme) this.draft.programme.set({ currency: programme.currency, timeZone: settingsOn(programme.settings, this.draft.content()?.opensOn ?? '').timeZone });
    });
    effect(() => { if (this.draft.isDirty()) this.kept.write(this.keptAs, this.draft.content()); });
  }

  private start(): void {
    const [first] = this.all();
    const call = this.call.hasValue() ? this.call.value() : undefined;
    if (untracked(this.draft.content) || !first || (this.id() && !call)) return;
    this.draft.load(call ? inputOf(call) : blankCall(newId(), first.id, new Date().toISOString().slice(0, 10)));
    const kept = callInput.safeParse(this.kept.read(this.keptAs));
    if (kept.success) this.left.set(kept.data);
  }

  protected restore(): void {
    const left = this.left();
    if (left) { this.draft.load(left); this.draft.isDirty.set(true); }
    this.left.set(null);
  }

  protected discard(): void {
    this.kept.remove(this.keptAs);
    this.left.set(null);
  }

  protected putDeadline(day: string, time: string): void {
    if (day && time) this.draft.put('/deadline', deadlineOf(day, time, this.draft.programme().timeZone));
  }

  protected addDocument(): void {
    this.draft.put('/requirements/documents', [...this.documents(), { code: `document-${this.documents().length + 1}`, title: {} }]);
  }

  protected removeDocument(at: number): void {
    this.draft.put('/requirements/documents', this.documents().filter((_, n) => n !== at));
  }

  protected async save(): Promise<void> {
    const call = this.draft.content();
    if (!call) return;
    const saved = await this.act.run(() => this.send(call));
    if (!saved) return;
    this.kept.remove(this.keptAs);
    this.draft.isDirty.set(false);
    this.snackBar.open(this.texts.say('common.saved'), undefined, { duration: 4000 });
    await this.router.navigate(['/calls', saved.id]);
  }

  private send({ id, programme, ...change }: CallInput) {
    const known = this.call.hasValue() ? this.call.value() : undefined;
    if (!known) return this.api.send('POST', callView, '/calls', { id, programme, ...change });
    return this.api.send('PATCH', callView, `/calls/${id}`, change, { ifMatch: known.version });
  }
}

/** What of a call's view its author writes. */
function inputOf(call: { programme: { id: string } } & Omit<CallInput, 'programme'>): CallInput {
  const keys = Object.keys(callInput.shape) as (keyof CallInput)[];
  return { ...Object.fromEntries(keys.map((key) => [key, call[key]])), programme: call.programme.id } as CallInput;
}
