import fc from 'fast-check';
import type { Language } from '../platform/id.schema.js';
import { editText, formatDecimal, formatPercent } from './number-format.js';
import { parseTyped } from './typed-number.js';

describe('numbers as people type them', () => {
  const values: readonly [string, Language, string][] = [
    ['1 234,5', 'fr', '1234.5'], ['1\u202f234,5', 'fr', '1234.5'], ['1\u00a0234,5', 'en', '1234.5'], ['1,234.5', 'en', '1234.5'],
    ['1,234.5', 'fr', '1234.5'], ['1.234,5', 'ar', '1234.5'], ['١٬٢٣٤٫٥', 'ar', '1234.5'], ['١٬٢٣٤٫٥', 'fr', '1234.5'],
    ['۱۲۳', 'ar', '123'], ['1,234', 'en', '1234'], ['1,234', 'fr', '1.234'], ['1.234.567', 'en', '1234567'], ['12.5', 'fr', '12.5'],
    ['12,5', 'en', '12.5'], ['0.125', 'fr', '0.125'], ['1234.567', 'ar', '1234.567'], ["1'234.5", 'fr', '1234.5'], ['1 234,567', 'en', '1234.567'],
    ['\u2212 5', 'fr', '-5'], ['\u200f-٥', 'ar', '-5'], ['+7', 'en', '7'], ['-0,0', 'fr', '0'], ['007', 'en', '7'], ['.5', 'en', '0.5'],
    ['5.', 'en', '5'], ['1.50', 'en', '1.5'], ['0', 'en', '0'], [' 42 ', 'fr', '42'], ['١٢٫٣٤٥', 'ar', '12.345'], ['1.0000000', 'en', '1'],
  ];
  for (const [text, language, value] of values) {
    it(`reads "${text}" (${language}) as ${value}`, () => expect(parseTyped(text, language)).toEqual({ kind: 'value', value }));
  }

  it('asks where both readings are possible', () => {
    for (const language of ['en', 'fr', 'ar'] as const) {
      expect(parseTyped('1.234', language)).toEqual({ kind: 'ambiguous', readings: ['1.234', '1234'] });
    }
    expect(parseTyped('-12,345', 'ar')).toEqual({ kind: 'ambiguous', readings: ['-12.345', '-12345'] });
  });

  const refused: readonly [string, string][] = [
    ['abc', 'not_a_number'], ['1e5', 'not_a_number'], ['12 persons', 'not_a_number'], ['-', 'not_a_number'], ['1.2,3.4', 'not_a_number'],
    ['=1+1', 'not_a_number'], ['1 23', 'number_grouping'], ['12,34,567', 'number_grouping'], ['1,2.5', 'number_grouping'],
    ['1,234.5.6', 'not_a_number'], ['1.5 0', 'not_a_number'],
    ['0.1234567', 'number_too_precise'], ['1234567890123456789', 'number_too_large'],
  ];
  for (const [text, code] of refused) {
    it(`refuses "${text}": ${code}`, () => expect(parseTyped(text, 'en') as object).toEqual({ kind: 'error', code }));
  }

  it('takes an empty field as nothing, not as zero', () => {
    expect(parseTyped(' \u00a0', 'fr')).toEqual({ kind: 'empty' });
  });
});

describe('numbers for reading', () => {
  it('follow the language, in Latin digits', () => {
    expect(formatDecimal('1234567.5', 'en')).toBe('1,234,567.5');
    expect(formatDecimal('1234567.5', 'fr')).toBe('1\u202f234\u202f567,5');
    expect(formatDecimal('1234567.5', 'ar')).toMatch(/^1.234.567.5$/);
    expect(formatDecimal('-1234.5', 'ar').startsWith('\u200e-1')).toBeTrue();
    expect(formatDecimal('2.25', 'en', 1)).toBe('2.2');
    expect(formatDecimal('3', 'fr', 2)).toBe('3,00');
    expect(formatDecimal('0', 'en')).toBe('0');
    expect(formatDecimal('-0.001', 'en', 1)).toBe('0.0');
    expect(formatDecimal(null, 'en')).toBe('');
  });

  it('show a fraction as a percentage to one decimal, half-even', () => {
    expect(formatPercent('0.6583333333', 'en')).toBe('65.8%');
    expect(formatPercent('0.0625', 'fr')).toBe('6,2\u202f%');
    expect(formatPercent('12.5', 'en', 0)).toBe('1,250%');
    expect(formatPercent('-0.25', 'ar')).toBe('\u200e-25.0\u200e%');
    expect(formatPercent(null, 'en')).toBe('');
  });

  it('are edited without grouping, in the mark of the language', () => {
    expect(editText('1234.5', 'fr')).toBe('1234,5');
    expect(editText('1234.5', 'en')).toBe('1234.5');
    expect(editText('1.234', 'en')).toBe('1.2340');
    expect(editText(null, 'en')).toBe('');
  });

  it('and their editing text read back as the same value', () => {
    const text = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.stringMatching(/^(\d{0,5}[1-9])?$/));
    fc.assert(fc.property(text, fc.constantFrom<Language>('en', 'fr', 'ar'), ([whole, places], language) => {
      const value = places === '' ? `${whole}` : `${whole}.${places}`;
      expect(parseTyped(editText(value, language), language)).toEqual({ kind: 'value', value });
    }));
  });
});
