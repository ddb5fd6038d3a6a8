import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Task } from '#shared/accounts';
import { DayPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { iconOf } from '../ui/record-link';
import { StateChip } from '../ui/state-chip';
import type { Tone } from '../ui/tone';
import { taskLink } from './task-link';

/** One thing that waits: what, since when or how long still, and the one button. */
@Component({
  selector: 'app-task-row',
  imports: [DayPipe, MatButton, MatIcon, RouterLink, StateChip],
  templateUrl: './task-row.html',
  styleUrl: './task-row.scss',
})
export class TaskRow {
  private readonly texts = inject(Texts);
  readonly task = input.required<Task>();
  readonly isPartner = input(false);

  protected readonly icon = computed(() => iconOf(this.task().subject.kind));
  protected readonly link = computed(() => taskLink(this.task()));
  protected readonly what = computed(() => {
    const { kind, act, params } = this.task();
    return this.texts.firstOf([`frame.task.${kind}.${act}`, `frame.task.act.${act}`], params, `${kind} ${act}`);
  });
  protected readonly button = computed(() => this.texts.firstOf([`frame.task.button.${this.task().act}`], {}, this.texts.say('frame.task.button.open')));
  protected readonly days = computed((): { text: string; tone: Tone } | null => {
    const left = this.task().daysLeft;
    if (left === null) return null;
    if (left < 0) return { text: this.texts.plural('frame.home.daysLate', -left), tone: 'bad' };
    return { text: left === 0 ? this.texts.say('frame.home.today') : this.texts.plural('frame.home.daysLeft', left), tone: left <= 3 ? 'warn' : left <= 14 ? 'info' : 'neutral' };
  });
}
