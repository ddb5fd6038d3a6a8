import { reportingPeriods, type PeriodDays } from '#shared/calendar';
import type { CaseInput } from '#shared/cases';
import { splitProRata } from '#shared/money';
import { defaults, weights, type IndicatorInput, type LineInput, type ProposalInput } from './demo-proposal.js';
import { Dice } from './dice.js';

export type ReportInput = CaseInput['reports'][number];

/** How a project goes: what it achieves of its plan, what it spends of its money, where it overspends, what an officer cuts. */
export interface Pace {
  readonly results: number;
  readonly spending: number;
  readonly overspent?: LineInput['category'];
  readonly cuts: boolean;
  /** The project is broken off in this period, counted from 0: what was given is spent in part, nothing is asked for. */
  readonly endsIn?: number;
}

export interface WrittenReport extends Pick<ReportInput, 'project' | 'period' | 'values' | 'narrative' | 'finance'> {
  readonly days: PeriodDays;
  /** Authorised by the approval of this report, minor units. */
  readonly authorised: number;
  readonly accepted: number;
}

/** What a project would report in each of its first `count` periods: values along its plan, money along what it was given. */
export function demoReports(proposal: ProposalInput, count: number, pace: Pace, lesson: string): WrittenReport[] {
  const dice = new Dice(`${proposal.code} reports`);
  const periods = reportingPeriods(proposal.start, proposal.end, defaults);
  const outstanding = new Map(proposal.budget.map((line) => [line.code, line.phasing[0] ?? 0]));
  return periods.slice(0, count).map((days, at) => {
    const finance = financeOf(proposal, outstanding, { at, isLast: at === periods.length - 1, pace, dice });
    const sum = (field: 'accepted' | 'authorised') => Object.values(finance).reduce((total, row) => total + (row[field] ?? 0), 0);
    return {
      days, project: proposal.code, period: `${days.start}/${days.end}`, finance, authorised: sum('authorised'), accepted: sum('accepted'),
      values: valuesOf(proposal, at, periods.length, pace, dice), narrative: narrativeOf(at, pace, lesson),
    };
  });
}

interface Turn {
  readonly at: number;
  readonly isLast: boolean;
  readonly pace: Pace;
  readonly dice: Dice;
}

/** Follows FACE line by line: spends of what is outstanding, asks for the next period's phasing; writes what is outstanding then. */
function financeOf(proposal: ProposalInput, outstanding: Map<string, number>, { at, isLast, pace, dice }: Turn): Record<string, ReportInput['finance'][string]> {
  const isCut = pace.cuts && dice.happens(0.4);
  const cutLine = dice.pick(proposal.budget).code;
  return Object.fromEntries(proposal.budget.map((line) => {
    const had = outstanding.get(line.code) ?? 0;
    const share = isLast && pace.spending > 0.9 ? 1 : Math.min(1, pace.spending * dice.between(0.95, 1.05));
    const isOver = pace.overspent === line.category && at > 0;
    const left = pace.endsIn === undefined || at < pace.endsIn ? 1 : at === pace.endsIn ? 0.5 : 0;
    const actual = Math.max(0, Math.round(isOver ? (line.phasing[at] ?? 0) * 1.15 : had * share * left));
    const accepted = isCut && line.code === cutLine ? Math.floor(actual * 0.96) : actual;
    const requested = pace.endsIn !== undefined && at + 1 >= pace.endsIn ? 0 : (line.phasing[at + 1] ?? 0);
    outstanding.set(line.code, had - accepted + requested);
    return [line.code, { actual, requested, accepted, authorised: requested }];
  }));
}

function narrativeOf(at: number, { results }: Pace, lesson: string): ReportInput['narrative'] {
  const quarter = `Quarter ${at + 1}`;
  if (results < 0.6) {
    return {
      achievements: `${quarter}: preparations went on; few activities could begin.`, challenges: 'The coordinator left and permits of the district came late.', lessons: lesson,
      nextSteps: 'A revised plan of work with the district, and a new coordinator.',
    };
  }
  return {
    achievements: `${quarter}: activities went on in all places; the joint committee met and agreed the next steps.`,
    challenges: at % 2 === 0 ? 'Prices of material rose.' : 'Rain closed roads for two weeks.', lessons: lesson, nextSteps: 'The next courses and visits are prepared with the partners.',
  };
}

function valuesOf(proposal: ProposalInput, at: number, periods: number, pace: Pace, dice: Dice): ReportInput['values'] {
  return proposal.framework.flatMap((outcome) => outcome.outputs).flatMap((output) => output.indicators)
    .flatMap((indicator) => cellsOf(indicator, reached(indicator, at, periods, pace.results * dice.between(0.93, 1.07), at >= (pace.endsIn ?? periods)), dice));
}

/** The figure of this period: its own part where periods are summed, else what is reached by its end. */
function reached(indicator: IndicatorInput, at: number, periods: number, pace: number, hasEnded: boolean): number {
  const from = Number(indicator.baseline.value ?? 0);
  const way = Number(indicator.target ?? 0) - from;
  if (indicator.direction === 'maintain') return Math.max(0, Math.round(from * Math.min(1, pace)));
  const parts = weights(periods);
  const all = parts.reduce((sum, one) => sum + one, 0);
  const isFlow = indicator.acrossPeriods === 'sum' && indicator.measure === 'number';
  if (isFlow && hasEnded) return 0;
  const share = isFlow ? (parts[at] ?? 0) / all : parts.slice(0, at + 1).reduce((sum, one) => sum + one, 0) / all;
  return Math.max(0, (isFlow ? 0 : from) + way * share * pace);
}

function cellsOf(indicator: IndicatorInput, figure: number, dice: Dice): ReportInput['values'] {
  const cells = categoriesOf(indicator);
  if (indicator.measure === 'percentage') {
    return indicator.locations.map((location) => ({
      indicator: indicator.code, location,
      cells: cells.map((categories) => {
        const denominator = categories['sex'] === 'unknown' ? 2 : dice.whole(30, 90);
        return { categories, numerator: Math.min(denominator, Math.round((denominator * Math.min(figure, 98)) / 100)), denominator };
      }),
    }));
  }
  const isAverage = indicator.acrossLocations === 'average';
  const whole = Math.round(figure);
  const byPlace = isAverage ? indicator.locations.map(() => Math.max(0, whole + dice.whole(-1, 1))) : splitProRata(whole, indicator.locations.map(() => dice.whole(6, 10)));
  return indicator.locations.map((location, at) => {
    const values = splitProRata(byPlace[at] ?? 0, cells.map((one) => weightOf(one, dice)));
    return { indicator: indicator.code, location, cells: cells.map((categories, n) => ({ categories, value: values[n] ?? 0 })) };
  });
}

function categoriesOf(indicator: IndicatorInput): Record<string, string>[] {
  return indicator.disaggregation.reduce<Record<string, string>[]>(
    (cells, { code, categories }) => cells.flatMap((cell) => categories.map((category) => ({ ...cell, [code]: category }))), [{}],
  );
}

/** Few are unknown; women are somewhat more. */
function weightOf(cell: Record<string, string>, dice: Dice): number {
  if (Object.values(cell).includes('unknown')) return Object.values(cell).every((one) => one === 'unknown') ? 0 : 1;
  return cell['sex'] === 'F' ? dice.whole(22, 34) : dice.whole(16, 28);
}
