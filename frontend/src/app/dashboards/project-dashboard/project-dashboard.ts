import { Component, computed, inject, input } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { projectDashboard, type Figure, type ProjectDashboard, type ProjectTable } from '#shared/dashboards';
import { Api } from '../../platform/http/api';
import { AmountPipe, DayPipe, DecimalPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { SessionStore } from '../../platform/session/session-store';
import type { Opening } from '../../ui/chart/chart-data';
import { ChartPanel } from '../../ui/chart/chart-panel';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { StateChip } from '../../ui/state-chip';
import { injectFigureWords, statusTones, type FigureWords } from '../data/figure-words';
import { projectLinks, type ProjectLinks } from '../data/figure-links';
import { ageingBoard, splitBoard, trendBoard, type Board } from '../data/portfolio-charts';

/** One project's figures, results and money, from approved data. */
@Component({
  selector: 'app-project-dashboard',
  imports: [
    AmountPipe, ChartPanel, DayPipe, DecimalPipe, MatButton, MatIcon, MoneyPipe, NgTemplateOutlet, PageHeader, ProblemPanel, ProgressBar, RouterLink, Skeleton, StateChip, TranslocoPipe,
  ],
  templateUrl: './project-dashboard.html',
  styleUrl: './project-dashboard.scss',
})
export class ProjectDashboardPage {
  readonly id = input.required<string>();
  protected readonly words = injectFigureWords();
  protected readonly tones = statusTones;
  protected readonly read = inject(Api).resource(projectDashboard, () => `/dashboards/projects/${this.id()}`);
  protected readonly links = computed(() => projectLinks(this.id()));
  private readonly session = inject(SessionStore);
  protected readonly crumbs = computed(() => (this.session.can('dashboard.read') ? [{ text: this.words.text('title'), link: '/dashboards' }] : []));
  protected readonly money = computed(() => {
    if (!this.read.hasValue()) return [];
    const { money, currency } = this.read.value();
    const { budget, budgetTotal, authorised, released, accepted, advanceBalance: advance } = money;
    return Object.entries({ budget, budgetTotal, authorised, released, accepted, advance }).map(([name, minor]) => ({ name, money: { minor, currency }, opening: this.opening(rowsBehind[name]) }));
  });
  protected readonly counts = computed(() => {
    if (!this.read.hasValue()) return [];
    const { persons, targets, reports, money } = this.read.value();
    const { number, percent, text } = this.words;
    return [
      { head: text('burnRate'), opening: this.opening('accepted'), shown: percent(money.burnRate), note: text('note.burnRate') },
      { head: text('figure.persons'), opening: this.opening('persons'), shown: number(persons.total), note: text('mayCountTwice') },
      { head: text('figure.targets'), opening: this.opening('targets'), shown: text('of', { part: targets.met, whole: targets.measurable }), note: text('note.targets', { average: percent(targets.averageProgress) }) },
      { head: text('figure.reports'), opening: this.opening('reports'), shown: percent(reports.onTimeShare), note: text('note.reports', { onTime: reports.onTime, due: reports.fallenDue }) },
    ];
  });
  protected readonly boards = computed(() => (this.read.hasValue() ? boardsOf(this.read.value(), this.words, this.links()) : []));

  private opening(figure: Figure | undefined): Opening | null {
    return figure ? this.links().rows(figure) : null;
  }

  protected filesOf(table: ProjectTable): { name: string; href: string }[] {
    return (['csv', 'xlsx'] as const).map((format) => ({ name: format.toUpperCase(), href: this.links().table(table, format) }));
  }
}

/** The rows that each amount opens; the others are explained by the tables below them. */
const rowsBehind: Readonly<Record<string, Figure>> = { budget: 'budget', released: 'released', accepted: 'accepted', advance: 'ageing' };

function boardsOf({ quarters, currency, ageing, persons }: ProjectDashboard, words: FigureWords, links: ProjectLinks): Board[] {
  return [trendBoard(quarters, currency, words, links), ageingBoard(ageing, currency, words, links), splitBoard('sex', persons.sex, words, links), splitBoard('age', persons.age, words, links)]
    .filter((board) => board.data.series.some((one) => one.values.length > 0) && board.data.labels.length > 0);
}
