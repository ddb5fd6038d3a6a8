import type { Day } from '../platform/id.schema.js';
import type { Settings } from '../programmes/settings.schema.js';
import { addDays } from './day.js';

/** A day on which the partner is reminded of a report. `daysFromDue` is negative before the due day; `toManager`: the manager too. */
export interface Reminder {
  day: Day;
  daysFromDue: number;
  toManager: boolean;
}

/**
 * Reminders of a report that is not submitted (domain 6): so many days before, on the day after, then weekly so many
 * times and to the manager.
 */
export function reminders(due: Day, settings: Pick<Settings, 'remindersBefore' | 'remindersWeekly'>): Reminder[] {
  const before = [...settings.remindersBefore].sort((a, b) => b - a).map((days) => ({ daysFromDue: -days, toManager: false }));
  const weekly = Array.from({ length: settings.remindersWeekly }, (_, week) => ({ daysFromDue: 8 + 7 * week, toManager: true }));
  return [...before, { daysFromDue: 1, toManager: false }, ...weekly].map((one) => ({ day: addDays(due, one.daysFromDue), ...one }));
}
