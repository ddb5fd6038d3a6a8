import { Component, Injector, afterNextRender, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { z } from 'zod';
import { staffNote, type StaffNote } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { MarkedText } from '../../ui/marked-text';
import { ProblemPanel } from '../../ui/problem-panel';
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
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly form = viewChild(WordForm);
  /** Null: the report as a whole. */
  readonly pointer = input.required<string | null>();
  readonly subject = input.required<string>();
  readonly isWide = input(false);
  protected readonly act = new Act();
  /** The note that is changed; `new`: one is written. */
  protected readonly written = signal<string | null>(null);

  protected readonly shown = computed(() => this.talk.noted().filter((one) => this.isHere(one.pointer)).map((one) => ({
    ...one, place: this.placeOf(one.pointer), names: one.mentions.map((person) => `@${person.name}`),
  })));

  protected readonly add = ({ id, text, mentions }: Word): Promise<boolean> =>
    this.done(() => this.api.send('POST', staffNote, this.path(), { id, pointer: this.pointer(), quote: null, text, mentions: mentions.map((one) => one.id) }, { key: id }));

  protected readonly change = ({ text, mentions }: Word): Promise<boolean> => {
    const note = this.talk.noted().find((one) => one.id === this.written());
    return this.done(() => this.api.send('PUT', staffNote, this.path(note?.id), { text, mentions: mentions.map((one) => one.id) }, { ifMatch: note?.version ?? 0 }));
  };

  protected async remove({ id, version }: StaffNote): Promise<void> {
    await this.done(() => this.api.send('DELETE', z.unknown(), this.path(id), undefined, { ifMatch: version }));
  }

  /** Opens the form, with what the note says where it is there already. */
  protected write(note: StaffNote | null): void {
    this.written.set(note?.id ?? 'new');
    afterNextRender(() => {
      const form = this.form();
      if (note) form?.begin(note);
      form?.focus();
    }, { injector: this.injector });
  }

  private async done(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = (await this.act.run(async () => { await work(); return true; })) ?? false;
    if (isDone) this.written.set(null);
    this.talk.notes.reload();
    return isDone;
  }

  private path(note?: string): string {
    return `/reports/${this.desk.id() ?? ''}/notes${note ? `/${note}` : ''}`;
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
