import { Component, computed, inject, linkedSignal, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportComment } from '#shared/reports';
import { Texts } from '../../platform/i18n/texts';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { StaffNotes } from './staff-notes';
import { ThreadCard } from './thread-card';
import { UnsentComment } from './unsent-comment';

/** What the officer asked, place by place, those that wait for an answer first; the officer's unsent comments before them, notes among staff after them. */
@Component({
  selector: 'app-report-comments',
  imports: [MatIcon, StaffNotes, ThreadCard, TranslocoPipe, UnsentComment],
  templateUrl: './report-comments.html',
  styleUrl: './report-comments.scss',
})
export class ReportComments {
  private readonly desk = inject(ReportDesk);
  protected readonly talk = inject(ReportTalk);
  private readonly texts = inject(Texts);
  readonly go = output<string>();

  /** In the order of their first sight: what is answered or resolved here does not jump away. */
  protected readonly sent = linkedSignal<readonly ReportComment[], readonly ReportComment[]>({
    source: () => this.desk.view()?.comments ?? [],
    computation: (comments, before) => {
      const places = new Map(before?.value.map((one, at) => [one.id, at]));
      const placeOfThread = ({ id }: ReportComment): number => places.get(id) ?? places.size;
      return [...comments].sort((a, b) => placeOfThread(a) - placeOfThread(b) || rank(a) - rank(b));
    },
  });
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments.filter((one) => one.thread === null) ?? []);

  protected place(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : pointer;
  }
}

function rank(comment: ReportComment): number {
  return ['open', 'answered', 'resolved'].indexOf(comment.state);
}
