import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryExamples, apiaryPlan } from './apiary.fixture.js';
import { computeIndicators } from './compute-indicator.js';
import { aLeaf, anIndicator, leavesFrom } from './indicator.fixture.js';
import { personsReached } from './persons.js';

describe('persons reached (domain 7)', () => {
  const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };

  it('of the apiary schools: 158, by sex and age', () => {
    const indicators = apiaryExamples.map((example) => example.indicator);
    const reports = [0, 1, 2, 3].map((periodIndex) => ({
      periodIndex,
      leaves: apiaryExamples.flatMap(({ indicator, reports: rows }) => leavesFrom(indicator, rows[periodIndex] ?? [])),
    }));
    const results = computeIndicators(indicators, reports, apiaryPlan, defaultSettings, false);
    expect(personsReached(indicators, results)).toEqual({
      total: '158',
      byDimension: { sex: { F: '75', M: '72', unknown: '11' }, age: { '15-24': '82', '25+': '70', unknown: '6' } },
    });
  });

  it('put what is not split under unknown, and leave out what does not count persons', () => {
    const indicators = [
      anIndicator({ id: 'x', countsPersons: true, disaggregation: [sex], allowsCoarser: true, locations: ['a', 'b'] }),
      anIndicator({ id: 'y', countsPersons: true, locations: ['a'] }),
      anIndicator({ id: 'hives', locations: ['a'] }),
    ];
    const leaves = [aLeaf('a', '3', 'F', 'x'), aLeaf('b', '4', '*', 'x'), aLeaf('a', '10', '*', 'y'), aLeaf('a', '99', '*', 'hives')];
    const results = computeIndicators(indicators, [{ periodIndex: 0, leaves }], apiaryPlan, defaultSettings, false);
    expect(personsReached(indicators, results)).toEqual({
      total: '17',
      byDimension: { sex: { F: '3', unknown: '14' }, age: { unknown: '17' } },
    });
  });

  it('are null, not zero, where nothing is reported', () => {
    const indicators = [anIndicator({ countsPersons: true })];
    const results = computeIndicators(indicators, [], apiaryPlan, defaultSettings, false);
    expect(personsReached(indicators, results).total).toBeNull();
  });
});
