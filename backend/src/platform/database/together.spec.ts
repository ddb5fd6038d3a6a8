import { setTimeout as pause } from 'node:timers/promises';
import { Together } from './together.js';

describe('reads of one moment', () => {
  let queries: string[][];
  const reader = (fail = false) => new Together<string, string>(async (keys) => {
    queries.push([...keys].sort());
    await pause(5);
    if (fail && queries.length === 1) throw new Error('away');
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  beforeEach(() => { queries = []; });

  it('share a query; those that come while one runs share the next', async () => {
    const together = reader();
    const first = Promise.all([together.read('a'), together.read('b'), together.read('a'), together.read('none')]);
    await pause(1);
    const second = Promise.all([together.read('c'), together.read('a')]);
    expect(await first).toEqual(['A', 'B', 'A', null]);
    expect(await second).toEqual(['C', 'A']);
    expect(queries).toEqual([['a', 'b', 'none'], ['a', 'c']]);
  });

  it('tell a failure to those who shared it, and to nobody after', async () => {
    const together = reader(true);
    const first = [together.read('a'), together.read('b')];
    await pause(1);
    const later = together.read('c');
    for (const one of first) await expectAsync(one).toBeRejectedWithError('away');
    expect(await later).toBe('C');
  });
});
