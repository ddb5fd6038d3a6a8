import { Component, computed, effect, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../platform/http/api-problem';
import { ProblemTexts } from '../platform/http/problem-text';
import { ServerReach } from '../platform/http/server-reach';

/**
 * What went wrong and the way out. `<app-problem-panel [problem]="list.error()" (retry)="list.reload()" />` asks again by
 * itself when the server is back.
 */
@Component({
  selector: 'app-problem-panel',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './problem-panel.html',
  styleUrl: './problem-panel.scss',
})
export class ProblemPanel {
  private readonly texts = inject(ProblemTexts);
  readonly problem = input.required<unknown>();
  /** Folders of texts for the codes of `errors`: `['reports.finding']`. */
  readonly folders = input<readonly string[]>([]);
  readonly canRetry = input(true);
  readonly retry = output();

  protected readonly shown = computed(() => ApiProblem.of(this.problem()));
  protected readonly title = computed(() => this.texts.title(this.shown()));
  protected readonly entries = computed(() => this.shown().errors.map((e) => this.texts.entry(e, this.folders())));

  constructor() {
    const reach = inject(ServerReach);
    let wasAway = false;
    effect(() => {
      const isAway = reach.isAway();
      if (wasAway && !isAway && this.shown().isAway) this.retry.emit();
      wasAway = isAway;
    });
  }
}
