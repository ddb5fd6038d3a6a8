import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportComment } from '#shared/reports';
import { Texts } from '../../platform/i18n/texts';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { CommentCard } from './comment-card';

/** What the officer asked, place by place, those that wait for an answer first; the officer's unsent comments before them. */
@Component({
  selector: 'app-report-comments',
  imports: [CommentCard, MatButton, MatIcon, TranslocoPipe],
  templateUrl: './report-comments.html',
  styleUrl: './report-comments.scss',
})
export class ReportComments {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  readonly go = output<string>();

  protected readonly sent = computed(() => [...(this.desk.view()?.comments ?? [])].sort((a, b) => rank(a) - rank(b)));
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments ?? []);

  protected place(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : pointer;
  }

  protected takeBack(comment: string): void {
    this.desk.officer()?.put(`/comments/${comment}`, null);
  }
}

function rank(comment: ReportComment): number {
  return ['open', 'answered', 'resolved'].indexOf(comment.state);
}
