import { DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { budgetFigures } from '#shared/budgets';
import { reportingPeriods } from '#shared/calendar';
import type { CallView } from '#shared/calls';
import type { Finding, PatchEntry, PersonRef } from '#shared/platform';
import { settingsOn, type ProgrammeView } from '#shared/programmes';
import { completenessFindings, isEditable, periodCount, type ProposalContent, type ProposalView } from '#shared/proposals';
import type { DraftQueue, FieldState, StuckField } from '../../platform/drafts/draft-queue';
import { Drafts, type OpenedDraft } from '../../platform/drafts/drafts';
import { ApiProblem } from '../../platform/http/api-problem';
import { Texts } from '../../platform/i18n/texts';
import { Board, readAt, writeAt } from '../../ui/field/board';

/** What a proposal is written against. */
export interface ProposalSurroundings {
  readonly call: CallView;
  readonly programme: ProgrammeView;
  readonly signatories: readonly PersonRef[];
  readonly today: string;
}

/**
 * A proposal on the page: its content as it is being written or read, saved field by field, with the rules of `shared/` asked at each
 * change. Provided by the page; its sections read and write it through `Board`.
 */
@Injectable()
export class ProposalDraft extends Board {
  private readonly drafts = inject(Drafts);
  private readonly texts = inject(Texts);
  private readonly page = inject(DestroyRef);
  private readonly opened = signal<OpenedDraft | null>(null);
  private readonly seen = signal<ProposalView | null>(null);
  private readonly written = signal<ProposalContent | null>(null);
  private readonly wantsMissing = signal(false);

  override readonly folders = ['proposals.finding', 'calls.finding'];
  readonly surroundings = signal<ProposalSurroundings | null>(null);
  readonly view = this.seen.asReadonly();
  readonly content = this.written.asReadonly();
  readonly queue: Signal<DraftQueue | null> = computed(() => this.opened()?.queue ?? null);
  /** What an earlier visit could not send. */
  readonly left = computed((): readonly PatchEntry[] => this.opened()?.left() ?? []);
  /** What waits for an answer before it can be on the server. */
  readonly stuck = computed((): readonly StuckField[] => this.queue()?.stuck() ?? []);
  readonly isWritable = computed(() => (this.seen()?.editableParts.length ?? 0) > 0 && (this.seen()?.allowedActions.includes('edit') ?? false));

  readonly settings = computed(() => {
    const around = this.surroundings();
    return settingsOn(around?.programme.settings ?? [], around?.today ?? '');
  });
  readonly periods = computed(() => {
    const content = this.written();
    const count = content ? periodCount(content, this.settings()) : null;
    return content?.start && content.end && count !== null && count <= 60 ? reportingPeriods(content.start, content.end, this.settings()) : [];
  });
  readonly figures = computed(() => budgetFigures(this.written()?.lines ?? []));
  /** Live while it is written; for readers, what the server found. */
  readonly standing = computed(() => this.found().map((one) => this.named(one)));
  private readonly found = computed((): readonly Finding[] => {
    const [view, content, around] = [this.seen(), this.written(), this.surroundings()];
    if (!view || !content || !around || !this.isWritable()) return view?.findings ?? [];
    const { call, programme, signatories } = around;
    return completenessFindings(content, {
      lead: view.lead?.id ?? '', signatories: signatories.map((one) => one.id), call,
      programme: { currency: programme.currency, themes: programme.themes.map((one) => one.code), from: programme.from, to: programme.to }, settings: this.settings(),
    });
  });

  /** A finding on a document names it as the call does. */
  named(finding: Finding): Finding {
    const document = this.surroundings()?.call.requirements.documents.find((one) => one.code === finding.params['document']);
    return document ? { ...finding, params: { ...finding.params, document: this.texts.localised(document.title) } } : finding;
  }

  /** Shows a proposal as the server has it; the first time it may be written, its queue is opened. Another one than before has a queue of its own. */
  show(view: ProposalView): void {
    if (this.seen()?.id !== view.id) this.begin();
    const queue = this.queue();
    if (queue && view.version < queue.version()) return;
    this.seen.set(view);
    const unsent = queue?.unsent() ?? [];
    this.written.set(unsent.reduce((content, entry) => writeAt(content, entry.pointer, entry.value), view.content));
    queue?.caughtUp(view.version);
    if (queue || !this.isWritable()) return;
    const opened = this.drafts.open(`/proposals/${view.id}`, view.version, this.page, (entries) => { if (this.opened() === opened) this.write(entries); });
    this.opened.set(opened);
  }

  private begin(): void {
    this.opened()?.end();
    this.opened.set(null);
    this.wantsMissing.set(false);
  }

  restore(): void {
    this.write(this.left());
    this.opened()?.restore(this.left());
  }

  discard(): void {
    this.opened()?.discard(this.left());
  }

  /** The proposal as the page shows it, everything saved, with the version to certify: before a question is asked with its figures. @throws ApiProblem as long as it is not */
  async certifiable(): Promise<{ readonly view: ProposalView; readonly version: number }> {
    const opened = this.opened();
    const version = await opened?.queue.certifiable();
    const view = this.seen();
    if (!view || opened !== this.opened()) throw new ApiProblem(412, 'stale_version', '');
    return { view, version: version ?? view.version };
  }

  private write(entries: readonly PatchEntry[]): void {
    this.written.update((content) => content && entries.reduce((all, entry) => writeAt(all, entry.pointer, entry.value), content));
  }

  /** From now on fields that are still empty say so. */
  showMissing(): void {
    this.wantsMissing.set(true);
  }

  override value(pointer: string): unknown {
    return readAt(this.written(), pointer);
  }

  override put(pointer: string, value: unknown): void {
    this.written.update((content) => content && writeAt(content, pointer, value));
    this.queue()?.put(pointer, value);
  }

  override isEditable(pointer: string): boolean {
    return this.isWritable() && isEditable(pointer, this.seen()?.editableParts ?? []);
  }

  override findings(): readonly Finding[] {
    return this.standing();
  }

  override currency(): string {
    return this.written()?.currency ?? 'EUR';
  }

  override showsMissing(): boolean {
    return this.wantsMissing();
  }

  override state(pointer: string): FieldState | undefined {
    return this.queue()?.fieldState(pointer);
  }

  override resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    const state = this.state(pointer);
    if (state?.kind !== 'conflict') return;
    this.written.update((content) => content && writeAt(content, pointer, choice === 'mine' ? state.mine : state.theirs));
    this.queue()?.resolve(pointer, choice);
  }

  override drop(pointer: string): void {
    this.queue()?.drop(pointer);
  }
}
