import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { isQuoteThere, reportActed, type ReportComment } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { anchorOf } from '../../ui/field/board';
import { MarkedText } from '../../ui/marked-text';
import { ProblemPanel } from '../../ui/problem-panel';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { BegunWords, wordKey } from '../data/begun-words';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { ShownCells } from '../data/shown-cells';
import { UnsentComment } from './unsent-comment';
import { WordForm, type Word } from './word-form';

const tones: Record<ReportComment['state'], Tone> = { open: 'warn', answered: 'info', resolved: 'good' };

/** One thread with all that was said in it: the partner answers in place, the officer adds a word or resolves it; then on to the next. */
@Component({
  selector: 'app-thread-card',
  imports: [InstantPipe, MarkedText, MatButton, MatIcon, ProblemPanel, StateChip, TranslocoPipe, UnsentComment, WordForm],
  templateUrl: './thread-card.html',
  styleUrl: './thread-card.scss',
  host: { tabindex: '-1', role: 'group', '[attr.data-thread]': 'thread().id', '[attr.aria-label]': "place() + ': ' + state().text" },
})
export class ThreadCard {
  protected readonly desk = inject(ReportDesk);
  protected readonly talk = inject(ReportTalk);
  protected readonly cells = inject(ShownCells);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly words = inject(BegunWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  private readonly next = viewChild<unknown, ElementRef<HTMLElement>>('next', { read: ElementRef });
  private readonly form = viewChild(WordForm);
  readonly thread = input.required<ReportComment>();
  /** Shows the thread's place as a way to it. */
  readonly hasPlace = input(false);
  readonly go = output<string>();
  protected readonly act = new Act();
  protected readonly key = computed(() => wordKey('answer', this.thread().id));
  private readonly opened = signal(false);
  /** What is begun stays open, whatever others say meanwhile. */
  protected readonly isOpen = computed(() => this.opened() || this.words.has(this.key()));
  private readonly hasSaid = signal(false);

  protected readonly state = computed(() => ({ text: this.texts.say(`reports.commentState.${this.desk.audience()}.${this.thread().state}`), tone: tones[this.thread().state] }));
  protected readonly place = computed(() => { const view = this.desk.view(); return view ? placeOf(this.thread().pointer, view.definitions, this.texts) : ''; });
  /** Below its grid, it leads to its cell. */
  protected readonly isOnCell = computed(() => /^\/(values\/[^/]+|finance|lines)\/[^/]+/.test(this.thread().pointer));
  protected readonly entries = computed(() => this.thread().entries.map((one) => ({ ...one, names: one.mentions.map((person) => `@${person.name}`) })));
  protected readonly isLost = computed(() => !isQuoteThere(this.desk.partner()?.content() ?? null, this.thread()));
  /** Words of the officer that wait for the send-back. */
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments.filter((one) => one.thread === this.thread().id) ?? []);
  /** How the reader may go on in the thread, if at all. */
  protected readonly way = computed((): 'answer' | 'reply' | 'unsent' | null => {
    const may = this.desk.may();
    if (may.has('answer')) return this.thread().state === 'resolved' ? null : 'answer';
    if (may.has('reply')) return 'reply';
    return this.desk.officer()?.isEditable() ? 'unsent' : null;
  });
  protected readonly mayResolve = computed(() => this.thread().state !== 'resolved' && this.desk.may().has('resolve'));
  protected readonly isAsked = computed(() => this.way() === 'answer' && this.thread().state === 'open');
  protected readonly another = computed(() => (this.hasSaid() ? this.talk.after(this.thread().id) : null));

  protected readonly say = async ({ id, text, mentions }: Word): Promise<boolean> => {
    const way = this.way();
    const people = mentions.map((one) => one.id);
    if (way === 'unsent') {
      this.desk.officer()?.put(`/comments/${id}`, { id, pointer: this.thread().pointer, quote: this.thread().quote, text, mentions: people, thread: this.thread().id });
      this.words.drop(this.key());
      this.close();
      return true;
    }
    return way !== null && this.send(way, { text, mentions: people }, id);
  };

  protected open(): void {
    this.opened.set(true);
    afterNextRender(() => this.form()?.focus(), { injector: this.injector });
  }

  protected close(): void {
    this.opened.set(false);
    afterNextRender(() => { (this.opener() ?? this.host).nativeElement.focus(); }, { injector: this.injector });
  }

  protected async resolve(): Promise<void> {
    await this.send('resolve', {}, newId());
  }

  /** Selects the quoted sentence where it is written. */
  protected showQuote(): void {
    const { pointer, quote } = this.thread();
    const area = document.getElementById(anchorOf(pointer))?.querySelector('textarea');
    const at = area?.value.indexOf(quote ?? '') ?? -1;
    if (!area || at < 0) { this.go.emit(pointer); return; }
    area.focus();
    area.setSelectionRange(at, at + (quote ?? '').length);
    area.scrollIntoView({ block: 'center' });
  }

  private async send(action: 'answer' | 'reply' | 'resolve', body: unknown, key: string): Promise<boolean> {
    const path = `/reports/${this.desk.shownId() ?? ''}/comments/${this.thread().id}/${action}`;
    await this.desk.flush(action === 'answer' ? 'partner' : 'officer');
    if (!(await this.act.run(() => this.api.send('POST', reportActed, path, body, { key })))) return false;
    this.opened.set(false);
    this.hasSaid.set(true);
    this.desk.read.reload();
    if (action === 'resolve') this.talk.keepInSight(this.thread().id);
    afterNextRender(() => { (this.next() ?? this.host).nativeElement.focus(); }, { injector: this.injector });
    return true;
  }
}
