import fc from 'fast-check';
import { defaultSettings } from '../programmes/settings.schema.js';
import { apiaryFigures, apiaryLines } from '../reports/apiary.fixture.js';
import { budgetFigures, grantOf, isCoFundingMet } from './budget-figures.js';
import { budgetFindings } from './budget-findings.js';
import type { BudgetLine } from './budget.schema.js';

const context = { periods: 6, outputs: ['output'], settings: defaultSettings };
const codes = (lines: BudgetLine[], changed = context) => budgetFindings(lines, changed).map((found) => `${found.code} ${found.pointer}`);
const change = (id: string, changes: Partial<BudgetLine>) => apiaryLines.map((line) => (line.id === id ? { ...line, ...changes } : line));

describe('a budget', () => {
  it('of the apiary schools is in order, with indirect cost at exactly 7 %', () => expect(budgetFindings(apiaryLines, context)).toEqual([]));

  const wrong: [string, BudgetLine[], string[]][] = [
    ['a total that is not the product', change('B1', { total: 2865001, funder: 2865000, partnerCash: 1 }), ['budget_total /lines/B1/total']],
    ['a product that is no whole cent', change('B2', { quantity: '240.000001' }), ['budget_total /lines/B2/total']],
    ['a split beside the total', change('A2', { partnerCash: 200001 }), ['budget_split /lines/A2/funder']],
    ['phasing beside the funder share', change('C1', { phasing: [0, 770000, 770001, 0, 0, 0] }), ['budget_phasing /lines/C1/phasing']],
    ['phasing for too few periods', change('C1', { phasing: [770000, 770000] }), ['budget_phasing_periods /lines/C1/phasing']],
    ['an output that is not in the framework', change('C1', { output: 'other' }), ['budget_output_unknown /lines/C1/output']],
    ['no output', change('C1', { output: null }), ['budget_missing /lines/C1/output']],
    ['a missing cost, which no identity can be checked against', change('C1', { unitCost: null }), ['budget_missing /lines/C1/unitCost']],
    ['a missing quantity and a blank unit', change('C1', { quantity: null, unit: ' ' }), ['budget_missing /lines/C1/unit', 'budget_missing /lines/C1/quantity']],
    ['a missing share of a period', change('C1', { phasing: [null, 770000, 770000, 0, 0, 0] }), ['budget_missing /lines/C1/phasing/0']],
    ['negative amounts that add up', change('G1', { partnerCash: 300001, inKind: -1 }), ['budget_negative /lines/G1/inKind']],
    ['a negative period', change('D1', { phasing: [-1, 490001, 0, 0, 490000, 0] }), ['budget_negative /lines/D1/phasing/0']],
    ['negative factors', change('C1', { quantity: '-4', times: '-1' }), ['budget_negative /lines/C1/quantity', 'budget_negative /lines/C1/times']],
    ['a code twice', change('C1', { code: 'A1' }), ['budget_code_repeated /lines/C1/code']],
    ['nothing at all', [], ['budget_empty /lines']],
  ];
  for (const [name, lines, expected] of wrong) it(`with ${name}`, () => expect(codes(lines)).toEqual(expected));

  it('says what a total has to be, exactly', () => {
    const [found] = budgetFindings(change('C1', { quantity: '0.333333', total: 128333 }), context);
    expect(found?.params).toEqual({ expected: '128333.205', actual: 128333 });
  });

  it('does not count periods before the dates are known', () => {
    expect(codes(change('C1', { phasing: [1540000] }), { ...context, periods: null as never })).toEqual([]);
  });

  it('takes fractions of units exactly: 2.5 × 0.10 × 3 = 0.75', () => {
    const line = { quantity: '2.5', unitCost: 10, times: '3', total: 75, funder: 75, phasing: [75, 0, 0, 0, 0, 0] };
    expect(codes(change('C1', line)).filter((code) => code.includes('/C1/'))).toEqual([]);
  });

  const indirect = (funder: number, total = funder) => change('H1', { unitCost: total, total, funder, partnerCash: total - funder, phasing: [funder, 0, 0, 0, 0, 0] });
  it('with indirect cost a cent over 7 % of the funder share of A to G', () => {
    expect(codes(indirect(1098651))).toEqual(['budget_indirect /lines/H1/funder']);
    expect(budgetFindings(indirect(1098651), context)[0]?.params).toEqual({ percent: '7', limit: '1098650', actual: 1098651 });
  });
  it('with more indirect cost that the partner pays', () => expect(codes(indirect(1098650, 2000000))).toEqual([]));
  it('takes the percentage from the settings', () => {
    expect(codes(apiaryLines, { ...context, settings: { ...defaultSettings, indirectMax: '6.99' } })).toEqual(['budget_indirect /lines/H1/funder']);
  });
});

describe('the figures of a budget', () => {
  const figures = budgetFigures(apiaryLines);

  it('by source', () => {
    expect(grantOf(apiaryLines)).toBe(apiaryFigures.grant);
    expect([figures.total, figures.funder, figures.partnerCash, figures.inKind]).toEqual([17293650, 16793650, 500000, 0]);
  });
  it('by category', () => {
    for (const [category, { budget }] of Object.entries(apiaryFigures.byCategory)) {
      expect(figures.byCategory[category as 'A'].funder).withContext(category).toBe(budget);
    }
  });
  it('by period', () => expect(figures.byPeriod).toEqual([1493224, 4010950, 3165950, 3555450, 3267250, 1300826]));
  it('co-funding is a share of the total, null of nothing', () => {
    expect(figures.coFunding).toBe('0.0289123464');
    expect(budgetFigures([]).coFunding).toBeNull();
  });
  it('co-funding is decided unrounded', () => {
    const line = { ...apiaryLines[0], total: 300, funder: 200, partnerCash: 60, inKind: 40 } as BudgetLine;
    expect(isCoFundingMet([line], '33.333333')).toBeTrue();
    expect(isCoFundingMet([line], '33.333334')).toBeFalse();
    expect(isCoFundingMet([], '0')).toBeTrue();
    expect(isCoFundingMet([], '0.1')).toBeFalse();
  });

  it('order never matters and every cut adds up to the whole', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(apiaryLines), (lines) => {
        const shuffled = budgetFigures(lines);
        const sorted = budgetFigures([...lines].sort((a, b) => (a.code < b.code ? -1 : 1)));
        const parts = Object.values(shuffled.byCategory).reduce((sum, part) => sum + part.total, 0);
        const periods = shuffled.byPeriod.reduce((sum, share) => sum + share, 0);
        expect(shuffled).toEqual(sorted);
        return parts === shuffled.total && periods === shuffled.funder && shuffled.total === shuffled.funder + shuffled.partnerCash + shuffled.inKind;
      }),
    );
  });
});
