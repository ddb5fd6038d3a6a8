import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryPlan } from './apiary.fixture.js';
import type { Indicator } from './framework.schema.js';
import { aLeaf, anIndicator, leavesAt } from './indicator.fixture.js';
import { keptFigureOf, keptFigures } from './kept-figures.js';
import { periodTotals } from './totals.js';
import { valueFindings } from './value-findings.js';
import type { Leaf } from './value.schema.js';

describe('figures kept beside the values of a report', () => {
  const vectors: readonly [string, Partial<Indicator>, Leaf[]][] = [
    ['a sum with places', {}, leavesAt({ a: '10.25', b: '-0.000001' })],
    ['an average that is no decimal', { acrossLocations: 'average', locations: ['a', 'b', 'c'] }, leavesAt({ a: '1', b: '0', c: '0' })],
    ['a percentage with its parts', { measure: 'percentage' }, leavesAt({ a: '1/3', b: '2/6' })],
    ['a ratio', { measure: 'ratio' }, leavesAt({ a: '7/9' })],
    ['zero', {}, leavesAt({ a: '0' })],
    ['nothing reported', {}, leavesAt({ a: null })],
    ['0/0', { measure: 'percentage' }, leavesAt({ a: '0/0' })],
    ['words', { measure: 'qualitative' }, [{ ...aLeaf('a', null), text: 'Better.' }]],
  ];
  for (const [what, given, leaves] of vectors) {
    it(`are exactly the totals: ${what}`, () => {
      const indicator = anIndicator(given);
      expect(keptFigureOf(keptFigures([indicator], leaves), 'i')).toEqual(periodTotals(indicator, leaves).total);
    });
  }

  it('survive JSON, and are found by indicator', () => {
    const kept = keptFigures([anIndicator(), anIndicator({ id: 'j', measure: 'ratio' })], [aLeaf('a', '5'), aLeaf('b', '2/3', '*', 'j')]);
    expect(JSON.parse(JSON.stringify(kept))).toEqual([
      { indicator: 'i', value: '5/1', numerator: null, denominator: null }, { indicator: 'j', value: '2/3', numerator: '2/1', denominator: '3/1' },
    ]);
    expect(keptFigureOf(kept, 'k')).toBeNull();
  });

  it('judge a report as the values do that they come from', () => {
    const indicator = anIndicator({ distinctPersons: true, target: '60' });
    const earlier = ['11', '12', '11', '12', '30'].map((value, periodIndex) => ({ periodIndex, leaves: leavesAt({ a: value }), definitions: [indicator] }));
    const kept = earlier.map(({ periodIndex, leaves }) => ({ periodIndex, leaves: [], figures: keptFigures([indicator], leaves) }));
    const codes = ['30', '90', '1'].map((value) => {
      const report = { periodIndex: 5, leaves: leavesAt({ a: value }) };
      const findings = valueFindings([indicator], report, earlier, apiaryPlan, defaultSettings);
      expect(valueFindings([indicator], report, kept, apiaryPlan, defaultSettings)).toEqual(findings);
      return findings.map((one) => one.code);
    });
    expect(codes[0]).toContain('value_same_as_before');
    expect(codes[1]).toContain('value_outlier');
    expect(codes[1]).toContain('persons_beyond_target_group');
  });
});
