import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Figure, PortfolioKpis } from '#shared/dashboards';
import { MoneyPipe } from '../../platform/i18n/format-pipes';
import type { ChosenFilters } from '../data/chosen-filters';
import { injectFigureWords } from '../data/figure-words';

/** The figures of a portfolio, each a link to the rows that add up to it; money by currency. */
@Component({
  selector: 'app-portfolio-figures',
  imports: [MoneyPipe, RouterLink, TranslocoPipe],
  templateUrl: './portfolio-figures.html',
  styleUrl: './portfolio-figures.scss',
})
export class PortfolioFigures {
  protected readonly words = injectFigureWords();
  readonly kpis = input.required<PortfolioKpis>();
  readonly filters = input.required<ChosenFilters>();

  protected readonly counts = computed((): { figure: Figure; shown: string; note: string }[] => {
    const { projects, persons, targets, reports, turnaround } = this.kpis();
    const { number, percent, duration, text } = this.words;
    const active = projects.byState.find((row) => row.state === 'active')?.count ?? 0;
    return [
      { figure: 'projects', shown: number(projects.total), note: text('note.projects', { active: number(active) }) },
      { figure: 'persons', shown: number(persons.total), note: text('mayCountTwice') },
      { figure: 'targets', shown: text('of', { part: number(targets.met), whole: number(targets.measurable) }), note: text('note.targets', { average: percent(targets.averageProgress) }) },
      { figure: 'reports', shown: percent(reports.onTimeShare), note: text('note.reports', { onTime: number(reports.onTime), due: number(reports.fallenDue) }) },
      { figure: 'overdue', shown: number(reports.missing), note: text('note.overdue') },
      { figure: 'turnaround', shown: duration(turnaround.medianSeconds), note: text('note.turnaround', { p90: duration(turnaround.p90Seconds), waiting: number(turnaround.waiting) }) },
    ];
  });
  protected readonly currencies = computed(() => this.kpis().money.map((row) => ({
    currency: row.currency, burnRate: row.burnRate,
    figures: ([['budget', row.budget], ['released', row.released], ['accepted', row.accepted], ['advance', row.advanceBalance], ['refunded', row.refunded]] as const)
      .filter(([figure, minor]) => figure !== 'refunded' || minor !== 0).map(([figure, minor]) => ({ figure, money: { minor, currency: row.currency } })),
  })));

  protected rowsOf(figure: Figure): ChosenFilters {
    return { ...this.filters(), figure };
  }
}
