import { dayOf, startOfDay } from '#shared/calendar';
import type { Day, Instant } from '#shared/platform';

/** The day and the time of day of a deadline, as the programme's zone shows them. */
export function deadlineParts(deadline: Instant, timeZone: string): { day: Day; time: string } {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(deadline));
  return { day: dayOf(deadline, timeZone), time };
}

/** The instant of a day and a time of day in a zone; where the clocks change on that day, the wall clock counts. */
export function deadlineOf(day: Day, time: string, timeZone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const guess = Date.parse(startOfDay(day, timeZone)) + (hours * 60 + minutes) * 60_000;
  const shown = deadlineParts(new Date(guess).toISOString(), timeZone);
  const [shownHours = 0, shownMinutes = 0] = shown.time.split(':').map(Number);
  const drift = shown.day === day ? (hours - shownHours) * 60 + minutes - shownMinutes : 0;
  return new Date(guess + drift * 60_000).toISOString();
}
