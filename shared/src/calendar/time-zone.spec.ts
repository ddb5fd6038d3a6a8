import fc from 'fast-check';
import { addDays } from './day.js';
import { dayOf, dueEndsAt, isTimeZone, startOfDay } from './time-zone.js';

describe('time zones', () => {
  const ends: [string, string, string][] = [
    ['2010-10-30', 'UTC', '2010-10-31T00:00:00.000Z'],
    ['2010-10-30', 'Africa/Algiers', '2010-10-30T23:00:00.000Z'],
    ['2010-10-30', 'Europe/Paris', '2010-10-30T22:00:00.000Z'],
    ['2010-10-31', 'Europe/Paris', '2010-10-31T23:00:00.000Z'],
    ['2010-03-28', 'Europe/Paris', '2010-03-28T22:00:00.000Z'],
    ['2010-03-27', 'Europe/Paris', '2010-03-27T23:00:00.000Z'],
    ['2010-01-30', 'Asia/Colombo', '2010-01-30T18:30:00.000Z'],
    ['2010-01-30', 'America/Guayaquil', '2010-01-31T05:00:00.000Z'],
    ['2010-01-30', 'Pacific/Kiritimati', '2010-01-30T10:00:00.000Z'],
  ];
  for (const [day, zone, expected] of ends) {
    it(`${day} ends in ${zone} at ${expected}`, () => expect(dueEndsAt(day, zone)).toBe(expected));
  }

  const odd: [string, string, string, string][] = [
    ['midnight skipped', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['midnight shown twice', '2010-10-31', 'America/Havana', '2010-10-31T04:00:00.000Z'],
    ['day left again after a minute', '2010-11-07', 'America/St_Johns', '2010-11-07T03:30:00.000Z'],
    ['a whole day skipped', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ];
  for (const [name, day, zone, expected] of odd) {
    it(`${name}: ${day} begins in ${zone}`, () => expect(startOfDay(day, zone)).toBe(expected));
  }

  it('knows the day at an instant', () => {
    expect(dayOf('2010-10-30T22:59:59.999Z', 'Africa/Algiers')).toBe('2010-10-30');
    expect(dayOf('2010-10-30T23:00:00.000Z', 'Africa/Algiers')).toBe('2010-10-31');
    expect(dayOf('2010-10-30T12:00:00.000Z', 'Pacific/Kiritimati')).toBe('2010-10-31');
  });

  it('tells a zone from an invented name', () => {
    expect(isTimeZone('Africa/Algiers')).toBeTrue();
    expect(isTimeZone('Mars/Olympus')).toBeFalse();
  });

  it('a day begins where the day before ends', () => {
    const zones = ['UTC', 'Africa/Cairo', 'Africa/Casablanca', 'America/Sao_Paulo', 'Asia/Colombo', 'Europe/Chisinau', 'Asia/Tbilisi'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(...zones), (n, zone) => {
        const day = addDays('2005-01-01', n);
        const start = startOfDay(day, zone);
        const justBefore = new Date(Date.parse(start) - 1).toISOString();
        return dayOf(start, zone) === day && dayOf(justBefore, zone) === addDays(day, -1) && dueEndsAt(addDays(day, -1), zone) === start;
      }),
      { numRuns: 300 },
    );
  });
});
