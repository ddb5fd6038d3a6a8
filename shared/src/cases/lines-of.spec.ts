import fc from 'fast-check';
import { aCase } from './case.fixture.js';
import { lineOf, linesOf } from './lines-of.js';

const text = ['{', '  "a": [', '    1,', '    {"b": "x, {y}\\" : [",', '     "c": null}', '  ],', '  "d/e": {}', '}'].join('\n');

describe('the lines of a JSON text', () => {
  const lines = linesOf(text);
  const cases: [string, number][] = [['', 1], ['/a', 2], ['/a/0', 3], ['/a/1', 4], ['/a/1/b', 4], ['/a/1/c', 5], ['/d~1e', 7], ['/d~1e/missing', 7], ['/a/1/missing/deeper', 4], ['/nothing', 1]];
  for (const [pointer, line] of cases) it(`${pointer || 'the whole'} stands on line ${line}`, () => expect(lineOf(lines, pointer)).toBe(line));

  it('finds a value of a case where it stands', () => {
    const printed = JSON.stringify(aCase(), null, 2);
    const at = lineOf(linesOf(printed), '/proposals/0/budget/0/output');
    expect(printed.split('\n')[at - 1]?.trim()).toBe('"output": "1.1",');
  });
  it('counts every value of any JSON', () => {
    const size = (value: unknown): number => 1 + (value !== null && typeof value === 'object' ? Object.values(value).reduce<number>((sum, one) => sum + size(one), 0) : 0);
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const parsed: unknown = JSON.parse(JSON.stringify(value));
      expect(linesOf(JSON.stringify(parsed, null, 1)).size).toBe(size(parsed));
    }));
  });
});
