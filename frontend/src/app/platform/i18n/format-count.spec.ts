import { formatDecimal } from '#shared/numbers';
import { formatCount } from './format-count';

describe('A count in a text', () => {
  for (const language of ['en', 'fr', 'ar'] as const) {
    it(`reads as the same number in a table, ${language}`, () => {
      for (const n of [0, 7, 999, 1000, 12_345, 1_234_567]) expect(formatCount(n, language)).toBe(formatDecimal(String(n), language));
    });
  }
});
