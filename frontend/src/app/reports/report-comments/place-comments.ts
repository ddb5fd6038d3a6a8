import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../platform/i18n/texts';
import { BegunWords } from '../data/begun-words';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { CommentButton } from './comment-button';
import { StaffNotes } from './staff-notes';
import { ThreadCard } from './thread-card';
import { UnsentComment } from './unsent-comment';

/** What is said about one place of the report, there: threads not resolved yet, the officer's unsent comments, notes among staff, and the ways to add one. */
@Component({
  selector: 'app-place-comments',
  imports: [CommentButton, StaffNotes, ThreadCard, TranslocoPipe, UnsentComment],
  template: `
    @for (one of sent(); track one.id) { <app-thread-card class="said" [thread]="one" /> }
    @for (one of unsent(); track one.id) {
      <div class="said unsent">
        <p class="small soft">{{ 'reports.notSentYet' | transloco }} · <bdi>{{ placeOfComment(one.pointer) }}</bdi></p>
        <app-unsent-comment [comment]="one" />
      </div>
    }
    <app-comment-button [pointer]="pointer()" [subject]="subject()" [sentences]="sentences()" [(quote)]="quote" />
    @for (one of taken(); track one) { <app-comment-button [pointer]="one" [subject]="placeOfComment(one)" /> }
    @if (talk.mayNote()) { <app-staff-notes [pointer]="pointer()" [subject]="subject()" [isWide]="isWide()" /> }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-2); }
    .said { border-inline-start: 4px solid var(--warn-ink); border-radius: var(--corner); background: var(--warn-fill); padding: var(--space-3); }
    .unsent { border-inline-start-style: dashed; }
  `,
})
export class PlaceComments {
  protected readonly desk = inject(ReportDesk);
  protected readonly talk = inject(ReportTalk);
  private readonly words = inject(BegunWords);
  private readonly texts = inject(Texts);
  readonly pointer = input.required<string>();
  readonly subject = input.required<string>();
  /** What is said on what lies within the place is shown too. */
  readonly isWide = input(false);
  /** Sentences of a paragraph that may be commented on alone. */
  readonly sentences = input<readonly string[]>([]);
  readonly quote = model<string | null>(null);

  protected readonly sent = computed(() => this.talk.standing().filter((one) => this.isHere(one.pointer)));
  /** Comments that begin a thread; further words stand in theirs. */
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments.filter((one) => one.thread === null && this.isHere(one.pointer)) ?? []);

  /** Cells within the place with comments that were taken up again. */
  protected readonly taken = computed(() => (this.isWide() ? this.words.takenWithin('comment', this.pointer()).filter((one) => one !== null) : []));

  protected placeOfComment(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : '';
  }

  private isHere(pointer: string): boolean {
    return pointer === this.pointer() || (this.isWide() && pointer.startsWith(`${this.pointer()}/`));
  }
}
