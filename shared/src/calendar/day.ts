import type { Day } from '../platform/id.schema.js';

const millisOfDay = 86_400_000;

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(millis: number): Day {
  return new Date(millis).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return dayAt(midnight(day) + count * millisOfDay);
}

/** The same day of the month `count` calendar months later, clamped to that month's last day (31 January + 1 → 28 or 29 February). */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + count, 1);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayAt(first + (Math.min(date, last) - 1) * millisOfDay);
}

/** Whole days from one day to another: 0 for the same day, negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnight(to) - midnight(from)) / millisOfDay);
}

/** Days of a span, both ends counted (a single day: 1). */
export function daysInclusive(start: Day, end: Day): number {
  return daysBetween(start, end) + 1;
}

/** Order of two days: negative, 0 or positive. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole calendar months from one day to a later one: the most that `addMonths` can add without passing it; 0 where `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  const index = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const apart = index(to) - index(from);
  return Math.max(0, addMonths(from, apart) <= to ? apart : apart - 1);
}
