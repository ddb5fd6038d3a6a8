import { categoriesOf, cellKeyOf, cellKeys, isCellOf, leavesOf, overlap } from './cell-key.js';
import { anIndicator } from './indicator.fixture.js';

const sexAndAge = anIndicator({
  disaggregation: [{ code: 'sex', categories: ['F', 'M', 'unknown'] }, { code: 'age', categories: ['<18', '≥18', 'unknown'] }],
});

describe('cells of an indicator', () => {
  it('are every combination of categories in order, at every location', () => {
    expect(cellKeys(sexAndAge)).toEqual([
      'F|<18', 'F|≥18', 'F|unknown', 'M|<18', 'M|≥18', 'M|unknown', 'unknown|<18', 'unknown|≥18', 'unknown|unknown',
    ]);
    expect(leavesOf(sexAndAge).length).toBe(18);
    expect(leavesOf(anIndicator())).toEqual([{ location: 'a', cell: '*' }, { location: 'b', cell: '*' }]);
  });

  it('are named by their categories, both ways', () => {
    for (const cell of cellKeys(sexAndAge)) expect(cellKeyOf(sexAndAge, categoriesOf(sexAndAge, cell))).toBe(cell);
    expect(cellKeyOf(sexAndAge, { age: '<18' })).toBe('*|<18');
    expect(categoriesOf(sexAndAge, '*|<18')).toEqual({ age: '<18' });
    expect(cellKeyOf(anIndicator(), {})).toBe('*');
  });

  it('may be coarser only where the indicator allows it', () => {
    const coarser = { ...sexAndAge, allowsCoarser: true };
    for (const cell of ['F|*', '*|*']) {
      expect(isCellOf(sexAndAge, cell)).withContext(cell).toBeFalse();
      expect(isCellOf(coarser, cell)).withContext(cell).toBeTrue();
    }
    for (const cell of ['F', '*', 'F|<18|x', 'X|<18', '']) expect(isCellOf(coarser, cell)).withContext(cell).toBeFalse();
    expect(isCellOf(anIndicator(), '*')).toBeTrue();
  });

  it('overlap where one lies within the other', () => {
    expect(overlap('F|*', 'F|<18')).toBeTrue();
    expect(overlap('F|*', '*|<18')).toBeTrue();
    expect(overlap('F|*', 'M|<18')).toBeFalse();
    expect(overlap('F|<18', 'F|≥18')).toBeFalse();
  });
});
