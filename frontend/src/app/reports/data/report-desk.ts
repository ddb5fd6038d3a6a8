import { DestroyRef, Injectable, PendingTasks, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { hasBlocking, type Finding } from '#shared/platform';
import { settings as settingsSchema } from '#shared/programmes';
import {
  acceptedByCategory, blankOfficerPart, blankReport, faceRows, locateOfficerPart, locateReport, reportDiff, reportFigures, reportFindings, reportView, surroundingsOf, varianceByCategory,
  type IndicatorFigures, type ReportSurroundings, type ReportView,
} from '#shared/reports';
import type { Leaf } from '#shared/results';
import { Drafts } from '../../platform/drafts/drafts';
import { Api } from '../../platform/http/api';
import { ApiProblem } from '../../platform/http/api-problem';
import { SessionStore } from '../../platform/session/session-store';
import { afterFrame } from '../../ui/after-frame';
import { Reread } from '../../ui/reread';
import { DraftBoard } from './draft-board';

/** Milliseconds without a key after which a saved report is read again. */
const quiet = 1500;

type PartnerBoard = DraftBoard<ReportView['content'] & object>;
interface Written {
  readonly board: PartnerBoard;
  readonly content: ReportView['content'] & object;
  readonly around: ReportSurroundings;
}
export interface CertifiableReport {
  readonly view: ReportView;
  readonly version: number;
}

/** One report on the desk: as the server has it, the partner's part and the officer's as they are written here. Provided by the page. */
@Injectable()
export class ReportDesk extends Reread {
  private readonly api = inject(Api);
  private readonly drafts = inject(Drafts);
  private readonly destroy = inject(DestroyRef);
  private readonly pending = inject(PendingTasks);
  private readonly session = inject(SessionStore);

  /** Of the report that the address names. */
  readonly id = signal<string | undefined>(undefined);
  readonly read = this.api.resource(reportView, () => { const id = this.id(); return id && `/reports/${id}`; });
  /** The newest reading; stays while a new one is on its way. */
  readonly view = linkedSignal<ReportView | undefined, ReportView | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (value, before) => value ?? before?.value,
  });
  /** Of the report that is shown: what is done on the page is done to that one, also while the address leads to another. */
  readonly shownId = computed(() => this.view()?.id);
  readonly audience = computed((): 'staff' | 'partner' => (this.session.can('report.write') ? 'partner' : 'staff'));
  readonly may = computed(() => new Set(this.view()?.allowedActions));

  private readonly afresh = signal(0);
  /** The boards live as long as the report is in the same state: a reading for new findings does not replace what is typed. */
  private readonly opened = computed(() => {
    const view = this.view();
    const isWrittenAnew = view !== undefined && view.version >= this.afresh();
    return view && [view.id, view.state, view.submissions.length, this.may().has('edit'), this.may().has('decide'), isWrittenAnew ? this.afresh() : 0].join(' ');
  });
  readonly partner = computed(() => { const key = this.opened(); return key === undefined ? undefined : untracked(() => this.openPartner()); });
  readonly officer = computed(() => { const key = this.opened(); return key === undefined ? undefined : untracked(() => this.openOfficer()); });

  readonly face = computed(() => {
    const view = this.view();
    if (!view) return [];
    const opening = new Map(view.face.map((row) => [row.line, row.A]));
    const isDecided = view.state === 'approved';
    return isDecided ? view.face : faceRows(view.definitions.lines, opening, this.partner()?.content().finance ?? [], this.officer()?.content().lines ?? []);
  });
  /** What the approved reports and this one cost so far, by category, against the whole budget (domain 5). */
  readonly variance = computed(() => {
    const view = this.view();
    if (!view) return [];
    const { lines } = view.definitions;
    return varianceByCategory(lines, acceptedByCategory(lines, view.earlier.map((one) => one.face), this.face()));
  });
  readonly settings = computed(() => settingsSchema.parse(this.view()?.definitions.settings ?? {}));
  /** The newest submission against the one before, as far as there are two. */
  readonly diff = this.api.resource(reportDiff, () => {
    const view = this.view();
    const newest = view?.submissions.at(-1)?.n;
    return view && newest !== undefined ? `/reports/${view.id}/versions/${newest}/diff` : undefined;
  });
  /** What stood in the submission before, by pointer of what changed since; empty while the report is being written. */
  readonly before = computed((): ReadonlyMap<string, unknown> => {
    if (!this.diff.hasValue() || this.diff.value().from === null || this.may().has('edit')) return new Map();
    return new Map(this.diff.value().changes.map((one) => [one.pointer, one.before]));
  });
  /** The values by indicator; a list is the same one as long as nothing in it changes, so that what hangs on it stands still. */
  readonly leaves = linkedSignal<readonly Leaf[], ReadonlyMap<string, readonly Leaf[]>>({
    source: () => this.partner()?.content().values ?? [],
    computation: (values, before) => new Map([...Map.groupBy(values, (leaf) => leaf.indicator)].map(([indicator, leaves]) => {
      const known = before?.value.get(indicator);
      return [indicator, known?.length === leaves.length && leaves.every((leaf, at) => leaf === known[at]) ? known : leaves];
    })),
  });
  private readonly around = computed(() => { const view = this.view(); return view ? surroundingsOf(view) : null; });
  /** What the partner writes here, as far as the page judges it by itself. */
  private readonly written = computed(() => {
    const board = this.partner();
    const around = this.around();
    return board?.isEditable() && around ? { board, content: board.content(), around } : null;
  });
  private readonly painted = signal(0);
  /** What is judged: as it is written, a frame behind. The page shows what was typed or pasted first, then what follows from it. */
  private readonly judged = linkedSignal<{ now: Written | null; painted: number }, Written | null>({
    source: () => ({ now: this.written(), painted: this.painted() }),
    computation: ({ now, painted }, before) => {
      const known = before?.value;
      const isOfTheSame = now !== null && known?.board === now.board && known.around === now.around;
      return isOfTheSame && before?.source.painted === painted ? known : now;
    },
  });
  /** By the same rules as on the server, at once, while it is written; else as the server found them. */
  readonly findings = computed((): readonly Finding[] => {
    const judged = this.judged();
    return judged ? [...this.partner()?.unreadFindings() ?? [], ...reportFindings(judged.content, judged.around)] : this.view()?.findings ?? [];
  });
  readonly figures = computed((): readonly IndicatorFigures[] => {
    const judged = this.judged();
    return judged ? reportFigures(judged.content, judged.around).map((one) => ({ ...one, series: [...one.series], planned: [...one.planned] })) : this.view()?.figures ?? [];
  });
  /** Nothing stands in the way of the partner's submission: no finding, and no field that waits for an answer before it can be saved. */
  readonly isReady = computed(() => !hasBlocking(this.findings()) && (this.partner()?.stuck() ?? []).length === 0);
  /** Pointers with comments that are not resolved, sent or not. */
  readonly commented = computed(() => new Set([
    ...(this.view()?.comments.filter((one) => one.state !== 'resolved') ?? []), ...(this.officer()?.content().comments ?? []),
  ].map((one) => one.pointer)));
  readonly openComments = computed(() => this.view()?.comments.filter((one) => one.state === 'open') ?? []);

  constructor() {
    super();
    for (const part of [this.partner, this.officer]) effect((onCleanup) => { const draft = part()?.draft; onCleanup(() => { draft?.end(); }); });
    effect((onCleanup) => {
      if (this.written() === this.judged()) return;
      const judging = this.pending.add();
      const callOff = afterFrame(() => { this.painted.update((count) => count + 1); });
      onCleanup(() => { callOff(); judging(); });
    });
    effect((onCleanup) => {
      const queues = [this.partner()?.draft?.queue, this.officer()?.draft?.queue];
      const saved = queues.some((queue) => queue?.state() === 'saved' && queue.version() > untracked(() => this.view()?.version ?? 0));
      const isBehind = queues.some((queue) => queue?.isBehind());
      if (!saved && !isBehind) return;
      // What the partner writes is judged here: its reading can wait until nobody types.
      const reading = setTimeout(() => this.reread(), isBehind || !this.judged() ? 0 : quiet);
      onCleanup(() => { clearTimeout(reading); });
    });
    effect(() => {
      const view = this.read.hasValue() ? this.read.value() : undefined;
      if (!view) return;
      untracked(() => {
        this.partner()?.refresh(view.content ?? blankReport(), view.version);
        this.officer()?.refresh(view.officer ?? blankOfficerPart(), view.version);
      });
    });
  }

  reread(): void {
    this.read.reload();
  }

  /** The report was written from elsewhere (an import): the boards open anew once this version is read. */
  startAfresh(version: number): void {
    this.afresh.set(version);
    this.read.reload();
  }

  /** Sends what waits. */
  async flush(part: 'partner' | 'officer'): Promise<void> {
    await this[part]()?.draft?.queue.flush();
  }

  /** The report as this page shows it, everything saved, with the version to certify: before a question is asked with its figures. @throws ApiProblem as long as it is not */
  async certifiable(part: 'partner' | 'officer'): Promise<CertifiableReport> {
    const board = this[part]();
    const version = await board?.draft?.queue.certifiable();
    const view = this.view();
    if (!view || board !== this[part]()) throw new ApiProblem(412, 'stale_version', '');
    return { view, version: version ?? view.version };
  }

  private openPartner(): PartnerBoard | undefined {
    const view = this.view();
    if (!view) return undefined;
    const draft = this.may().has('edit') ? this.drafts.open(`/reports/${view.id}`, view.version, this.destroy, (entries) => board.show(entries)) : null;
    const board = new DraftBoard({
      content: view.content ?? blankReport(), locate: locateReport(view.definitions), draft, currency: view.currency, findings: this.findings,
    });
    return board;
  }

  private openOfficer() {
    const view = this.view();
    if (!view) return undefined;
    const draft = this.may().has('decide') ? this.drafts.open(`/reports/${view.id}/review`, view.version, this.destroy, (entries) => board.show(entries)) : null;
    const none = signal<readonly Finding[]>([]);
    const board = new DraftBoard({
      content: view.officer ?? blankOfficerPart(), locate: locateOfficerPart(view.definitions), draft, currency: view.currency, findings: none,
    });
    return board;
  }
}
