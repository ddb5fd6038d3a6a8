import type { Day, Instant } from '../platform/id.schema.js';
import { addDays } from './day.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, asking it is not: one is kept for each zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** The wall clock of the zone at that moment, read as if it were UTC, in milliseconds, cut to the second. */
function wallClock(millis: number, timeZone: string): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(timeZone).formatToParts(millis)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

function offsetAt(millis: number, timeZone: string): number {
  return wallClock(millis, timeZone) - Math.floor(millis / 1000) * 1000;
}

/** The moment at which the clocks jumped over `wall`: the first whose wall clock is not before it. */
function firstAfterGap(wall: number, timeZone: string, from: number, to: number): number {
  let [low, high] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (wallClock(middle * 1000, timeZone) >= wall) high = middle;
    else low = middle + 1;
  }
  return low * 1000;
}

/** True for a name of the time zone database that this machine knows, e.g. `Africa/Algiers`. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false; // Intl has no other way to ask
  }
}

/** The day that a zone's calendar shows at an instant. */
export function dayOf(instant: Instant, timeZone: string): Day {
  return new Date(wallClock(Date.parse(instant), timeZone)).toISOString().slice(0, 10);
}

/**
 * The instant at which a day begins in the zone. Where clocks skip midnight, the first instant of the day; where they fall
 * back into the day before, the instant at which they leave it for good.
 */
export function startOfDay(day: Day, timeZone: string): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const offsets = [-1, 1].map((side) => offsetAt(wall + side * 86_400_000, timeZone));
  const moments = offsets.map((offset) => wall - offset);
  const exact = moments.filter((moment) => wallClock(moment, timeZone) === wall && wallClock(moment - 1000, timeZone) < wall);
  const found = exact.length > 0 ? Math.max(...exact) : firstAfterGap(wall, timeZone, Math.min(...moments), Math.max(...moments));
  return new Date(found).toISOString();
}

/** Seven hours into a day of the zone: when the mail of the day goes out. */
export function morningOf(day: Day, timeZone: string): Instant {
  return new Date(Date.parse(startOfDay(day, timeZone)) + 7 * 3_600_000).toISOString();
}

/** The instant at which a whole day is over in the zone (platform.md, "Time"): overdue from that instant on. */
export function dueEndsAt(day: Day, timeZone: string): Instant {
  return startOfDay(addDays(day, 1), timeZone);
}
