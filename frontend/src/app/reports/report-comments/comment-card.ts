import { Component, computed, inject, input, output, signal } from '@angular/core';
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
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';

const tones: Record<ReportComment['state'], Tone> = { open: 'warn', answered: 'info', resolved: 'good' };

/** One comment of the officer with its answer: the partner answers in place, the officer resolves. */
@Component({
  selector: 'app-comment-card',
  imports: [FormsModule, InstantPipe, MatButton, MatFormField, MatIcon, MatInput, MatLabel, ProblemPanel, StateChip, TranslocoPipe],
  templateUrl: './comment-card.html',
  styleUrl: './comment-card.scss',
})
export class CommentCard {
  private readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  readonly comment = input.required<ReportComment>();
  /** Shows the comment's place as a way to it. */
  readonly hasPlace = input(false);
  readonly go = output<string>();
  protected readonly act = new Act();
  protected readonly text = signal('');

  protected readonly state = computed(() => ({ text: this.texts.say(`reports.commentState.${this.comment().state}`), tone: tones[this.comment().state] }));
  protected readonly place = computed(() => { const view = this.desk.view(); return view ? placeOf(this.comment().pointer, view.definitions, this.texts) : ''; });
  protected readonly mayAnswer = computed(() => this.comment().state === 'open' && this.desk.may().has('answer'));
  protected readonly mayResolve = computed(() => this.comment().state !== 'resolved' && this.desk.may().has('resolve'));
  protected readonly isAnswer = computed(() => this.text().trim().length >= 3 && !this.act.isBusy());

  protected async answer(): Promise<void> {
    if (this.isAnswer()) await this.send('answer', { text: this.text().trim() }, 'partner');
  }

  protected async resolve(): Promise<void> {
    await this.send('resolve', {}, 'officer');
  }

  private async send(action: 'answer' | 'resolve', body: unknown, part: 'partner' | 'officer'): Promise<void> {
    const version = await this.desk.settled(part);
    const path = `/reports/${this.desk.id() ?? ''}/comments/${this.comment().id}/${action}`;
    if (await this.act.run(() => this.api.send('POST', reportActed, path, body, { ifMatch: version }))) this.desk.read.reload();
  }
}
