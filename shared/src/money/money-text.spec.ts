import fc from 'fast-check';
import type { Language } from '../platform/id.schema.js';
import { languages } from '../platform/id.schema.js';
import { currentCurrencies, exponentOf, isCurrency } from './currencies.js';
import { formatAmount, formatMoney, minorToDecimal } from './format-money.js';
import { parseAmount } from './parse-amount.js';

describe('currencies', () => {
  const exponents: [string, number | null][] = [
    ['EUR', 2], ['USD', 2], ['CHF', 2], ['XOF', 0], ['TND', 3], ['IQD', 3], ['MGA', 2], ['HUF', 2], ['UGX', 0], ['CLF', 4],
    ['EEK', 2], ['LVL', 2], ['LTL', 2], ['SKK', 2], ['GHC', 2], ['ZMK', 2], ['BYR', 0],
    ['XXX', null], ['eur', null], ['', null],
  ];
  for (const [code, expected] of exponents) it(`${code || '(empty)'} has ${expected} decimals`, () => expect(exponentOf(code)).toBe(expected));

  it('are listed once, withdrawn ones known but not offered', () => {
    expect(new Set(currentCurrencies).size).toBe(currentCurrencies.length);
    expect(currentCurrencies.every((code) => /^[A-Z]{3}$/.test(code))).toBeTrue();
    expect([isCurrency('EEK'), currentCurrencies.includes('EEK')]).toEqual([true, false]);
  });

  it('cover the countries of the portfolio', () => {
    const theirs = 'DZD CVE USD EGP ETB GEL GHS JMD XOF MDL MAD NGN PHP LKR TND EUR CHF'.split(' ');
    expect(theirs.filter((code) => !currentCurrencies.includes(code))).toEqual([]);
  });
});

describe('amounts as text', () => {
  const decimals: [number, string, string][] = [
    [18000000, 'EUR', '180000.00'], [5, 'EUR', '0.05'], [-5, 'EUR', '-0.05'], [0, 'TND', '0.000'], [1234, 'TND', '1.234'], [1234, 'XOF', '1234'],
  ];
  for (const [minor, currency, expected] of decimals) it(`${minor} ${currency} = ${expected}`, () => expect(minorToDecimal(minor, currency)).toBe(expected));

  const shown: [number, string, Language, string][] = [
    [16793650, 'EUR', 'en', 'EUR 167,936.50'],
    [16793650, 'EUR', 'fr', '167 936,50 EUR'],
    [1234567, 'XOF', 'en', 'XOF 1,234,567'],
    [1234567, 'TND', 'fr', '1 234,567 TND'],
    [9007199254740991, 'EUR', 'en', 'EUR 90,071,992,547,409.91'],
  ];
  for (const [minor, currency, language, expected] of shown) {
    it(`${minor} ${currency} is shown in ${language} as ${expected}`, () => {
      expect(formatMoney({ minor, currency }, language).replace(/\s/g, ' ')).toBe(expected);
    });
  }

  it('keeps Latin digits in Arabic', () => {
    expect(formatMoney({ minor: 16793650, currency: 'EUR' }, 'ar')).toContain('167,936.50');
    expect(formatAmount(-2500, 'XOF', 'ar')).toContain('2,500');
  });
});

describe('a typed amount', () => {
  const accepted: [string, string, Language, number | null][] = [
    ['1234.5', 'EUR', 'en', 123450],
    ['1,234.50', 'EUR', 'en', 123450],
    ["1'234.50", 'CHF', 'en', 123450],
    ['1234,50', 'EUR', 'fr', 123450],
    ['1 234,50 €', 'EUR', 'fr', 123450],
    ['1\u202f234,5 EUR', 'EUR', 'fr', 123450],
    ['1234.50', 'EUR', 'fr', 123450],
    ['١٬٢٣٤٫٥٠', 'EUR', 'ar', 123450],
    ['1,234.50', 'EUR', 'ar', 123450],
    ['1.2340', 'TND', 'fr', 1234],
    ['1.234', 'EUR', 'fr', 123400],
    ['12,50', 'EUR', 'en', 1250],
    ['1500', 'XOF', 'fr', 1500],
    ['-12.00', 'EUR', 'en', -1200],
    ['− 12,00', 'EUR', 'fr', -1200],
    ['0', 'EUR', 'en', 0],
    ['-0', 'EUR', 'en', 0],
    ['90071992547409.91', 'EUR', 'en', Number.MAX_SAFE_INTEGER],
    ['', 'EUR', 'en', null],
    ['  ', 'EUR', 'en', null],
  ];
  for (const [text, currency, language, minor] of accepted) {
    it(`${language} "${text}" = ${minor}`, () => expect(parseAmount(text, currency, language)).toEqual({ minor, finding: null } as never));
  }

  const refused: [string, string, Language, string][] = [
    ['abc', 'EUR', 'en', 'not_a_number'],
    ['1,23,456.00', 'EUR', 'en', 'number_grouping'],
    ['1e3', 'EUR', 'en', 'not_a_number'],
    ['=1+1', 'EUR', 'en', 'not_a_number'],
    ['--5', 'EUR', 'en', 'not_a_number'],
    ['1.000', 'EUR', 'fr', 'amount_ambiguous'],
    ['1.234', 'TND', 'fr', 'amount_ambiguous'],
    ['0.123', 'EUR', 'en', 'amount_too_precise'],
    ['1,234', 'EUR', 'fr', 'amount_too_precise'],
    ['10.5', 'XOF', 'en', 'amount_too_precise'],
    ['90071992547409.92', 'EUR', 'en', 'number_too_large'],
  ];
  for (const [text, currency, language, code] of refused) {
    it(`${language} "${text}" in ${currency} is refused: ${code}`, () => {
      const { minor, finding } = parseAmount(text, currency, language, '/lines/x/total');
      expect([minor, finding?.code, finding?.pointer, finding?.severity]).toEqual([null, code, '/lines/x/total', 'blocking']);
    });
  }

  it('comes back from what is shown', () => {
    const amounts = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amounts, fc.constantFrom('EUR', 'XOF', 'TND', 'DZD'), fc.constantFrom(...languages), (minor, currency, language) => {
        const shown = [formatAmount(minor, currency, language), formatMoney({ minor, currency }, language)];
        return shown.every((text) => {
          const { minor: read, finding } = parseAmount(text, currency, language);
          return read === minor || finding?.code === 'amount_ambiguous';
        });
      }),
    );
  });
});
