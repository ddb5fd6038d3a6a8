import type { Day } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { addDays } from './day.js';

/** A day on which the partner is reminded of a report. `daysFromDue` is negative before the due day; `toManager`: the manager too; `toProgramme`: the last one, also to
 *  the officers. */
export interface Reminder {
  day: Day;
  daysFromDue: number;
  toManager: boolean;
  toProgramme: boolean;
}

/**
 * Reminders of a report that is not submitted (domain 6): so many days before, on the day after, then weekly so many
 * times and to the manager, the last time to the programme's officers too.
 */
export function reminders(due: Day, settings: Pick<Settings, 'remindersBefore' | 'remindersWeekly'>): Reminder[] {
  const before = [...settings.remindersBefore].sort((a, b) => b - a).map((days) => ({ daysFromDue: -days, toManager: false, toProgramme: false }));
  const weekly = Array.from({ length: settings.remindersWeekly }, (_, week) => ({ daysFromDue: 8 + 7 * week, toManager: true, toProgramme: week === settings.remindersWeekly - 1 }));
  return [...before, { daysFromDue: 1, toManager: false, toProgramme: false }, ...weekly].map((one) => ({ day: addDays(due, one.daysFromDue), ...one }));
}

/** A reminder whose day passed unnoticed, as the portal slept, is still sent so many days later. */
export const mostDaysLate = 3;

/**
 * The reminder to send on a day: the newest one so far, unless that day is long past or somebody reminded of the report since; at most one a day.
 * @param remindedOn the day of the newest reminder of any kind
 */
export function reminderToSend(due: Day, settings: Pick<Settings, 'remindersBefore' | 'remindersWeekly'>, today: Day, remindedOn: Day | null): Reminder | null {
  const newest = reminders(due, settings).findLast((one) => one.day <= today);
  return newest && today <= addDays(newest.day, mostDaysLate) && (remindedOn ?? '') < newest.day ? newest : null;
}
