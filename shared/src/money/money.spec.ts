import fc from 'fast-check';
import { convert, convertedTotal, exchangeRate, rateOn } from './exchange-rate.js';
import type { ExchangeRate } from './exchange-rate.js';
import { splitByShares, splitProRata } from './split-money.js';
import { sumMinor, sumMoney } from './sum-money.js';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const rate = (from: string, to: string, toPerFrom: string, validFrom = '2009-01-01'): ExchangeRate => ({ from, to, toPerFrom, validFrom, source: 'UN treasury' });

describe('sums of money', () => {
  it('add one currency', () => expect(sumMoney([eur(10), eur(-3)], 'EUR').value).toEqual(eur(7)));
  it('of nothing are zero', () => expect(sumMoney([], 'XOF').value).toEqual({ minor: 0, currency: 'XOF' }));
  it('refuse a second currency', () => {
    const { value, finding } = sumMoney([eur(1), { minor: 1, currency: 'USD' }], 'EUR', '/total');
    expect(value).toBeNull();
    expect(finding).toEqual({ code: 'currency_mixed', severity: 'blocking', pointer: '/total', params: { expected: 'EUR', found: 'USD' } });
  });
  it('refuse what no longer fits', () => expect(sumMoney([eur(Number.MAX_SAFE_INTEGER), eur(1)], 'EUR').finding?.code).toBe('number_too_large'));
  it('leave out what was not given', () => expect(sumMinor([1, null, undefined, 2])).toBe(3));
});

describe('splits', () => {
  const vectors: [number, string[], number[]][] = [
    [16793650, ['85', '15'], [14274603, 2519047]],
    [15401424, ['85', '15'], [13091210, 2310214]],
    [11399483, ['85', '15'], [9689561, 1709922]],
    [1, ['50', '50'], [1, 0]],
    [100, ['33.333333', '33.333333', '33.333334'], [33, 33, 34]],
    [0, ['85', '15'], [0, 0]],
    [-16793650, ['85', '15'], [-14274603, -2519047]],
    [7, ['100'], [7]],
  ];
  for (const [minor, shares, expected] of vectors) it(`${minor} at ${shares.join('/')}`, () => expect(splitByShares(minor, shares)).toEqual(expected));

  it('add up, and lie within a unit of the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (minor, given) => {
        const parts = splitProRata(minor, given);
        const all = sumMinor(given);
        const near = all === 0 || parts.every((part, i) => Math.abs(part - (minor * (given[i] ?? 0)) / all) < 1.0001);
        return sumMinor(parts) === minor && near;
      }),
    );
  });
});

describe('rates', () => {
  const conversions: [number, string, string, string, number][] = [
    [10000, 'EUR', 'XOF', '655.957', 65596],
    [1000000, 'XOF', 'EUR', '0.00152449', 152449],
    [100, 'EUR', 'TND', '1.9250000', 1925],
    [5, 'EUR', 'USD', '1.30000', 6],
    [15, 'EUR', 'USD', '1.10000', 16],
    [25, 'EUR', 'USD', '1.10000', 28],
    [-5, 'EUR', 'USD', '1.30000', -6],
  ];
  for (const [minor, from, to, toPerFrom, expected] of conversions) {
    it(`${minor} ${from} at ${toPerFrom} = ${expected} ${to}`, () => {
      expect(convert({ minor, currency: from }, rate(from, to, toPerFrom)).value).toEqual({ minor: expected, currency: to });
    });
  }

  it('are not applied to another currency', () => {
    expect(convert({ minor: 1, currency: 'USD' }, rate('EUR', 'XOF', '655.957')).finding?.code).toBe('currency_mixed');
  });

  const texts: [string, boolean][] = [
    ['655.957', true], ['1.00000', true], ['0.0000588235', true], ['1.5', false], ['655.95', false], ['0.000000', false], ['-1.23456', false], ['1,23456', false], ['123456', true],
  ];
  for (const [text, expected] of texts) {
    it(`${text} is ${expected ? '' : 'not '}a rate`, () => expect(exchangeRate.safeParse(rate('EUR', 'XOF', text)).success).toBe(expected));
  }

  it('the newest that is valid on the day holds', () => {
    const rates = [rate('USD', 'EUR', '0.700000', '2010-02-01'), rate('USD', 'EUR', '0.690000', '2010-01-01'), rate('EUR', 'USD', '1.40000', '2010-01-15')];
    expect(rateOn(rates, 'USD', 'EUR', '2010-02-01')?.toPerFrom).toBe('0.700000');
    expect(rateOn(rates, 'USD', 'EUR', '2010-01-31')?.toPerFrom).toBe('0.690000');
    expect(rateOn(rates, 'USD', 'EUR', '2009-12-31')).toBeNull();
  });

  it('a converted total names its rates and adds up', () => {
    const usd = rate('USD', 'EUR', '0.700000');
    const { value } = convertedTotal([eur(100), { minor: 101, currency: 'USD' }], 'EUR', [usd], '2010-01-01');
    expect(value).toEqual({
      total: eur(171),
      parts: [
        { original: eur(100), converted: 100, rate: null },
        { original: { minor: 101, currency: 'USD' }, converted: 71, rate: usd },
      ],
    });
    expect(convertedTotal([{ minor: 1, currency: 'CHF' }], 'EUR', [usd], '2010-01-01').finding?.code).toBe('rate_missing');
  });
});
