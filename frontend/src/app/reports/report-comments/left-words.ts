import { Component, ElementRef, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { focusBeside } from '../../ui/focus-beside';
import { BegunWords, type LeftWord } from '../data/begun-words';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';

/** What was begun at an earlier visit and not said: taken up again at its place, or given up. */
@Component({
  selector: 'app-left-words',
  imports: [MatButton, PluralPipe, TranslocoPipe],
  template: `
    @if (words().length > 0) {
      <section class="panel stack left">
        <p role="status">{{ 'reports.begun.left' | plural: words().length }}</p>
        @for (one of words(); track one.left.key) {
          <div>
            <p class="small soft">{{ 'reports.begun.' + one.left.kind | transloco }} · <bdi>{{ one.place }}</bdi></p>
            <p class="words" dir="auto">{{ one.left.word.text }}</p>
            <div class="actions">
              @if (one.isSayable) { <button matButton="filled" type="button" (click)="restore(one.left)">{{ 'reports.restore' | transloco }}</button> }
              @else { <span class="small soft">{{ 'reports.begun.late' | transloco }}</span> }
              <button matButton type="button" (click)="discard(one.left, $event)">{{ 'reports.discard' | transloco }}</button>
            </div>
          </div>
        }
      </section>
    }
  `,
  styles: '.left { border-inline-start: 4px solid var(--warn-ink); } .words { white-space: pre-line; overflow-wrap: anywhere; }',
})
export class LeftWords {
  private readonly begun = inject(BegunWords);
  private readonly desk = inject(ReportDesk);
  private readonly talk = inject(ReportTalk);
  private readonly texts = inject(Texts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly words = computed(() => {
    const view = this.desk.view();
    if (!view) return [];
    return this.begun.left().map((left) => {
      const pointer = this.pointerOf(left);
      return { left, isSayable: this.isSayable(left), place: pointer === null ? this.texts.say('reports.wholeReport') : placeOf(pointer, view.definitions, this.texts) };
    });
  });

  protected restore(left: LeftWord): void {
    this.begun.restore(left);
    this.talk.target.set({ pointer: left.kind === 'comment' ? left.at : null, said: left.key });
  }

  protected discard(left: LeftWord, { currentTarget }: Event): void {
    focusBeside((currentTarget as HTMLElement).closest('div:not(.actions)') ?? this.host.nativeElement);
    this.begun.discard(left);
  }

  /** The place in the report that a word is about. */
  private pointerOf({ kind, at }: LeftWord): string | null {
    if (kind === 'answer') return this.desk.view()?.comments.find((one) => one.id === at)?.pointer ?? null;
    return kind === 'change' ? this.talk.noted().find((one) => one.id === at)?.pointer ?? null : at;
  }

  /** Whether it can still be said: its thread or note is there, the report still open to it. */
  private isSayable({ kind, at }: LeftWord): boolean {
    if (kind === 'comment') return this.desk.officer()?.isEditable() ?? false;
    if (kind === 'note') return this.talk.mayNote();
    if (kind === 'change') return this.talk.noted().some((one) => one.id === at && one.isMine);
    const thread = this.desk.view()?.comments.find((one) => one.id === at);
    return thread !== undefined && (this.desk.may().has('answer') ? thread.state !== 'resolved' : this.desk.may().has('reply') || (this.desk.officer()?.isEditable() ?? false));
  }
}
