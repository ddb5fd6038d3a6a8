import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { reportActed, type ReportComment } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { ProblemPanel } from '../../ui/problem-panel';
import { StateChip } from '../../ui/state-chip';
import type { Tone } from '../../ui/tone';
import { ReportDesk } from '../data/report-desk';
import { placeOf } from '../data/place-names';

const tones: Record<ReportComment['state'], Tone> = { open: 'warn', answered: 'info', resolved: 'good' };

/** What the officer asked, place by place: the partner jumps there and answers, the officer resolves. Unsent comments first. */
@Component({
  selector: 'app-report-comments',
  imports: [FormsModule, InstantPipe, MatButton, MatFormField, MatIcon, MatInput, MatLabel, ProblemPanel, StateChip, TranslocoPipe],
  templateUrl: './report-comments.html',
  styleUrl: './report-comments.scss',
})
export class ReportComments {
  protected readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  readonly go = output<string>();
  protected readonly act = new Act();
  protected readonly answers = signal<Readonly<Record<string, string>>>({});

  protected readonly sent = computed(() => [...(this.desk.view()?.comments ?? [])].sort((a, b) => rank(a) - rank(b)));
  protected readonly unsent = computed(() => this.desk.officer()?.content().comments ?? []);
  protected readonly mayAnswer = computed(() => this.desk.may().has('answer'));
  protected readonly mayResolve = computed(() => this.desk.may().has('resolve'));

  protected place(pointer: string): string {
    const view = this.desk.view();
    return view ? placeOf(pointer, view.definitions, this.texts) : pointer;
  }

  protected shown(state: ReportComment['state']): { text: string; tone: Tone } {
    return { text: this.texts.say(`reports.commentState.${state}`), tone: tones[state] };
  }

  protected type(comment: string, text: string): void {
    this.answers.update((all) => ({ ...all, [comment]: text }));
  }

  protected takeBack(comment: string): void {
    this.desk.officer()?.put(`/comments/${comment}`, null);
  }

  protected async answer(comment: string): Promise<void> {
    const text = (this.answers()[comment] ?? '').trim();
    const version = await this.desk.settled('partner');
    await this.done(() => this.api.send('POST', reportActed, `/reports/${this.desk.id() ?? ''}/comments/${comment}/answer`, { text }, { ifMatch: version }));
  }

  protected async resolve(comment: string): Promise<void> {
    const version = await this.desk.settled('officer');
    await this.done(() => this.api.send('POST', reportActed, `/reports/${this.desk.id() ?? ''}/comments/${comment}/resolve`, {}, { ifMatch: version }));
  }

  private async done(work: () => Promise<unknown>): Promise<void> {
    if (await this.act.run(work)) this.desk.read.reload();
  }
}

function rank(comment: ReportComment): number {
  return ['open', 'answered', 'resolved'].indexOf(comment.state);
}
