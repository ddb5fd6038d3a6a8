import type { Mentionable } from '#shared/reports';
import { beginningSo } from './report-mentions.js';

describe('people whom a word may mention', () => {
  it('are offered twenty at a time, in the order given', () => {
    const people = Array.from({ length: 25 }, (_, n): Mentionable => ({ id: String(n), name: `Zoé ${String(n)}`, side: 'staff' }));
    expect(beginningSo(people, 'zoe').map((one) => one.id)).toEqual(people.slice(0, 20).map((one) => one.id));
    expect(beginningSo(people, 'zoe 24').map((one) => one.id)).toEqual(['24']);
  });
});
