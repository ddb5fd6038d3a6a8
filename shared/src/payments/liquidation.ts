import { monthsBetween } from '../calendar/day.js';
import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import type { Day, Id } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';

/** An unreversed release: date and positive amount in minor units. */
export interface ReleaseFact {
  id: Id;
  date: Day;
  amount: Minor;
}
export interface LiquidatedRelease extends ReleaseFact {
  liquidated: Minor;
  /** amount − liquidated */
  rest: Minor;
}

/** Oldest first; of one day, by id (ids grow with time). */
export function oldestFirst<T extends { id: Id; date: Day }>(payments: readonly T[]): T[] {
  const key = (payment: T) => `${payment.date} ${payment.id}`;
  return [...payments].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Applies what is liquidated (accepted + refunded) to the unreversed releases, oldest first, in total (domain 5). Oldest first. */
export function liquidate(releases: readonly ReleaseFact[], liquidated: Minor): LiquidatedRelease[] {
  let left = Math.max(0, liquidated);
  return oldestFirst(releases).map((release) => {
    const part = Math.min(left, release.amount);
    left -= part;
    return { id: release.id, date: release.date, amount: release.amount, liquidated: part, rest: release.amount - part };
  });
}

/** What is outstanding by age in whole calendar months: `from` ≤ age < `to` (null: no end). */
export interface AgeBucket {
  from: number;
  to: number | null;
  amount: Minor;
}

/** The age of a release on a day, in whole calendar months. */
export function ageInMonths(release: Pick<ReleaseFact, 'date'>, day: Day): number {
  return monthsBetween(release.date, day);
}

/** The ageing of an advance (domain 5): [0,3) [3,6) [6,9) ≥ 9 calendar months from release, by the bounds of the settings. */
export function ageing(releases: readonly LiquidatedRelease[], day: Day, settings: Pick<Settings, 'ageingMonths'>): AgeBucket[] {
  const bounds = [0, ...settings.ageingMonths];
  return bounds.map((from, index) => {
    const to = bounds[index + 1] ?? null;
    const inside = releases.filter((release) => {
      const age = ageInMonths(release, day);
      return age >= from && (to === null || age < to);
    });
    return { from, to, amount: sumMinor(inside.map((release) => release.rest)) };
  });
}
