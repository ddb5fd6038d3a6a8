import { Component, computed, effect, inject, input, linkedSignal, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../platform/http/api-problem';
import { ProblemTexts } from '../platform/http/problem-text';
import { ServerReach } from '../platform/http/server-reach';
import { Reread } from './reread';

/** The record went on without this page: it has to be read again. */
const overtaken: readonly string[] = ['stale_version', 'lost_race', 'wrong_state'];

/**
 * What went wrong and the way out. `<app-problem-panel [problem]="list.error()" (retry)="list.reload()" />` asks again by
 * itself when the server is back. Where the record went on without the page, a page that provides `Reread` is offered to show it as it is now.
 */
@Component({
  selector: 'app-problem-panel',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './problem-panel.html',
  styleUrl: './problem-panel.scss',
})
export class ProblemPanel {
  private readonly texts = inject(ProblemTexts);
  private readonly page = inject(Reread, { optional: true });
  readonly problem = input.required<unknown>();
  /** Folders of texts for the codes of `errors`: `['reports.finding']`. */
  readonly folders = input<readonly string[]>([]);
  readonly canRetry = input(true);
  readonly retry = output();

  protected readonly shown = computed(() => ApiProblem.of(this.problem()));
  protected readonly title = computed(() => this.texts.title(this.shown()));
  protected readonly entries = computed(() => this.shown().errors.map((e) => this.texts.entry(e, this.folders())));
  protected readonly canReread = computed(() => this.page !== null && !this.canRetry() && overtaken.includes(this.shown().code));
  private readonly isAsked = linkedSignal({ source: this.problem, computation: () => false });
  /** The record was asked for, and is shown as it is now: not before, what is certified meanwhile would be the old one again. */
  protected readonly isOver = linkedSignal<{ problem: unknown; isRead: boolean }, boolean>({
    source: () => ({ problem: this.problem(), isRead: this.isAsked() && this.page?.read.status() === 'resolved' }),
    computation: ({ problem, isRead }, before) => isRead || (before?.value === true && before.source.problem === problem),
  });

  constructor() {
    const reach = inject(ServerReach);
    let wasAway = false;
    effect(() => {
      const isAway = reach.isAway();
      if (wasAway && !isAway && this.shown().isAway) this.retry.emit();
      wasAway = isAway;
    });
  }

  protected reread(): void {
    this.page?.reread();
    this.isAsked.set(true);
  }
}
