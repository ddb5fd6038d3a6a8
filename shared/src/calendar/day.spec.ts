import fc from 'fast-check';
import { addDays, addMonths, compareDays, daysBetween, daysInclusive, monthsBetween } from './day.js';

const aDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));

describe('days', () => {
  const additions: [string, number, string][] = [
    ['2010-12-31', 60, '2011-03-01'],
    ['2012-02-28', 1, '2012-02-29'],
    ['2011-01-01', -1, '2010-12-31'],
    ['2009-07-01', 0, '2009-07-01'],
  ];
  for (const [day, count, expected] of additions) {
    it(`${day} + ${count} days = ${expected}`, () => expect(addDays(day, count)).toBe(expected));
  }

  const months: [string, number, string][] = [
    ['2010-01-31', 1, '2010-02-28'],
    ['2012-01-31', 1, '2012-02-29'],
    ['2009-08-31', 6, '2010-02-28'],
    ['2009-11-30', 3, '2010-02-28'],
    ['2010-03-31', -1, '2010-02-28'],
    ['2009-07-08', 18, '2011-01-08'],
    ['2009-07-08', 0, '2009-07-08'],
  ];
  for (const [day, count, expected] of months) {
    it(`${day} + ${count} months = ${expected}`, () => expect(addMonths(day, count)).toBe(expected));
  }

  it('counts both ends of a span', () => {
    expect(daysInclusive('2009-07-01', '2009-07-01')).toBe(1);
    expect(daysInclusive('2009-07-01', '2010-12-31')).toBe(549);
  });

  it('orders', () => {
    expect(compareDays('2009-07-01', '2009-06-30')).toBeGreaterThan(0);
    expect(compareDays('2009-07-01', '2009-07-01')).toBe(0);
    expect(compareDays('2008-12-31', '2009-01-01')).toBeLessThan(0);
  });

  it('adding and counting undo each other', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n));
  });

  it('adding months lands in the month asked for', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const index = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
        const moved = addMonths(day, n);
        return index(moved) === index(day) + n && Number(moved.slice(8)) <= Number(day.slice(8));
      }),
    );
  });
});

describe('months between', () => {
  const cases: [string, string, number][] = [
    ['2009-08-31', '2010-02-27', 5], ['2009-08-31', '2010-02-28', 6], ['2009-07-08', '2009-07-08', 0], ['2009-07-08', '2010-07-07', 11], ['2010-01-01', '2009-01-01', 0],
  ];
  for (const [from, to, expected] of cases) it(`${from} to ${to}: ${expected}`, () => expect(monthsBetween(from, to)).toBe(expected));
});
