import { atLevel, cellLevels, cellsAt, levelOf } from './cell-level.js';
import { isCellOf } from './cell-key.js';
import { aLeaf, anIndicator } from './indicator.fixture.js';
import { periodTotals } from './totals.js';

const split = anIndicator({
  disaggregation: [{ code: 'sex', categories: ['F', 'M'] }, { code: 'age', categories: ['<18', '≥18'] }], allowsCoarser: true,
});
const fine = [aLeaf('a', '1', 'F|<18'), aLeaf('a', '2.5', 'F|≥18'), aLeaf('a', '3', 'M|<18')];
const typed = (leaves: readonly { cell: string; value: string | null }[]) => Object.fromEntries(leaves.map(({ cell, value }) => [cell, value]));

describe('levels of a cell', () => {
  it('are all choices of dimensions, the finest first, where the indicator allows coarser ones', () => {
    expect(cellLevels(split)).toEqual([['sex', 'age'], ['sex'], ['age'], []]);
    expect(cellLevels({ ...split, allowsCoarser: false })).toEqual([['sex', 'age']]);
    expect(cellLevels(anIndicator({ allowsCoarser: true }))).toEqual([[]]);
  });

  it('have cells that the indicator knows', () => {
    expect(cellsAt(split, ['sex'])).toEqual(['F|*', 'M|*']);
    expect(cellsAt(split, ['age'])).toEqual(['*|<18', '*|≥18']);
    expect(cellsAt(split, [])).toEqual(['*|*']);
    for (const level of cellLevels(split)) for (const cell of cellsAt(split, level)) expect(isCellOf(split, cell)).withContext(cell).toBeTrue();
  });

  it('are told by the values that stand there', () => {
    expect(levelOf(split, [])).toBeNull();
    expect(levelOf(split, fine)).toEqual(['sex', 'age']);
    expect(levelOf(split, [...fine, aLeaf('a', '4', 'M|*')])).toEqual(['sex']);
    expect(levelOf(split, [aLeaf('a', '4', '*|*')])).toEqual([]);
  });

  it('put values together exactly, and the total stays', () => {
    for (const [level, expected] of [[['sex'], { 'F|*': '3.5', 'M|*': '3' }], [['age'], { '*|<18': '4', '*|≥18': '2.5' }], [[], { '*|*': '6.5' }]] as const) {
      const { leaves, lost } = atLevel(split, fine, level);
      expect([typed(leaves), lost]).toEqual([expected, []]);
      expect(periodTotals(split, leaves).total).toEqual(periodTotals(split, fine).total);
    }
  });

  it('sum the parts of a percentage, and keep nothing where nothing was said', () => {
    const share = anIndicator({ ...split, measure: 'percentage' });
    const { leaves } = atLevel(share, [aLeaf('a', '30/40', 'F|<18'), aLeaf('a', '10/60', 'M|<18'), aLeaf('a', '/5', 'M|≥18')], []);
    expect(leaves).toEqual([aLeaf('a', '40/105', '*|*')]);
    expect(atLevel(split, [aLeaf('a', null, 'F|<18'), aLeaf('a', null, 'M|<18')], []).leaves).toEqual([aLeaf('a', null, '*|*')]);
  });

  it('lose what cannot be told apart again, and texts that would fall together', () => {
    const total = aLeaf('a', '9', '*|*');
    expect(atLevel(split, [total, ...fine], ['sex', 'age'])).toEqual({ leaves: fine, lost: [total] });
    const text = { ...aLeaf('a', null, 'F|<18'), text: 'Well' };
    expect(atLevel({ ...split, measure: 'qualitative' }, [text], [])).toEqual({ leaves: [], lost: [text] });
    expect(atLevel({ ...split, measure: 'qualitative' }, [text], ['sex', 'age'])).toEqual({ leaves: [text], lost: [] });
  });
});
