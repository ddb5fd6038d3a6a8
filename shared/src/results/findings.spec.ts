import { rational } from '../numbers/rational.js';
import { hasBlocking, type Finding } from '../platform/finding.schema.js';
import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryPlan } from './apiary.fixture.js';
import { frameworkFindings, indicatorFindings } from './framework-findings.js';
import type { Framework, Indicator } from './framework.schema.js';
import { aLeaf, anIndicator, leavesFrom } from './indicator.fixture.js';
import { isOutlier } from './plausibility.js';
import { leafFindings, valueFindings } from './value-findings.js';
import type { Leaf } from './value.schema.js';

const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
const named = (findings: readonly Finding[]): string[] => findings.map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);
const bySex = anIndicator({ disaggregation: [sex], locations: ['a'] });

describe('blocking findings in cells (domain 4.2, 4.3, 4.8)', () => {
  const percentage = { measure: 'percentage' } as const;
  const vectors: readonly [string, Partial<Indicator>, Leaf[], string[]][] = [
    ['a plain value', {}, [aLeaf('a', '5')], []],
    ['nothing typed', percentage, [aLeaf('a', null)], []],
    ['0/0', percentage, [aLeaf('a', '0/0')], []],
    ['numerator over zero', percentage, [aLeaf('a', '5/0')], ['blocking numerator_over_zero /values/i/a/*']],
    ['no denominator', percentage, [aLeaf('a', '5/')], ['blocking quotient_part_missing /values/i/a/*']],
    ['no numerator', { measure: 'ratio' }, [aLeaf('a', '/5')], ['blocking quotient_part_missing /values/i/a/*']],
    ['a negative count', {}, [aLeaf('b', '-1')], ['blocking negative_value /values/i/b/*']],
    ['a negative value that is allowed', { allowsNegative: true }, [aLeaf('b', '-1')], []],
    ['a negative numerator', percentage, [aLeaf('a', '-1/5')], ['blocking negative_value /values/i/a/*']],
    ['a foreign location', {}, [aLeaf('z', '1')], ['blocking cell_not_of_report /values/i/z/*']],
    ['a foreign cell', {}, [aLeaf('a', '1', 'F')], ['blocking cell_not_of_report /values/i/a/F']],
    ['a cell twice', {}, [aLeaf('a', '1'), aLeaf('a', '2')], ['blocking counted_twice /values/i/a/*']],
  ];
  for (const [name, given, leaves, expected] of vectors) {
    it(`${name}: ${expected.length ? expected.join() : 'none'}`, () => {
      expect(named(leafFindings(anIndicator(given), leaves)).filter((finding) => finding.startsWith('blocking'))).toEqual(expected);
    });
  }

  it('take a coarser cell only where allowed, and never beside a cell within it', () => {
    expect(named(leafFindings(bySex, [aLeaf('a', '9', '*')]))).toEqual(['blocking cell_not_of_report /values/i/a/*']);
    const coarser = { ...bySex, allowsCoarser: true };
    expect(leafFindings(coarser, [aLeaf('a', '9', '*')])).toEqual([]);
    expect(named(leafFindings(coarser, [aLeaf('a', '9', '*'), aLeaf('a', '1', 'F')]))).toEqual(['blocking counted_twice /values/i/a/F']);
  });

  it('ask about a location that is filled in part, and not about an empty one', () => {
    expect(named(leafFindings(bySex, [aLeaf('a', '1', 'F')]))).toEqual(['soft location_partly_reported /values/i/a']);
    expect(leafFindings(bySex, [aLeaf('a', null, 'F')])).toEqual([]);
    expect(leafFindings(bySex, leavesFrom(bySex, [['1', '0', '0']]))).toEqual([]);
  });

  it('name an indicator that is not in the report, and a report without any entry', () => {
    const strange = valueFindings([anIndicator()], { periodIndex: 0, leaves: [aLeaf('a', '1', '*', 'other')] }, [], apiaryPlan, defaultSettings);
    expect(named(strange)).toEqual(['blocking cell_not_of_report /values/other/a/*', 'soft indicator_not_reported /values/i']);
    const empty = valueFindings([anIndicator()], { periodIndex: 0, leaves: [] }, [], apiaryPlan, defaultSettings);
    expect(named(empty)).toEqual(['blocking values_missing /values']);
    expect(valueFindings([], { periodIndex: 0, leaves: [] }, [], apiaryPlan, defaultSettings)).toEqual([]);
    const blank = valueFindings([anIndicator(), anIndicator({ id: 'other' })], { periodIndex: 0, leaves: [aLeaf('a', null)] }, [], apiaryPlan, defaultSettings);
    expect(named(blank)).withContext('an emptied cell is none').toEqual(['blocking values_missing /values']);
  });

  describe('ask about an indicator without any value', () => {
    const reported = anIndicator({ id: 'reported' });
    const none = 'soft indicator_not_reported /values/i';
    const targets = (...values: (string | null)[]) => ({ periodTargets: { cumulative: false, values } });
    const cases: [string, Partial<Indicator>, Leaf[], string[]][] = [
      ['nothing typed', {}, [], [none]],
      ['an emptied cell', {}, [aLeaf('a', null)], [none]],
      ['zero is a value', {}, [aLeaf('a', '0')], []],
      ['one location of two', {}, [aLeaf('b', '3')], []],
      ['no text', { measure: 'qualitative' }, [{ ...aLeaf('a', null), text: ' ' }], [none]],
      ['a text', { measure: 'qualitative' }, [{ ...aLeaf('a', null), text: 'Done' }], []],
      ['planned for this period', targets('5', null), [], [none]],
      ['planned for other periods alone', targets(null, '5'), [], []],
      ['period targets that name none', targets(null, null), [], [none]],
      ['nowhere to report it', { locations: [] }, [], []],
    ];
    for (const [name, given, leaves, expected] of cases) {
      it(name, () => {
        const report = { periodIndex: 0, leaves: [aLeaf('a', '1', '*', 'reported'), ...leaves] };
        const found = named(valueFindings([anIndicator(given), reported], report, [], apiaryPlan, defaultSettings));
        expect(found.filter((one) => !one.includes('value_'))).toEqual(expected);
      });
    }
  });
});

