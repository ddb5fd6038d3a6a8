import { daysBetween } from '../calendar/day.js';
import { divide, fraction, rational } from '../numbers/rational.js';
import { toDecimalString } from '../numbers/rounding.js';
import type { Portfolio, OverdueRow } from './dashboard.schema.js';
import { isInside, type DashboardView } from './dashboard-view.js';
import type { PeriodFacts, SummaryFacts } from './summary-facts.js';

export type Punctuality = 'on_time' | 'late' | 'missing';

/** How a report stands whose due day fell inside the span and is past; null: not fallen due (domain 7). On time goes by its first submission. */
export function punctualityOf(period: Pick<PeriodFacts, 'due' | 'dueEndsAt' | 'firstSubmittedAt' | 'isLate'>, { span, now }: DashboardView): Punctuality | null {
  if (period.due < span.from || period.due > span.to || period.dueEndsAt > now) return null;
  if (period.firstSubmittedAt === null) return 'missing';
  return period.isLate ? 'late' : 'on_time';
}

/** The middle value; of an even count the mean of the two in the middle, to the second. Of nothing: null. */
export function median(values: readonly number[]): number | null {
  const ordered = Float64Array.from(values).sort();
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.ceil(ordered.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
}

/** A percentile by nearest rank: the smallest value that at least so many per cent do not exceed (domain 7). Of nothing: null. */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const ordered = Float64Array.from(values).sort();
  return ordered[Math.max(1, Math.ceil((percent * ordered.length) / 100)) - 1] ?? null;
}

/** Adds up how reports stand and how long answers took. */
export class ReportTotals {
  private readonly counts = { on_time: 0, late: 0, missing: 0 };
  private readonly seconds: number[] = [];
  private waiting = 0;
  private readonly missing: { facts: SummaryFacts; period: PeriodFacts }[] = [];

  constructor(private readonly view: DashboardView) {}

  add(facts: SummaryFacts): void {
    for (const period of facts.periods) {
      const standing = punctualityOf(period, this.view);
      if (standing) this.counts[standing] += 1;
      if (standing === 'missing') this.missing.push({ facts, period });
      for (const { seconds, outcomeAt } of period.turns) if (seconds !== null && outcomeAt !== null && isInside(outcomeAt, this.view)) this.seconds.push(seconds);
      if (period.turns.length > 0 && period.turns.at(-1)?.outcomeAt === null) this.waiting += 1;
    }
  }

  punctuality(): Portfolio['kpis']['reports'] {
    const { on_time: onTime, late, missing } = this.counts;
    const fallenDue = onTime + late + missing;
    const share = fallenDue === 0 ? null : divide(rational(onTime), fraction(BigInt(fallenDue), 1n));
    return { fallenDue, onTime, late, missing, onTimeShare: share && toDecimalString(share) };
  }

  turnaround(): Portfolio['kpis']['turnaround'] {
    return { answered: this.seconds.length, waiting: this.waiting, medianSeconds: median(this.seconds), p90Seconds: nearestRank(this.seconds, 90) };
  }

  /** The longest overdue first; of one day by project code. */
  overdue(most: number): OverdueRow[] {
    const key = ({ facts, period }: { facts: SummaryFacts; period: PeriodFacts }) => `${period.due} ${facts.code}`;
    return [...this.missing].sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, most).map(({ facts, period }) => ({
      report: period.report, project: { id: facts.id, code: facts.code, title: facts.title }, lead: facts.lead.name,
      period: { start: period.start, end: period.end, due: period.due }, daysLate: Math.max(0, daysBetween(period.due, this.view.now.slice(0, 10))),
    }));
  }
}
