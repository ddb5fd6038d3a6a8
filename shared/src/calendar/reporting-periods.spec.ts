import fc from 'fast-check';
import { defaultSettings } from '../programmes/settings.schema.js';
import { addDays, daysInclusive } from './day.js';
import { reportingPeriods, terminatedPeriods } from './reporting-periods.js';

const spans = (start: string, end: string, settings = defaultSettings) =>
  reportingPeriods(start, end, settings).map((period) => [period.start, period.end, period.due]);

describe('reporting periods', () => {
  it('follow the calendar quarters, with the final report due later', () => {
    expect(spans('2009-07-01', '2010-12-31')).toEqual([
      ['2009-07-01', '2009-09-30', '2009-10-30'],
      ['2009-10-01', '2009-12-31', '2010-01-30'],
      ['2010-01-01', '2010-03-31', '2010-04-30'],
      ['2010-04-01', '2010-06-30', '2010-07-30'],
      ['2010-07-01', '2010-09-30', '2010-10-30'],
      ['2010-10-01', '2010-12-31', '2011-03-01'],
    ]);
  });

  it('end with the last day that can be written', () => {
    expect(spans('9999-09-15', '9999-12-31').map(([start, end]) => [start, end])).toEqual([['9999-09-15', '9999-12-31']]);
  });

  const cases: [string, string, string, string[][]][] = [
    ['31 days stand alone', '2009-05-31', '2009-10-31', [['2009-05-31', '2009-06-30'], ['2009-07-01', '2009-09-30'], ['2009-10-01', '2009-10-31']]],
    ['a short first one joins the next', '2009-06-15', '2009-12-31', [['2009-06-15', '2009-09-30'], ['2009-10-01', '2009-12-31']]],
    ['a short last one joins the one before', '2009-07-01', '2010-01-30', [['2009-07-01', '2009-09-30'], ['2009-10-01', '2010-01-30']]],
    ['two short ones make one', '2009-09-20', '2009-10-10', [['2009-09-20', '2009-10-10']]],
    ['a single short one stays', '2009-07-10', '2009-07-20', [['2009-07-10', '2009-07-20']]],
    ['both ends short', '2009-09-20', '2010-01-10', [['2009-09-20', '2010-01-10']]],
    ['an end before the start gives none', '2010-01-01', '2009-12-31', []],
  ];
  for (const [name, start, end, expected] of cases) {
    // 2009-05-31..06-30 is 31 days, 2010-01-01..01-30 is 30
    it(name, () => expect(spans(start, end).map(([a, b]) => [a, b])).toEqual(expected));
  }

  it('takes frequency and days from the settings', () => {
    const settings = { ...defaultSettings, frequencyMonths: 6 as const, reportDueDays: 45, finalDueDays: 90, shortPeriodDays: 0 };
    expect(spans('2009-06-30', '2010-03-31', settings)).toEqual([
      ['2009-06-30', '2009-06-30', '2009-08-14'],
      ['2009-07-01', '2009-12-31', '2010-02-14'],
      ['2010-01-01', '2010-03-31', '2010-06-29'],
    ]);
  });

  describe('of a project that ends before its time', () => {
    const periods = reportingPeriods('2009-07-01', '2010-06-30', defaultSettings);
    const ended = (submitted: number, on: string) => terminatedPeriods(periods, submitted, on, defaultSettings).map((one) => [one.start, one.end, one.due]);
    const first = ['2009-07-01', '2009-09-30', '2009-10-30'];

    it('are the submitted ones, and one up to that day for all the rest', () => {
      expect(ended(1, '2009-11-20')).toEqual([first, ['2009-10-01', '2009-11-20', '2010-01-19']]);
      expect(ended(1, '2010-03-05')).toEqual([first, ['2009-10-01', '2010-03-05', '2010-05-04']]);
      expect(ended(0, '2009-08-01')).toEqual([['2009-07-01', '2009-08-01', '2009-09-30']]);
    });
    it('never reach beyond the end of the project', () => {
      expect(ended(1, '2011-01-01')).toEqual([first, ['2009-10-01', '2010-06-30', '2010-08-29']]);
    });
    it('are the submitted ones alone where the rest has not begun, or where there is none', () => {
      expect(ended(1, '2009-09-30')).toEqual([first]);
      expect(terminatedPeriods(periods, 4, '2010-08-01', defaultSettings)).toEqual(periods);
    });
    it('keep the latest due day that was granted for a period that the final one takes in', () => {
      const due = (granted: [string, string][]) => terminatedPeriods(periods, 1, '2010-03-05', defaultSettings, new Map(granted)).at(-1)?.due;
      expect(due([['2009-10-01', '2010-06-30']])).toBe('2010-06-30');
      expect(due([['2009-10-01', '2010-02-28'], ['2010-01-01', '2010-07-15']])).toBe('2010-07-15');
      expect(due([['2009-10-01', '2010-05-03']])).withContext('the final report has more time anyhow').toBe('2010-05-04');
      expect(due([['2009-07-01', '2011-01-01']])).withContext('of a report that was submitted').toBe('2010-05-04');
    });
    it('are one day of a project that has not begun', () => {
      expect(ended(0, '2009-06-01')).toEqual([['2009-07-01', '2009-07-01', '2009-08-30']]);
      expect(terminatedPeriods([], 0, '2009-06-01', defaultSettings)).toEqual([]);
    });
  });

  it('cover the project without gap or overlap, no end short unless alone', () => {
    const aSpan = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 1800 }));
    fc.assert(
      fc.property(aSpan, fc.constantFrom(1 as const, 3 as const, 6 as const, 12 as const), ([first, length], frequencyMonths) => {
        const start = addDays('2005-01-01', first);
        const end = addDays(start, length);
        const settings = { ...defaultSettings, frequencyMonths, shortPeriodDays: 28 };
        const periods = reportingPeriods(start, end, settings);
        const joined = periods.every((period, i) => i === 0 || period.start === addDays(periods[i - 1]?.end ?? '', 1));
        const longEnough = periods.length === 1 || periods.every((period) => daysInclusive(period.start, period.end) >= 28);
        return joined && longEnough && periods[0]?.start === start && periods.at(-1)?.end === end;
      }),
    );
  });
});
