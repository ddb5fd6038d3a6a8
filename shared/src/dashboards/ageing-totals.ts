import type { Minor } from '../money/money.schema.js';
import { ageInMonths } from '../payments/liquidation.js';
import type { Day } from '../platform/id.schema.js';
import type { Portfolio } from './dashboard.schema.js';
import type { DashboardView } from './dashboard-view.js';

type Ageing = Portfolio['kpis']['ageing'];

/** Adds open releases up by age (domain 5), each currency by itself. */
export class AgeingTotals {
  private readonly bounds: number[];
  private readonly bucketOf = new Map<Day, number>();
  private readonly byCurrency = new Map<string, Minor[]>();

  constructor(private readonly view: Pick<DashboardView, 'day' | 'ageingMonths'>) {
    this.bounds = [0, ...view.ageingMonths];
  }

  add(currency: string, releases: readonly { date: Day; rest: Minor }[]): void {
    const sums = this.byCurrency.get(currency) ?? this.bounds.map(() => 0);
    this.byCurrency.set(currency, sums);
    for (const { date, rest } of releases) {
      const bucket = this.bucket(date);
      sums[bucket] = (sums[bucket] ?? 0) + rest;
    }
  }

  result(): Ageing {
    return [...this.byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sums]) => ({
      currency, buckets: this.bounds.map((from, at) => ({ from, to: this.bounds[at + 1] ?? null, amount: sums[at] ?? 0 })),
    }));
  }

  private bucket(date: Day): number {
    const known = this.bucketOf.get(date);
    if (known !== undefined) return known;
    const age = ageInMonths({ date }, this.view.day);
    const bucket = this.bounds.findLastIndex((from) => age >= from);
    this.bucketOf.set(date, bucket);
    return bucket;
  }
}
