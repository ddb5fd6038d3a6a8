import { addDays, addMonths } from '../calendar/day.js';
import type { Minor } from '../money/money.schema.js';
import type { Day } from '../platform/id.schema.js';
import type { QuarterRow } from './dashboard.schema.js';
import type { Span } from './project-standing.js';
import type { MoneyFacts, SummaryFacts } from './summary-facts.js';

type Sums = { planned: Minor; accepted: Minor; released: Minor };

/** The calendar quarter of a day, e.g. `2009-Q3`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** First and last day of a quarter. */
export function quarterDays(quarter: string): { start: Day; end: Day } {
  const start = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
  return { start, end: addDays(addMonths(start, 3), -1) };
}

/**
 * The trend by quarter, planned against actual (domain 7): planned and accepted stand in the quarter in which their reporting period ends,
 * so that like is set against like; releases in the quarter of their day. What was approved or paid after the span's end is left out.
 */
export class Trend {
  private readonly byKey = new Map<string, Sums>();
  /** By currency, then day: few days are asked for often. */
  private readonly byDay = new Map<string, Map<Day, Sums | null>>();
  private readonly first: string;
  private readonly last: string;

  constructor(private readonly span: Span) {
    this.first = quarterOf(span.from);
    this.last = quarterOf(span.to);
  }

  add(facts: SummaryFacts, money: MoneyFacts): void {
    const ofDay = this.byDay.get(facts.currency) ?? new Map<Day, Sums | null>();
    this.byDay.set(facts.currency, ofDay);
    facts.periods.forEach((period, at) => {
      const sums = this.at(ofDay, period.end, facts.currency);
      if (!sums) return;
      sums.planned += money.planned[at] ?? 0;
      if (period.approved && period.approved.on <= this.span.to) sums.accepted += money.accepted[at] ?? 0;
    });
    for (const flow of money.flows) {
      if (flow.kind !== 'released' || flow.day < this.span.from || flow.day > this.span.to) continue;
      const sums = this.at(ofDay, flow.day, facts.currency);
      if (sums) sums.released += flow.amount;
    }
  }

  /** In order of quarters, then currencies. */
  view(): QuarterRow[] {
    return [...this.byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sums]) => {
      const [quarter = '', currency = ''] = key.split(' ');
      return { quarter, ...quarterDays(quarter), currency, ...sums };
    });
  }

  private at(ofDay: Map<Day, Sums | null>, day: Day, currency: string): Sums | null {
    const known = ofDay.get(day);
    if (known !== undefined) return known;
    const sums = this.of(quarterOf(day), currency);
    ofDay.set(day, sums);
    return sums;
  }

  private of(quarter: string, currency: string): Sums | null {
    if (quarter < this.first || quarter > this.last) return null;
    const key = `${quarter} ${currency}`;
    const there = this.byKey.get(key);
    if (there) return there;
    const sums = { planned: 0, accepted: 0, released: 0 };
    this.byKey.set(key, sums);
    return sums;
  }
}
