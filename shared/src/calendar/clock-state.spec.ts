import { defaultSettings } from '../programmes/settings.schema.js';
import { clockState, clockStateConditions, isOnTime, periodInstants } from './clock-state.js';
import type { ClockState } from './clock-state.js';
import { reminderToSend, reminders } from './reminders.js';

const period = { start: '2009-07-01', end: '2009-09-30', due: '2009-10-30' };
const zone = 'Africa/Algiers';
const never = { ...periodInstants(period, zone), firstSubmittedAt: null };
const once = { ...never, firstSubmittedAt: '2009-10-20T10:00:00.000Z' };

describe('a report by the clock', () => {
  const cases: [string, ClockState, ClockState][] = [
    ['2009-06-30T22:59:59.999Z', 'upcoming', 'upcoming'],
    ['2009-06-30T23:00:00.000Z', 'open', 'open'],
    ['2009-09-30T22:59:59.999Z', 'open', 'open'],
    ['2009-09-30T23:00:00.000Z', 'due', 'due'],
    ['2009-10-30T22:59:59.999Z', 'due', 'due'],
    ['2009-10-30T23:00:00.000Z', 'overdue', 'due'],
    ['2011-01-01T00:00:00.000Z', 'overdue', 'due'],
  ];
  for (const [now, unsubmitted, submitted] of cases) {
    it(`at ${now}: ${unsubmitted}, once submitted ${submitted}`, () => {
      expect(clockState(never, now)).toBe(unsubmitted);
      expect(clockState(once, now)).toBe(submitted);
    });
  }

  it('exactly one state holds at any time', () => {
    const holds = (now: string, report: typeof never | typeof once) =>
      Object.values(clockStateConditions).filter((groups) =>
        groups.some((group) =>
          group.every((one) =>
            one.field === 'firstSubmittedAt'
              ? (report.firstSubmittedAt === null) === (one.is === 'never')
              : report[one.field] <= now === (one.is === 'passed'),
          ),
        ),
      ).length;
    for (const [now] of cases) expect([holds(now, never), holds(now, once)]).withContext(now).toEqual([1, 1]);
  });

  const times: [string | null, boolean | null][] = [
    [null, null],
    ['2009-10-30T22:59:59.999Z', true],
    ['2009-10-30T23:00:00.000Z', false],
  ];
  for (const [submitted, expected] of times) {
    it(`first submitted ${submitted}: on time ${expected}`, () => expect(isOnTime(period.due, submitted, zone)).toBe(expected));
  }
});

describe('reminders', () => {
  it('come 14 and 3 days before, on the day after, then weekly to the manager too', () => {
    expect(reminders('2009-10-30', defaultSettings).map((one) => [one.day, one.daysFromDue, one.toManager])).toEqual([
      ['2009-10-16', -14, false],
      ['2009-10-27', -3, false],
      ['2009-10-31', 1, false],
      ['2009-11-07', 8, true],
      ['2009-11-14', 15, true],
      ['2009-11-21', 22, true],
      ['2009-11-28', 29, true],
    ]);
  });

  const asked: [string, string | null, number | null][] = [
    ['2009-10-15', null, null], ['2009-10-16', null, -14], ['2009-10-16', '2009-10-16', null],
    ['2009-10-19', null, -14], ['2009-10-19', '2009-10-16', null], ['2009-10-19', '2009-10-15', -14], ['2009-10-20', null, null],
    ['2009-10-31', '2009-10-27', 1], ['2009-11-09', '2009-11-01', 8], ['2009-11-09', '2009-11-09', null], ['2009-12-02', null, null],
  ];
  for (const [today, remindedOn, expected] of asked) {
    it(`on ${today}, the last one on ${String(remindedOn)}: ${String(expected)}`, () => {
      expect(reminderToSend('2009-10-30', defaultSettings, today, remindedOn)?.daysFromDue ?? null).toBe(expected);
    });
  }
});
