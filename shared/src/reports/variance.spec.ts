import { defaultSettings } from '../programmes/settings.schema.js';
import type { BudgetLine, Category } from '../budgets/budget.schema.js';
import { apiaryFigures, apiaryLines, apiaryReports } from './apiary.fixture.js';
import { acceptedByCategory, burnRate, phasedToDate, varianceBlockFindings, varianceByCategory, varianceJustificationFindings } from './variance.js';
import type { FaceRow } from './report.schema.js';

const faces: FaceRow[][] = apiaryReports.map((report) => report.face.map(([line, A, B, C, D, E, F, G]) => ({ line, code: line, A, B, C, D, E, F, G })));

describe('variance', () => {
  it('of the apiary schools by category', () => {
    const figures = varianceByCategory(apiaryLines, acceptedByCategory(apiaryLines, faces));
    const expected = Object.entries(apiaryFigures.byCategory).map(([category, figure]) => ({ category: category as Category, ...figure }));
    expect(figures).toEqual(expected);
    expect(varianceJustificationFindings(figures, [], defaultSettings)).toEqual([]);
  });

  it('B stands for C while a report is under review', () => {
    const [first = [], second = []] = faces;
    expect(acceptedByCategory(apiaryLines, [first], second).get('A')).toBe(526280 + 147600 + 517752 + 356700);
    expect(acceptedByCategory(apiaryLines, [], first).get('A')).toBe(559872 + 147600);
  });

  const line = (funder: number) => ({ ...apiaryLines[0], id: 'L', category: 'E', funder }) as BudgetLine;
  const thresholds: [number, number, boolean, boolean][] = [
    [1000, 1100, false, false],
    [1000, 1101, true, false],
    [1000, 1200, true, false],
    [1000, 1201, true, true],
    [300000000000000, 330000000000001, true, false],
    [1000, 500, false, false],
    [0, 1, true, true],
    [0, 0, false, false],
  ];
  for (const [budget, accepted, explain, block] of thresholds) {
    it(`${accepted} of ${budget}: explained ${explain}, blocked ${block}`, () => {
      const figures = varianceByCategory([line(budget)], new Map([['E', accepted]]));
      expect(varianceJustificationFindings(figures, [], defaultSettings).map((found) => found.pointer)).toEqual(explain ? ['/variance/E'] : []);
      expect(varianceJustificationFindings(figures, [{ category: 'E', text: 'Fares rose' }], defaultSettings)).toEqual([]);
      expect(varianceBlockFindings(figures, defaultSettings).map((found) => found.code)).toEqual(block ? ['variance_over_budget'] : []);
    });
  }

  it('a blank justification is none', () => {
    const figures = varianceByCategory([line(100)], new Map([['E', 150]]));
    expect(varianceJustificationFindings(figures, [{ category: 'E', text: '  ' }], defaultSettings).length).toBe(1);
  });
});

describe('burn rate', () => {
  it('of the apiary schools after four reports', () => {
    expect(burnRate(apiaryFigures.accepted, phasedToDate(apiaryLines, 4))).toBe(apiaryFigures.burnRate);
  });
  it('is none before a report is approved', () => expect(burnRate(0, phasedToDate(apiaryLines, 0))).toBeNull());
});
