import { Component, Injector, afterNextRender, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTabNav, MatTabLink, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { reopenEffects, reportActed, type ReportView } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { ActiveTabInView } from '../../ui/active-tab-in-view';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { Board, anchorOf } from '../../ui/field/board';
import { focusTitle } from '../../ui/focus-title';
import { GridHistories } from '../../ui/grid/grid-history';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Reread } from '../../ui/reread';
import { Skeleton } from '../../ui/skeleton';
import { injectUrlQuery } from '../../ui/url-query';
import { BegunWords } from '../data/begun-words';
import { PartnerBoard } from '../data/boards';
import { elementsFor, sectionOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { reopenWords } from '../data/reopen-words';
import { shownClock, shownReport } from '../data/report-shown';
import { ReportTalk } from '../data/report-talk';
import { listParams } from '../data/report-views';
import { ShownCells } from '../data/shown-cells';
import { ReportChanges } from '../report-changes/report-changes';
import { ReportCheck } from '../report-check/report-check';
import { ReportCompare } from '../report-compare/report-compare';
import { LeftWords } from '../report-comments/left-words';
import { DueMoved } from '../report-extension/due-moved';
import { ExtendDue } from '../report-extension/extend-due';
import { ReportComments } from '../report-comments/report-comments';
import { ReportEvidence } from '../report-evidence/report-evidence';
import { ReportUploads } from '../report-evidence/report-uploads';
import { ReportFinance } from '../report-finance/report-finance';
import { ReportNarrative } from '../report-narrative/report-narrative';
import { ReportNeighbours } from '../report-neighbours/report-neighbours';
import { ReportReturn } from '../report-return/report-return';
import { ReportReview } from '../report-review/report-review';
import { ReportTemplate } from '../report-template/report-template';
import { ReportValues } from '../report-values/report-values';
import { ValueLevels } from '../report-values/value-levels';

const sections = ['values', 'narrative', 'finance', 'evidence', 'comments', 'template', 'check', 'compare', 'review', 'changes'] as const;
type Section = (typeof sections)[number];

/** One report: the partner writes, checks and submits it; the officer reviews and decides. The section stands in the address. */
@Component({
  selector: 'app-report-page',
  imports: [
    ActiveTabInView, DueMoved, ExtendDue, LeftWords, MatButton, MatIcon, MatTabLink, MatTabNav, MatTabNavPanel, PageHeader, PluralPipe, ProblemPanel, ReportChanges, ReportCheck, ReportComments, ReportCompare, ReportEvidence, ReportFinance,
    ReportNarrative, ReportNeighbours, ReportReturn, ReportReview, ReportTemplate, ReportValues, RouterLink, Skeleton, TranslocoPipe,
  ],
  providers: [ReportDesk, ReportTalk, BegunWords, ReportUploads, ValueLevels, GridHistories, { provide: Reread, useExisting: ReportDesk }, { provide: Board, useClass: PartnerBoard }],
  templateUrl: './report-page.html',
  styleUrl: './report-page.scss',
})
export class ReportPage {
  protected readonly desk = inject(ReportDesk);
  protected readonly talk = inject(ReportTalk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  private readonly query = injectUrlQuery();
  private readonly cells = inject(ShownCells);
  private readonly injector = inject(Injector);
  readonly id = input.required<string>();
  protected readonly act = new Act();
  /** The thread or note to which a message has led already. */
  private led: string | null = null;

  protected readonly shown = this.desk.view;
  protected readonly sections = computed((): Section[] => {
    const view = this.shown();
    const isStaffSide = view?.officer !== null && this.desk.audience() === 'staff';
    return sections.filter((one) =>
      (one !== 'check' || this.desk.audience() === 'partner') && (one !== 'template' || this.desk.may().has('edit')) && (one !== 'review' || isStaffSide) && (one !== 'changes' || this.desk.audience() === 'partner' || (view?.submissions.length ?? 0) > 0) && (one !== 'compare' || (view?.submissions.length ?? 0) > (this.desk.may().has('edit') ? 0 : 1))
      && (one !== 'comments' || isStaffSide || (view?.comments.length ?? 0) > 0));
  });
  protected readonly section = computed((): Section => this.sections().find((one) => one === this.query.one('section')) ?? 'values');
  protected readonly title = computed(() => {
    const view = this.shown();
    return view ? this.texts.say('reports.of', { from: formatDay(view.period.start, this.languages.current()), to: formatDay(view.period.end, this.languages.current()) }) : '';
  });
  /** The list that the report was opened from, to go back to. */
  private readonly cameFrom = computed(() => Object.fromEntries(listParams.map((name) => [name, this.query.all(name)] as const).filter(([, values]) => values.length > 0)));
  protected readonly crumbs = computed(() => {
    const view = this.shown();
    return view ? [{ text: this.texts.say('reports.title'), link: '/reports', query: this.cameFrom() }, { text: `${view.project.code} ${view.project.title}`, link: ['/projects', view.project.id] }] : [];
  });
  protected readonly state = computed(() => { const view = this.shown(); return view ? shownReport(view.state, this.texts, this.desk.audience()) : null; });
  protected readonly due = computed(() => {
    const view = this.shown();
    if (!view) return null;
    if (view.clock) return { ...shownClock(view.clock, this.texts), text: this.texts.say('reports.dueOn', { clock: this.texts.say(`reports.clock.${view.clock}`), day: formatDay(view.period.due, this.languages.current()) }) };
    return view.isLate ? { text: this.texts.say('reports.late'), tone: 'warn' as const } : null;
  });
  protected readonly left = computed(() => [...(this.desk.partner()?.left() ?? []), ...(this.desk.officer()?.left() ?? [])]);

  /** Fields that wait for an answer or a mending, where they are not listed below. */
  protected readonly stuck = computed(() => {
    const all = ['check', 'review'].includes(this.section()) ? [] : [...(this.desk.partner()?.stuck() ?? []), ...(this.desk.officer()?.stuck() ?? [])];
    const [first] = all;
    return first ? { n: all.length, pointer: first.pointer } : null;
  });

  constructor() {
    effect(() => { this.desk.id.set(this.id()); });
    effect(() => {
      const target = this.talk.target();
      if (target) untracked(() => { this.talk.target.set(null); void this.go(target.pointer, target.said); });
    });
    effect(() => {
      const said = this.query.one('thread') ?? this.query.one('note');
      const isThere = this.shown()?.comments.some((one) => one.id === said) === true || this.talk.noted().some((one) => one.id === said);
      if (said === null || !isThere || said === this.led) return;
      this.led = said;
      setTimeout(() => { focusSaid(said); });
    });
  }

  protected restore(): void {
    this.desk.partner()?.restore();
    this.desk.officer()?.restore();
  }

  protected discard(): void {
    this.desk.partner()?.discard();
    this.desk.officer()?.discard();
  }

  /** Goes to the section of a place, then to what is said there, or to the place itself. */
  protected async go(pointer: string | null, said: string | null = null): Promise<void> {
    this.desk.partner()?.askForMissing();
    await this.query.set({ section: pointer === null ? 'comments' : pointer.startsWith('/ratings') ? 'review' : sectionOf(pointer), thread: null, note: null });
    afterNextRender(() => {
      if ((said !== null && focusSaid(said)) || pointer === null || focusConflict(pointer) || this.cells.show(pointer)) return;
      const element = elementsFor(pointer).map((one) => document.getElementById(anchorOf(one))).find((one) => one !== null);
      element?.scrollIntoView({ block: 'center' });
      element?.querySelector<HTMLElement>('textarea, input, td[tabindex="0"]')?.focus();
    }, { injector: this.injector });
  }

  protected async startReview(): Promise<void> {
    const view = this.shown();
    if (view) await this.run(view, 'start-review', {});
  }

  /** Asks with what it would change: which figures stay, what waits for the next approval. */
  protected async reopen(): Promise<void> {
    const view = this.shown();
    const effects = view && await this.act.run(() => this.api.get(reopenEffects, `/reports/${view.id}/reopen-effects`));
    if (!effects) return;
    const said = await this.confirmations.ask({
      title: this.texts.say('reports.reopen.title'), text: this.texts.say('reports.reopen.text'), points: reopenWords(effects, this.texts, this.languages), act: this.texts.say('reports.reopen.act'), isDangerous: true, reason: { label: this.texts.say('common.reason') },
    });
    if (said) await this.run(view, 'reopen', { reason: said.reason });
  }

  private async run({ id, version }: ReportView, action: string, body: unknown): Promise<void> {
    if (!(await this.act.run(() => this.api.send('POST', reportActed, `/reports/${id}/${action}`, body, { ifMatch: version })))) return;
    focusTitle();
    this.desk.read.reload();
  }
}

/** Goes to a thread, a note or a begun word where it is shown: to the field of its answer, else to itself. Whether it is there. */
function focusSaid(id: string): boolean {
  const card = document.querySelector<HTMLElement>(['thread', 'note', 'word'].map((kind) => `[data-${kind}="${CSS.escape(id)}"]`).join());
  if (!card) return false;
  card.scrollIntoView({ block: 'center' });
  (card.querySelector<HTMLElement>('textarea') ?? card).focus({ preventScroll: true });
  return true;
}

/** Goes to the question which of two texts stays in a field. Whether it is asked on the page. */
function focusConflict(pointer: string): boolean {
  const box = document.querySelector<HTMLElement>(`app-field-conflict[data-conflict="${CSS.escape(pointer)}"]`);
  box?.scrollIntoView({ block: 'center' });
  box?.querySelector('button')?.focus({ preventScroll: true });
  return box !== null;
}
