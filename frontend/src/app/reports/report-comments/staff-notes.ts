import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, signal, viewChild, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { z } from 'zod';
import { staffNote, type StaffNote } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { focusBeside } from '../../ui/focus-beside';
import { MarkedText } from '../../ui/marked-text';
import { ProblemPanel } from '../../ui/problem-panel';
import { BegunWords, wordKey } from '../data/begun-words';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { WordForm, type Word } from './word-form';

/** Notes among staff on one place, or on the whole report with those on all its places; their writers change them or take them away. */
@Component({
  selector: 'app-staff-notes',
  imports: [InstantPipe, MarkedText, MatButton, MatIcon, ProblemPanel, TranslocoPipe, WordForm],
  templateUrl: './staff-notes.html',
  styleUrl: './staff-notes.scss',
})
export class StaffNotes {
  private readonly talk = inject(ReportTalk);
  private readonly desk = inject(ReportDesk);
  private readonly words = inject(BegunWords);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly forms = viewChildren(WordForm);
  private readonly opener = viewChild<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  /** Null: the report as a whole. */
  readonly pointer = input.required<string | null>();
  readonly subject = input.required<string>();
  readonly isWide = input(false);
  protected readonly act = new Act();
  protected readonly ownKey = computed(() => wordKey('note', this.pointer()));
  /** The form that was opened here, by the key of its word. */
  private readonly opened = signal<string | null>(null);
  /** A note that was added here, until it is read. */
  private readonly awaited = signal<string | null>(null);

  protected readonly shown = computed(() => this.talk.noted().filter((one) => this.isHere(one.pointer)).map((one) => ({
    ...one, key: wordKey('change', one.id), place: this.placeOf(one.pointer), names: one.mentions.map((person) => `@${person.name}`), change: (word: Word) => this.change(one, word),
  })));
  /** Places with a note that is begun: this one, and those within it whose words were taken up again. */
  private readonly places = computed(() => [
    ...(this.isWritten(this.ownKey()) ? [this.pointer()] : []), ...(this.isWide() || this.pointer() === null ? this.words.takenWithin('note', this.pointer()) : []),
  ], { equal: (a, b) => a.length === b.length && a.every((one, at) => one === b[at]) });
  protected readonly begun = computed(() => this.places().map((place) => ({
    key: wordKey('note', place), subject: place === this.pointer() ? this.subject() : this.placeOf(place), add: (word: Word) => this.add(place, word),
  })));

  constructor() {
    effect(() => {
      const id = this.awaited();
      if (id === null || !this.shown().some((one) => one.id === id)) return;
      this.awaited.set(null);
      this.focusNote(id);
    });
  }

  protected isWritten(key: string): boolean {
    return this.opened() === key || this.words.has(key);
  }

  /** Opens a form, with what the note says where it is there already. */
  protected write(key: string): void {
    this.opened.set(key);
    afterNextRender(() => { this.forms().find((one) => one.keptAs() === key)?.focus(); }, { injector: this.injector });
  }

  protected close(note?: string): void {
    this.opened.set(null);
    if (note) this.focusNote(note);
    else afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  private async add(pointer: string | null, { id, text, mentions }: Word): Promise<boolean> {
    const isDone = await this.done(() => this.api.send('POST', staffNote, this.path(), { id, pointer, quote: null, text, mentions: mentions.map((one) => one.id) }, { key: id }));
    if (isDone) this.awaited.set(id);
    return isDone;
  }

  private async change(note: StaffNote, { text, mentions }: Word): Promise<boolean> {
    const isDone = await this.done(() => this.api.send('PUT', staffNote, this.path(note.id), { text, mentions: mentions.map((one) => one.id) }, { ifMatch: note.version }));
    if (isDone) this.focusNote(note.id);
    return isDone;
  }

  protected async remove({ id, version }: StaffNote): Promise<void> {
    const isDone = await this.done(() => this.api.send('DELETE', z.unknown(), this.path(id), undefined, { ifMatch: version }));
    const gone = this.noteElement(id);
    if (isDone && gone) focusBeside(gone);
  }

  private async done(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = (await this.act.run(async () => { await work(); return true; })) ?? false;
    if (isDone) this.opened.set(null);
    this.talk.notes.reload();
    return isDone;
  }

  private focusNote(id: string): void {
    afterNextRender(() => this.noteElement(id)?.focus(), { injector: this.injector });
  }

  private noteElement(id: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`[data-note="${id}"]`);
  }

  private path(note?: string): string {
    return `/reports/${this.desk.shownId() ?? ''}/notes${note ? `/${note}` : ''}`;
  }

  private placeOf(pointer: string | null): string {
    const view = this.desk.view();
    return pointer === null || !view ? this.texts.say('reports.wholeReport') : placeOf(pointer, view.definitions, this.texts);
  }

  private isHere(pointer: string | null): boolean {
    const here = this.pointer();
    return here === null || pointer === here || (this.isWide() && pointer !== null && pointer.startsWith(`${here}/`));
  }
}
