import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { newId } from '../../platform/new-id';
import { ReportDesk } from '../data/report-desk';

/** The officer's way to comment on a place of the report: an unsent comment, gathered for the send-back. */
@Component({
  selector: 'app-comment-button',
  imports: [FormsModule, MatButton, MatFormField, MatIcon, MatInput, MatLabel, TranslocoPipe],
  template: `
    @if (mayComment()) {
      @if (isOpen()) {
        <form class="stack" (ngSubmit)="add()">
          <mat-form-field>
            <mat-label>{{ 'reports.commentOn' | transloco: { subject: subject() } }}</mat-label>
            <textarea matInput name="text" rows="3" maxlength="4000" dir="auto" [ngModel]="text()" (ngModelChange)="text.set($event)"></textarea>
          </mat-form-field>
          <div class="actions">
            <button matButton="filled" type="submit" [disabled]="text().trim().length < 3">{{ 'reports.addComment' | transloco }}</button>
            <button matButton type="button" (click)="isOpen.set(false)">{{ 'common.cancel' | transloco }}</button>
          </div>
        </form>
      } @else {
        <button matButton type="button" [attr.aria-label]="'reports.commentOn' | transloco: { subject: subject() }" (click)="isOpen.set(true)">
          <mat-icon svgIcon="comment" aria-hidden="true" />{{ 'reports.comment' | transloco }}
        </button>
      }
    }
  `,
})
export class CommentButton {
  private readonly desk = inject(ReportDesk);
  readonly pointer = input.required<string>();
  readonly subject = input.required<string>();
  protected readonly isOpen = signal(false);
  protected readonly text = signal('');
  protected readonly mayComment = computed(() => this.desk.officer()?.isEditable() ?? false);

  protected add(): void {
    const id = newId();
    this.desk.officer()?.put(`/comments/${id}`, { id, pointer: this.pointer(), text: this.text().trim() });
    this.text.set('');
    this.isOpen.set(false);
  }
}
