import { dayOf, dueEndsAt, startOfDay } from '../calendar/time-zone.js';
import type { Day, Instant } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import type { DashboardFilters } from './dashboard.schema.js';
import { wholeTime, type Span } from './project-standing.js';

export type DashboardSettings = Pick<Settings, 'timeZone' | 'ageingMonths'>;

/** When a dashboard looks: its days and the instants at which they begin and end in the programme's zone. */
export interface DashboardView {
  readonly now: Instant;
  readonly span: Span;
  /** The day at whose end stocks are taken: `to`, and never later than today. */
  readonly day: Day;
  readonly from: Day | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly ageingMonths: readonly number[];
}

/** Without `from` and `to`: everything up to now. */
export function dashboardView({ from, to }: Pick<DashboardFilters, 'from' | 'to'>, now: Instant, settings: DashboardSettings): DashboardView {
  const today = dayOf(now, settings.timeZone);
  return {
    now, span: { from: from ?? wholeTime.from, to: to ?? wholeTime.to }, day: to !== undefined && to < today ? to : today, from: from ?? null,
    startsAt: from === undefined ? null : startOfDay(from, settings.timeZone), endsAt: to === undefined ? null : dueEndsAt(to, settings.timeZone),
    ageingMonths: settings.ageingMonths,
  };
}

export function isInside(instant: Instant, { startsAt, endsAt }: DashboardView): boolean {
  return (startsAt === null || instant >= startsAt) && (endsAt === null || instant < endsAt);
}
