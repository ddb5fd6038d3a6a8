import { anIndicator } from './indicator.fixture.js';
import type { Indicator } from './framework.schema.js';
import type { IndicatorStatus } from './progress.js';

/** Figures worked out independently of this code for five indicators of the apiary schools, after four of six quarterly reports. */
export interface WorkedExample {
  readonly indicator: Indicator;
  /** Per report, per location, the cells in their order: "5", "11/18" (numerator/denominator), or null. */
  readonly reports: readonly (readonly (readonly (string | null)[])[])[];
  readonly series: readonly (string | null)[];
  readonly actual: string;
  readonly progress: string;
  readonly status: IndicatorStatus;
  readonly totalsByCategory: Readonly<Record<string, string>>;
}

export const apiaryPlan = {
  start: '2009-07-01',
  end: '2010-12-31',
  periods: [
    { start: '2009-07-01', end: '2009-09-30' },
    { start: '2009-10-01', end: '2009-12-31' },
    { start: '2010-01-01', end: '2010-03-31' },
    { start: '2010-04-01', end: '2010-06-30' },
    { start: '2010-07-01', end: '2010-09-30' },
    { start: '2010-10-01', end: '2010-12-31' },
  ],
};

const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
const age = { code: 'age', categories: ['15-24', '25+', 'unknown'] };
const threePlaces = ['ain-el-hammam', 'beni-yenni', 'larbaa-nath-irathen'];
const onePlace = ['ain-el-hammam'];

export const apiaryExamples: readonly WorkedExample[] = [
  {
    indicator: anIndicator({
      id: '1.1.2', code: '1.1.2', measure: 'number', direction: 'increase', acrossLocations: 'sum', acrossPeriods: 'sum',
      baseline: { value: '0', year: 2009 }, target: '240', countsPersons: true,
      disaggregation: [sex, age], locations: threePlaces,
    }),
    reports: [
      [
        ['5', '1', '0', '4', '1', '0', '0', '0', '0'],
        ['4', '2', '0', '3', '5', '0', '0', '0', '1'],
        [null, null, null, null, null, null, null, null, null],
      ],
      [
        ['5', '4', '0', '2', '2', '0', '0', '0', '0'],
        ['3', '2', '0', '4', '3', '0', '1', '1', '0'],
        ['4', '2', '0', '3', '2', '0', '1', '1', '0'],
      ],
      [
        ['5', '2', '0', '3', '2', '0', '0', '1', '0'],
        ['5', '4', '0', '2', '2', '1', '0', '1', '0'],
        ['2', '5', '0', '1', '4', '1', '1', '0', '1'],
      ],
      [
        ['5', '2', '0', '5', '4', '0', '0', '1', '0'],
        ['1', '4', '1', '5', '5', '0', '0', '0', '0'],
        ['3', '4', '0', '5', '2', '1', '0', '1', '0'],
      ],
    ],
    series: ['26', '40', '43', '49'],
    actual: '158',
    progress: '0.6583333333',
    status: 'on_track',
    totalsByCategory: { 'sex=F': '75', 'sex=M': '72', 'sex=unknown': '11', 'age=15-24': '82', 'age=25+': '70', 'age=unknown': '6' },
  },
  {
    indicator: anIndicator({
      id: '1.1.3', code: '1.1.3', measure: 'percentage', direction: 'increase', acrossLocations: 'sum', acrossPeriods: 'sum',
      baseline: { value: '0', year: 2009 }, target: '60', countsPersons: false,
      disaggregation: [sex], locations: onePlace,
    }),
    reports: [
      [[null, null, null]],
      [[null, null, null]],
      [['11/18', '9/21', '0/0']],
      [['19/30', '13/32', '0/0']],
    ],
    series: [null, null, '51.2820512821', '51.6129032258'],
    actual: '51.6129032258',
    progress: '0.8602150538',
    status: 'ahead',
    totalsByCategory: {},
  },
  {
    indicator: anIndicator({
      id: '1.3.1', code: '1.3.1', measure: 'percentage', direction: 'decrease', acrossLocations: 'sum', acrossPeriods: 'sum',
      baseline: { value: '35', year: 2008 }, target: '15', countsPersons: false,
      disaggregation: [], locations: threePlaces,
    }),
    reports: [
      [['20/60'], ['16/48'], ['18/52']],
      [['19/66'], ['16/54'], ['18/58']],
      [['18/72'], ['16/60'], ['17/64']],
      [['17/78'], ['15/66'], ['16/70']],
    ],
    series: ['33.75', '29.7752808989', '26.0204081633', '22.4299065421'],
    actual: '22.4299065421',
    progress: '0.6285046729',
    status: 'on_track',
    totalsByCategory: {},
  },
  {
    indicator: anIndicator({
      id: '1.3.2', code: '1.3.2', measure: 'number', direction: 'decrease', acrossLocations: 'average', acrossPeriods: 'latest',
      baseline: { value: '80', year: 2008 }, target: '20', countsPersons: false,
      disaggregation: [], locations: threePlaces,
    }),
    reports: [
      [['78.5'], ['81'], ['76']],
      [['74'], ['77.5'], ['70']],
      [['66'], [null], ['61']],
      [['52'], ['58'], ['49.5']],
    ],
    series: ['78.5', '73.8333333333', '63.5', '53.1666666667'],
    actual: '53.1666666667',
    progress: '0.4472222222',
    status: 'behind',
    totalsByCategory: {},
  },
  {
    indicator: anIndicator({
      id: '1.3.3', code: '1.3.3', measure: 'number', direction: 'maintain', acrossLocations: 'sum', acrossPeriods: 'average',
      baseline: { value: '3', year: 2008 }, target: '3', countsPersons: false,
      disaggregation: [], locations: onePlace,
    }),
    reports: [
      [['3']],
      [['3']],
      [['2']],
      [['4']],
    ],
    series: ['3', '3', '2', '4'],
    actual: '3',
    progress: '1',
    status: 'on_track',
    totalsByCategory: {},
  },
];
