import { Component, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { newId } from '../../platform/new-id';
import { MentionField, type NamedPerson } from '../../ui/mention-field';
import { ReportTalk } from '../data/report-talk';

/** What somebody has to say, and whom they name in it. */
export interface Word {
  /** The same as long as the text is: a word whose answer was lost is said again, never twice. */
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly NamedPerson[];
}

/** A word on the report, written and said: an answer, a comment, a note. It is emptied once it was taken. */
@Component({
  selector: 'app-word-form',
  imports: [MatButton, MentionField, TranslocoPipe],
  template: `
    <form class="stack" (submit)="$event.preventDefault(); finish()">
      <ng-content />
      <app-mention-field [label]="label()" [hint]="'reports.mentionHint' | transloco" [rows]="rows()" [people]="people()" [text]="text()" (textChange)="write($event)" [(mentions)]="mentions" (send)="finish()" />
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!isReady()">{{ act() }}</button>
        @if (mayCancel()) { <button matButton type="button" (click)="cancelled.emit()">{{ 'common.cancel' | transloco }}</button> }
      </div>
    </form>
  `,
})
export class WordForm {
  private readonly talk = inject(ReportTalk);
  private readonly field = viewChild.required(MentionField);
  readonly label = input.required<string>();
  readonly act = input.required<string>();
  readonly rows = input(2);
  readonly place = input<'comment' | 'note'>('comment');
  readonly mayCancel = input(false);
  /** Takes the word; whether it was taken. */
  readonly say = input.required<(word: Word) => boolean | Promise<boolean>>();
  readonly cancelled = output();
  /** Somebody types: what is begun stays, whatever others say meanwhile. */
  readonly begun = output();
  protected readonly text = signal('');
  private readonly id = linkedSignal({ source: () => this.text().trim(), computation: () => newId() });
  protected readonly mentions = signal<readonly NamedPerson[]>([]);
  private readonly isBusy = signal(false);
  protected readonly people = computed(() => this.talk.peopleOf(this.place()));
  protected readonly isReady = computed(() => this.text().trim().length >= 3 && !this.isBusy());

  /** Begins with what was said before. */
  begin({ text, mentions }: Omit<Word, 'id'>): void {
    this.text.set(text);
    this.mentions.set(mentions);
  }

  focus(): void {
    this.field().focus();
  }

  protected write(text: string): void {
    this.text.set(text);
    if (text !== '') this.begun.emit();
  }

  protected async finish(): Promise<void> {
    if (!this.isReady()) return;
    this.isBusy.set(true);
    const isTaken = await this.say()({ id: this.id(), text: this.text().trim(), mentions: this.mentions() });
    this.isBusy.set(false);
    if (isTaken) this.begin({ text: '', mentions: [] });
  }
}
