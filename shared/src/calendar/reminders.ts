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