describe('soft findings on figures (domain 4.8)', () => {
  const codes = (given: Partial<Indicator>, series: readonly (string | null)[], settings = defaultSettings): string[] => {
    const indicator = anIndicator({ locations: ['a'], target: '549', ...given });
    const reports = series.map((typed, periodIndex) => ({ periodIndex, leaves: [aLeaf('a', typed)] }));
    const report = reports.at(-1) ?? { periodIndex: 0, leaves: [] };
    const findings = valueFindings([indicator], report, reports.slice(0, -1).reverse(), apiaryPlan, settings);
    expect(hasBlocking(findings)).toBeFalse();
    return findings.map((finding) => finding.code);
  };
  const targets = (...values: (string | null)[]) => ({ periodTargets: { cumulative: false, values } });

  const vectors: readonly [string, Partial<Indicator>, (string | null)[], string[]][] = [
    ['3 × the days\' part of the target (92 days)', {}, ['276'], []],
    ['more than that', {}, ['276.000001'], ['value_far_above_plan']],
    ['more than 3 × the period\'s target', targets('10'), ['31'], ['value_far_above_plan']],
    ['something where nothing was planned', targets('0'), ['1'], ['value_far_above_plan']],
    ['a `latest` without period targets', { acrossPeriods: 'latest' }, ['5000'], []],
    ['a decreasing sum', { direction: 'decrease', baseline: { value: '90', year: null }, target: '10' }, ['50'], []],
    ['the same as last quarter', {}, ['10', '10'], ['value_same_as_before']],
    ['the same as the quarter before last', {}, ['10', null, '10'], []],
    ['the same where not a sum', { acrossPeriods: 'latest' }, ['10', '10'], []],
    ['a latest that falls', { acrossPeriods: 'latest' }, ['10', null, '9'], ['value_fallen']],
    ['a max that falls', { acrossPeriods: 'max' }, ['10', '9'], ['value_fallen']],
    ['a decreasing latest that falls', { acrossPeriods: 'latest', direction: 'decrease' }, ['10', '9'], []],
    ['a sum that falls', {}, ['10', '9'], []],
    ['a percentage that falls', { measure: 'percentage' }, ['1/2', '1/3'], ['value_fallen']],
    ['more persons than the target group', { distinctPersons: true, target: '50' }, ['25', '26'], ['value_far_above_plan', 'persons_beyond_target_group']],
    ['as many as the target group', { distinctPersons: true, target: '40' }, ['19', '20', '1'], []],
    ['an outlier after four values', { acrossPeriods: 'latest' }, ['10', '12', '10', '12', '14'], ['value_outlier']],
    ['just beyond two deviations', { acrossPeriods: 'latest' }, ['10', '12', '10', '12', '13.000001'], ['value_outlier']],
    ['two deviations exactly', { acrossPeriods: 'latest' }, ['10', '12', '10', '12', '13'], []],
    ['after three values only', { acrossPeriods: 'latest' }, ['10', '12', '10', '99'], []],
    ['null is no earlier value', { acrossPeriods: 'latest' }, ['10', '12', null, '10', '99'], []],
  ];
  for (const [name, given, series, expected] of vectors) {
    it(`${name}: ${expected.length ? expected.join(', ') : 'none'}`, () => {
      expect(codes(given, series)).toEqual(expected);
    });
  }

  it('ask about more than 20 % unknown, by the dimension with most', () => {
    const age = { code: 'age', categories: ['young', 'unknown'] };
    const indicator = anIndicator({ disaggregation: [sex, age], locations: ['a', 'b'], acrossLocations: 'max', acrossPeriods: 'latest' });
    const find = (leaves: Leaf[]) => valueFindings([indicator], { periodIndex: 0, leaves }, [], apiaryPlan, defaultSettings)
      .filter((finding) => finding.code === 'unknown_share');
    expect(find([aLeaf('a', '0', 'F|young'), aLeaf('b', '0', 'unknown|unknown')])).toEqual([]);
    expect(find([aLeaf('a', '80', 'F|young'), aLeaf('b', '20', 'unknown|unknown')])).toEqual([]);
    const [found, ...others] = find([aLeaf('a', '70', 'F|young'), aLeaf('a', '5', 'F|unknown'), aLeaf('b', '25', 'unknown|unknown')]);
    expect(others).toEqual([]);
    expect(found).toEqual({ code: 'unknown_share', severity: 'soft', pointer: '/values/i', params: { dimension: 'age', share: '30' } });
  });

  it('take their limits from the settings', () => {
    expect(codes({}, ['200'], { ...defaultSettings, unusualFactor: '2' })).toEqual(['value_far_above_plan']);
  });

  it('compare with the past under the definition that it was reported with', () => {
    const indicator = anIndicator({ acrossPeriods: 'latest', acrossLocations: 'max' });
    const leaves = [aLeaf('a', '5'), aLeaf('b', '5')];
    const past = [{ periodIndex: 0, leaves, definitions: [anIndicator({ id: 'other' }), { ...indicator, acrossLocations: 'sum' as const }] }];
    const findings = valueFindings([indicator], { periodIndex: 1, leaves }, past, apiaryPlan, defaultSettings);
    expect(findings.map(({ code, params }) => [code, params])).toEqual([['value_fallen', { value: '5', before: '10' }]]);
  });

  it('decide the spread exactly, without a square root', () => {
    const flat = ['7', '7', '7', '7'].map((text) => rational(text));
    expect(isOutlier(rational('7'), flat)).toBeFalse();
    expect(isOutlier(rational('7.000001'), flat)).toBeTrue();
  });
});

