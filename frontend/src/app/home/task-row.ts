import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Task } from '#shared/accounts';
import { formatMoney } from '#shared/money';
import { formatDay } from '../platform/i18n/format-day';
import { DayPipe } from '../platform/i18n/format-pipes';
import { Languages } from '../platform/i18n/languages';
import { Texts } from '../platform/i18n/texts';
import { iconOf } from '../ui/record-link';
import { StateChip } from '../ui/state-chip';
import type { Tone } from '../ui/tone';
import { taskLink, taskSection } from './task-link';

/** One thing that waits: what, since when or how long still, and the one button. */
@Component({
  selector: 'app-task-row',
  imports: [DayPipe, MatButton, MatIcon, RouterLink, StateChip],
  templateUrl: './task-row.html',
  styleUrl: './task-row.scss',
})
export class TaskRow {
  private readonly texts = inject(Texts);
  private readonly language = inject(Languages).current;
  readonly task = input.required<Task>();
  readonly isPartner = input(false);
  /** Below a heading that says what is to be done: then the row says upon what. */
  readonly isInGroup = input(false);

  protected readonly icon = computed(() => iconOf(this.task().kind));
  protected readonly link = computed(() => taskLink(this.task()));
  protected readonly section = computed(() => taskSection(this.task()));
  protected readonly what = computed(() => {
    const { kind, act, params } = this.task();
    return this.texts.firstOf([`frame.task.${kind}.${act}`, `frame.task.act.${act}`], params, `${kind} ${act}`);
  });
  /** What tells one from another: the period, the sum, and for staff whose it is. */
  protected readonly details = computed(() => {
    const { params: { start, end, minor, currency, lead } } = this.task();
    const language = this.language();
    return [
      typeof start === 'string' && typeof end === 'string' ? `${formatDay(start, language)} – ${formatDay(end, language)}` : null,
      typeof minor === 'number' && typeof currency === 'string' ? formatMoney({ minor, currency }, language) : null,
      this.isPartner() || typeof lead !== 'string' ? null : lead,
    ].filter((text) => text !== null);
  });
  protected readonly button = computed(() => this.texts.firstOf([`frame.task.button.${this.task().act}`], {}, this.texts.say('frame.task.button.open')));
  protected readonly head = computed(() => (this.isInGroup() ? this.task().subject.title : this.what()));
  protected readonly since = computed(() => {
    const { due, since, kind } = this.task();
    if (due !== null || since === null) return null;
    return this.texts.firstOf([`frame.home.sinceOf.${kind}`, 'frame.home.since'], { day: formatDay(since.slice(0, 10), this.language()) }, since);
  });
  protected readonly days = computed((): { text: string; tone: Tone } | null => {
    const left = this.task().daysLeft;
    if (left === null) return null;
    if (left < 0) return { text: this.texts.plural('frame.home.daysLate', -left), tone: 'bad' };
    return { text: left === 0 ? this.texts.say('frame.home.today') : this.texts.plural('frame.home.daysLeft', left), tone: left <= 3 ? 'warn' : left <= 14 ? 'info' : 'neutral' };
  });
}
