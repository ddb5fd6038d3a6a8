import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DiffView } from '../../ui/diff-view';
import { Field } from '../../ui/field/field';
import { ReportDesk } from '../data/report-desk';
import { sentencesOf } from '../data/sentences';
import { PlaceComments } from '../report-comments/place-comments';
import { QuotableText } from './quotable-text';

const paragraphs = ['achievements', 'challenges', 'lessons', 'nextSteps'] as const;
type Paragraph = (typeof paragraphs)[number];

/** The texts of the report: written by the partner; read by everybody else, who may comment on a sentence of them. */
@Component({
  selector: 'app-report-narrative',
  imports: [DiffView, Field, PlaceComments, QuotableText, TranslocoPipe],
  templateUrl: './report-narrative.html',
})
export class ReportNarrative {
  protected readonly desk = inject(ReportDesk);
  protected readonly quoted = signal<Readonly<Partial<Record<Paragraph, string>>>>({});
  protected readonly isWritten = computed(() => this.desk.partner()?.isEditable() ?? false);
  protected readonly mayComment = computed(() => this.desk.officer()?.isEditable() ?? false);
  protected readonly shown = computed(() => paragraphs.map((name) => {
    const pointer = `/narrative/${name}`;
    const text = this.desk.partner()?.content().narrative[name] ?? '';
    const said = [...(this.desk.view()?.comments.filter((one) => one.state !== 'resolved') ?? []), ...(this.desk.officer()?.content().comments ?? [])];
    const before = this.desk.before();
    const old = before.get(pointer);
    return {
      name, pointer, text, quotes: said.flatMap((one) => (one.pointer === pointer && one.quote ? [one.quote] : [])),
      sentences: this.mayComment() ? sentencesOf(text, this.desk.view()?.language ?? 'en') : [],
      change: before.has(pointer) ? { before: typeof old === 'string' ? old : '', after: this.desk.view()?.content?.narrative[name] ?? '' } : null,
    };
  }));

  protected quote(name: Paragraph, sentence: string | null): void {
    this.quoted.update((all) => ({ ...all, [name]: sentence ?? undefined }));
  }
}