describe('findings on a framework (domain 4)', () => {
  const around = { locations: ['a', 'b'], periodCount: 2 };
  const baseline = (value: string | null) => ({ value, year: null });
  const vectors: readonly [string, Partial<Indicator>, string[]][] = [
    ['a sound indicator', {}, []],
    ['an increase below its baseline', { baseline: baseline('101'), acrossPeriods: 'latest' }, ['blocking target_below_baseline /indicators/i/target']],
    ['an increase to its baseline', { baseline: baseline('100'), acrossPeriods: 'latest' }, []],
    ['an increase below zero without a baseline', { baseline: baseline(null), target: '-1' }, ['blocking target_below_baseline /indicators/i/target']],
    ['a decrease above its baseline', { direction: 'decrease', acrossPeriods: 'latest' }, ['blocking target_above_baseline /indicators/i/target']],
    ['a decrease to its baseline', { direction: 'decrease', baseline: baseline('100'), acrossPeriods: 'latest' }, []],
    ['a decrease without a baseline', { direction: 'decrease', baseline: baseline(null) }, ['blocking baseline_missing /indicators/i/baseline']],
    ['no target', { target: null }, ['blocking target_missing /indicators/i/target']],
    ['a qualitative one without a target', { measure: 'qualitative', target: null }, []],
    ['a sum with a baseline', { baseline: baseline('5') }, ['soft sum_with_baseline /indicators/i/baseline']],
    ['a percentage with a baseline', { measure: 'percentage', baseline: baseline('5') }, []],
    ['persons by percentage', { countsPersons: true, measure: 'percentage' }, ['blocking persons_need_number /indicators/i/measure']],
    ['persons by max', { countsPersons: true, acrossLocations: 'max' }, ['blocking persons_need_sum_of_locations /indicators/i/acrossLocations']],
    ['persons averaged', { countsPersons: true, acrossPeriods: 'average' }, ['blocking persons_need_sum_or_latest /indicators/i/acrossPeriods']],
    ['persons, the latest', { countsPersons: true, acrossPeriods: 'latest' }, []],
    ['no unknown', { disaggregation: [{ code: 'sex', categories: ['F'] }] }, ['blocking category_unknown_missing /indicators/i/disaggregation']],
    ['a dimension twice', { disaggregation: [sex, sex] }, ['blocking dimension_duplicate /indicators/i/disaggregation']],
    ['a category twice', { disaggregation: [{ code: 'sex', categories: ['F', 'F', 'unknown'] }] }, ['blocking category_duplicate /indicators/i/disaggregation']],
    ['no location', { locations: [] }, ['blocking location_missing /indicators/i/locations']],
    ['a foreign location', { locations: ['z'] }, ['blocking location_unknown /indicators/i/locations']],
    ['a location twice', { locations: ['a', 'a'] }, ['blocking location_duplicate /indicators/i/locations']],
    ['too few period targets', { periodTargets: { cumulative: false, values: ['1'] } }, ['blocking period_targets_count /indicators/i/periodTargets']],
    ['as many period targets as periods', { periodTargets: { cumulative: false, values: ['1', null] } }, []],
  ];
  for (const [name, given, expected] of vectors) {
    it(`${name}: ${expected.length ? expected.join() : 'none'}`, () => {
      expect(named(indicatorFindings(anIndicator(given), around))).toEqual(expected);
    });
  }

  it('name missing and doubled codes, missing titles and rows that hang in the air', () => {
    const framework: Framework = {
      outcomes: [{ id: 'c', code: '1', title: '' }],
      outputs: [{ id: 'o', outcome: 'c', code: '1.1', title: 'Schools' }, { id: 'p', outcome: 'gone', code: '', title: 'Hives' }],
      indicators: [anIndicator(), anIndicator({ id: 'j', code: '1.1.1 ', output: 'gone' })],
    };
    expect(named(frameworkFindings(framework, around)).sort()).toEqual([
      'blocking code_duplicate /indicators/j/code',
      'blocking code_missing /outputs/p/code',
      'blocking outcome_unknown /outputs/p/outcome',
      'blocking output_unknown /indicators/j/output',
      'blocking title_missing /outcomes/c/title',
    ]);
  });
});
