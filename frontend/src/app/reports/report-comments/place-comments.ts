import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../platform/i18n/texts';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { CommentButton } from './comment-button';
import { CommentCard } from './comment-card';

/** What is said about one place of the report, there: comments not resolved yet, the officer's unsent ones, and the way to add one. */
@Component({
  selector: 'app-place-comments',
  imports: [CommentButton, CommentCard, MatButton, TranslocoPipe],
  template: `
    @for (one of sent(); track one.id) { <app-comment-card class="said" [comment]="one" /> }
    @for (one of unsent(); track one.id) {
      <div class="said unsent">
        <p class="small soft">{{ 'reports.notSentYet' | transloco }} · <bdi>{{ placeOfComment(one.pointer) }}</bdi></p>
        <p dir="auto">{{ one.text }}</p>
        @if (desk.officer()?.isEditable()) { <div class="actions"><button matButton type="button" (click)="takeBack(one.id)">{{ 'common.remove' | transloco }}</button></div> }
      </div>
    }
    <app-comment-button [pointer]="pointer()" [subject]="subject()" />
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-2); }
    .said { border-inline-start: 4px solid var(--warn-ink); border-radius: var(--corner); background: var(--warn-fill); padding: var(--space-3); }
    .unsent { border-inline-start-style: dashed; }
  `,
})
export class PlaceComments {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  readonly pointer = input.required<string>();
  readonly subject = input.required<string>();
  /** Comments on what lies within the place are shown too. */
  readonly isWide = input(false);

  protected readonly sent = computed(() => this.desk.view()?.comments.filter((one) => one.state !== 'resolved' && this.isHere(one.pointer)) ?? []);
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments.filter((one) => this.isHere(one.pointer)) ?? []);

  protected takeBack(comment: string): void {
    this.desk.officer()?.put(`/comments/${comment}`, null);
  }

  protected placeOfComment(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : '';
  }

  private isHere(pointer: string): boolean {
    return pointer === this.pointer() || (this.isWide() && pointer.startsWith(`${this.pointer()}/`));
  }
}
