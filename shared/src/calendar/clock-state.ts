import type { Day, Instant } from '../platform/id.schema.js';
import type { PeriodDays } from './reporting-periods.js';
import { dayOf, dueEndsAt, startOfDay } from './time-zone.js';

/** A report by the clock (domain 6): open from the period's first day, due after its last, overdue = never submitted and the due day past. */
export const clockStates = ['upcoming', 'open', 'due', 'overdue'] as const;
export type ClockState = (typeof clockStates)[number];

/** The instants that stand beside a report's days, so that lists over several time zones can be filtered. */
export interface ClockInstants {
  opensAt: Instant;
  endsAt: Instant;
  dueEndsAt: Instant;
  firstSubmittedAt: Instant | null;
}

/**
 * One condition on a field of `ClockInstants`, against the moment asked for: `passed` = at or before that moment, `ahead` = after it;
 * `never` = null, `ever` = not null.
 */
export type ClockCondition =
  | { field: 'opensAt' | 'endsAt' | 'dueEndsAt'; is: 'passed' | 'ahead' }
  | { field: 'firstSubmittedAt'; is: 'never' | 'ever' };

/**
 * The one expression of each derived state: any of these groups, all conditions of a group. The rule evaluates it and a
 * repository compiles it into its filter (platform.md, "Time").
 */
export const clockStateConditions: Readonly<Record<ClockState, readonly (readonly ClockCondition[])[]>> = {
  upcoming: [[{ field: 'opensAt', is: 'ahead' }]],
  open: [[{ field: 'opensAt', is: 'passed' }, { field: 'endsAt', is: 'ahead' }]],
  due: [
    [{ field: 'endsAt', is: 'passed' }, { field: 'dueEndsAt', is: 'ahead' }],
    [{ field: 'dueEndsAt', is: 'passed' }, { field: 'firstSubmittedAt', is: 'ever' }],
  ],
  overdue: [[{ field: 'dueEndsAt', is: 'passed' }, { field: 'firstSubmittedAt', is: 'never' }]],
};

function holds(condition: ClockCondition, report: ClockInstants, now: Instant): boolean {
  if (condition.field === 'firstSubmittedAt') return (report.firstSubmittedAt === null) === (condition.is === 'never');
  return Date.parse(report[condition.field]) <= Date.parse(now) === (condition.is === 'passed');
}

/** The state of a report at an instant, by the clock alone. */
export function clockState(report: ClockInstants, now: Instant): ClockState {
  const found = clockStates.find((state) =>
    clockStateConditions[state].some((group) => group.every((condition) => holds(condition, report, now))),
  );
  return found ?? 'upcoming';
}

/** The instants of a period in the programme's time zone. */
export function periodInstants(period: PeriodDays, timeZone: string): Omit<ClockInstants, 'firstSubmittedAt'> {
  return {
    opensAt: startOfDay(period.start, timeZone),
    endsAt: dueEndsAt(period.end, timeZone),
    dueEndsAt: dueEndsAt(period.due, timeZone),
  };
}

/** On time = the **first** submission is not after the due day (domain 6). Null: nothing was submitted yet. */
export function isOnTime(due: Day, firstSubmittedAt: Instant | null, timeZone: string): boolean | null {
  return firstSubmittedAt === null ? null : dayOf(firstSubmittedAt, timeZone) <= due;
}
