import { blankLine } from '#shared/proposals';
import type { BudgetLine } from '#shared/budgets';
import { fieldTexts, readField, readShare, unpaid, unphased, type BudgetReader } from './budget-columns';

const reader: BudgetReader = { language: 'en', currency: 'EUR', outputs: [{ id: 'o1', outcome: 'x', code: '1.1', title: 'Schools' }] };
const line = (given: Partial<BudgetLine> = {}): BudgetLine => ({ ...blankLine('l1', null, 2), ...given });

describe('cells of a budget', () => {
  it('write the total that follows from a factor', () => {
    const read = readField(line({ quantity: '2', times: '3' }), 'unitCost', '1,000.50', reader);
    expect(read).toEqual({ writes: [{ pointer: '/lines/l1/unitCost', value: 100_050 }, { pointer: '/lines/l1/total', value: 600_300 }] });
  });

  it('leave the total open while a factor is', () => {
    expect(readField(line({ quantity: '2' }), 'times', '3', reader)).toEqual({ writes: [{ pointer: '/lines/l1/times', value: '3' }, { pointer: '/lines/l1/total', value: null }] });
  });

  it('take an empty cell as not given, zero as zero', () => {
    expect(readField(line(), 'funder', '', reader)).toEqual({ writes: [{ pointer: '/lines/l1/funder', value: null }] });
    expect(readField(line(), 'funder', '0', reader)).toEqual({ writes: [{ pointer: '/lines/l1/funder', value: 0 }] });
  });

  it('read numbers of the language, and ask where two readings are possible', () => {
    expect(readShare(line(), 1, '1 234,5', { ...reader, language: 'fr' })).toEqual({ writes: [{ pointer: '/lines/l1/phasing/1', value: 123_450 }] });
    expect(readField(line(), 'quantity', '1.234', reader)).toEqual({ wrong: { code: 'number_ambiguous', params: { first: '1.234', second: '1234' } } });
    expect(readField(line(), 'funder', 'many', reader)).toEqual({ wrong: jasmine.objectContaining({ code: 'not_a_number' }) });
  });

  it('name outputs by their code and categories by their letter', () => {
    expect(readField(line(), 'output', ' 1.1 ', reader)).toEqual({ writes: [{ pointer: '/lines/l1/output', value: 'o1' }] });
    expect(readField(line(), 'output', '9.9', reader)).toEqual({ wrong: { code: 'output_code_unknown', params: { text: '9.9' } } });
    expect(readField(line(), 'category', 'h', reader)).toEqual({ writes: [{ pointer: '/lines/l1/category', value: 'H' }] });
    expect(fieldTexts(line({ output: 'o1' }), 'output', reader).text).toBe('1.1');
  });

  it('say what nobody pays yet and what stands in no period', () => {
    const some = line({ total: 1000, funder: 600, partnerCash: 300, inKind: null, phasing: [200, null] });
    expect(unpaid(some)).toBe(100);
    expect(unphased(some)).toBe(400);
    expect(unpaid(line())).toBeNull();
  });
});
