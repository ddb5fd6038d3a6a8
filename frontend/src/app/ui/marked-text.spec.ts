import { partsOf } from './marked-text';

describe('A text with marks', () => {
  const cases: [string, string, string[], string][] = [
    ['is whole without any', 'Bees stay.', [], 'Bees stay.'],
    ['is cut where one stands', 'Bees stay. Hives do.', ['Hives do.'], 'Bees stay. [Hives do.]'],
    ['marks several in the order of the text', 'a b c', ['c', 'a'], '[a] b [c]'],
    ['passes over what is not there', 'a b c', ['d', ''], 'a b c'],
    ['marks the longer of two that begin together, none within another', 'a b c d', ['a b', 'a b c', 'b c'], '[a b c] d'],
    ['marks the first of two places', 'a b a', ['a'], '[a] b a'],
  ];
  for (const [what, text, marks, shown] of cases) {
    it(what, () => expect(partsOf(text, marks).map((part) => (part.isMarked ? `[${part.text}]` : part.text)).join('')).toBe(shown));
  }
});
