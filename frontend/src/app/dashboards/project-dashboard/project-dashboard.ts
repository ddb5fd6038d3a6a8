import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { projectDashboard, type ProjectDashboard } from '#shared/dashboards';
import { Api } from '../../platform/http/api';
import { AmountPipe, DayPipe, DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { ChartPanel } from '../../ui/chart/chart-panel';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { injectFigureWords, statusTones, type FigureWords } from '../data/figure-words';
import { ageingBoard, splitBoard, trendBoard, type Board } from '../data/portfolio-charts';

/** One project's figures, results and money, from approved data. */
@Component({
  selector: 'app-project-dashboard',
  imports: [AmountPipe, ChartPanel, DayPipe, DecimalPipe, MatButton, MoneyPipe, PageHeader, ProblemPanel, ProgressBar, RouterLink, Skeleton, StateChip, TranslocoPipe],
  templateUrl: './project-dashboard.html',
  styleUrl: './project-dashboard.scss',
})
export class ProjectDashboardPage {
  readonly id = input.required<string>();
  protected readonly words = injectFigureWords();
  protected readonly tones = statusTones;
  protected readonly read = inject(Api).resource(projectDashboard, () => `/dashboards/projects/${this.id()}`);
  protected readonly crumbs = computed(() => [{ text: this.words.text('title'), link: '/dashboards' }]);
  protected readonly money = computed(() => {
    if (!this.read.hasValue()) return [];
    const { money, currency } = this.read.value();
    const { budget, budgetTotal, authorised, released, accepted, advanceBalance: advance } = money;
    return Object.entries({ budget, budgetTotal, authorised, released, accepted, advance }).map(([name, minor]) => ({ name, money: { minor, currency } }));
  });
  protected readonly counts = computed(() => {
    if (!this.read.hasValue()) return [];
    const { persons, targets, reports, money } = this.read.value();
    const { number, percent, text } = this.words;
    return [
      { head: text('burnRate'), shown: percent(money.burnRate), note: text('note.burnRate') },
      { head: text('figure.persons'), shown: number(persons.total), note: text('mayCountTwice') },
      { head: text('figure.targets'), shown: text('of', { part: targets.met, whole: targets.measurable }), note: text('note.targets', { average: percent(targets.averageProgress) }) },
      { head: text('figure.reports'), shown: percent(reports.onTimeShare), note: text('note.reports', { onTime: reports.onTime, due: reports.fallenDue }) },
    ];
  });
  protected readonly boards = computed(() => (this.read.hasValue() ? boardsOf(this.read.value(), this.words) : []));
}

function boardsOf({ quarters, currency, ageing, persons }: ProjectDashboard, words: FigureWords): Board[] {
  return [trendBoard(quarters, currency, words), ageingBoard(ageing, currency, words), splitBoard('sex', persons.sex, words), splitBoard('age', persons.age, words)]
    .filter((board) => board.data.series.some((one) => one.values.length > 0) && board.data.labels.length > 0);
}
