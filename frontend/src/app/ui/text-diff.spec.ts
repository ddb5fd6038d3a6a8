import { diffTexts } from './text-diff';

describe('diffTexts', () => {
  it('marks replaced, added and removed words', () => {
    expect(diffTexts('ten apiary schools', 'twelve apiary schools in Kabylia')).toEqual([
      { kind: 'old', text: 'ten' }, { kind: 'new', text: 'twelve' }, { kind: 'same', text: ' apiary schools' }, { kind: 'new', text: ' in Kabylia' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const [before, after] = ['a b c d\n\ne', 'c a  d b e f'];
    const parts = diffTexts(before, after);
    expect(parts.filter((p) => p.kind !== 'new').map((p) => p.text).join('')).toBe(before);
    expect(parts.filter((p) => p.kind !== 'old').map((p) => p.text).join('')).toBe(after);
  });

  it('says nothing of two empty texts', () => expect(diffTexts('', '')).toEqual([]));
});
