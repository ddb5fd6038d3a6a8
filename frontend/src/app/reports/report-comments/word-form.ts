import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { newId } from '../../platform/new-id';
import { MentionField, longestWord, type NamedPerson } from '../../ui/mention-field';
import { BegunWords } from '../data/begun-words';
import { ReportTalk } from '../data/report-talk';

/** What somebody has to say, and whom they name in it. */
export interface Word {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly NamedPerson[];
}
const nothing: Omit<Word, 'id'> = { text: '', mentions: [] };

/** A word on the report, written and said: an answer, a comment, a note. What is begun is kept on the device until it was taken. */
@Component({
  selector: 'app-word-form',
  imports: [MatButton, MentionField, TranslocoPipe],
  template: `
    <form class="stack" (submit)="$event.preventDefault(); finish()">
      <ng-content />
      <app-mention-field [label]="label()" [hint]="'reports.mentionHint' | transloco" [rows]="rows()" [people]="people()" [text]="said().text" (textChange)="write({ text: $event })"
        [mentions]="said().mentions" (mentionsChange)="write({ mentions: $event })" (send)="finish()" />
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!isReady()">{{ act() }}</button>
        @if (mayCancel()) { <button matButton type="button" (click)="cancel()">{{ 'common.cancel' | transloco }}</button> }
      </div>
    </form>
  `,
  host: { '[attr.data-word]': 'keptAs()' },
})
export class WordForm {
  private readonly talk = inject(ReportTalk);
  private readonly words = inject(BegunWords);
  private readonly field = viewChild.required(MentionField);
  readonly label = input.required<string>();
  readonly act = input.required<string>();
  readonly rows = input(2);
  /** Where it is begun (`wordKey`). */
  readonly keptAs = input.required<string>();
  /** What was said there before, to be said otherwise. */
  readonly initial = input(nothing);
  readonly quote = input<string | null>(null);
  readonly mayCancel = input(false);
  /** Takes the word; whether it was taken. */
  readonly say = input.required<(word: Word) => boolean | Promise<boolean>>();
  readonly cancelled = output();
  protected readonly said = computed(() => this.words.of(this.keptAs()) ?? this.initial());
  private readonly isBusy = signal(false);
  protected readonly people = computed(() => this.talk.peopleOf(/^\/words\/(note|change)/.test(this.keptAs()) ? 'note' : 'comment'));
  protected readonly isReady = computed(() => { const { length } = this.said().text.trim(); return length >= 3 && length <= longestWord && !this.isBusy(); });

  focus(): void {
    this.field().focus();
  }

  protected write(part: Partial<Omit<Word, 'id'>>): void {
    const { text, mentions } = { ...this.said(), ...part };
    this.words.write(this.keptAs(), { text, mentions: [...mentions], quote: this.quote() });
  }

  protected cancel(): void {
    this.words.drop(this.keptAs());
    this.cancelled.emit();
  }

  protected async finish(): Promise<void> {
    if (!this.isReady()) return;
    this.isBusy.set(true);
    const key = this.keptAs();
    const { text, mentions } = this.said();
    const begun = this.words.of(key);
    const isTaken = await this.say()({ id: begun?.id ?? newId(), text: text.trim(), mentions });
    this.isBusy.set(false);
    if (isTaken && this.words.of(key) === begun) this.words.drop(key); // what was typed on meanwhile is not said yet
  }
}
