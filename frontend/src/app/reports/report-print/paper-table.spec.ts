import type { Leaf } from '#shared/results';
import { anIndicator } from '../report.fixture';
import { paperTable, type PaperRow } from './paper-table';

describe('The table of an indicator for paper', () => {
  const sex = { code: 'sex', categories: ['F', 'M', 'unknown'] };
  const ages = { code: 'age', categories: ['0-9', '10-14', '15-17', '18-24', '25-39', '40-59', '60+', 'unknown'] };
  const leaf = (given: Partial<Leaf> & Pick<Leaf, 'indicator' | 'location'>): Leaf => ({ cell: '*', value: null, numerator: null, denominator: null, text: null, ...given });
  const written = (row: PaperRow | null | undefined) => [...(row?.cells ?? []), ...(row ? [row.total] : [])].map((cell) => cell?.value ?? null);

  it('puts the widest dimension that fits across, the other below each place, with sums of both', () => {
    const one = anIndicator({ disaggregation: [sex, ages] });
    const [here = '', there = ''] = one.locations;
    const leaves = [
      leaf({ indicator: one.id, location: here, cell: 'F|18-24', value: '3' }), leaf({ indicator: one.id, location: here, cell: 'M|18-24', value: '4' }),
      leaf({ indicator: one.id, location: here, cell: 'M|60+', value: '0' }), leaf({ indicator: one.id, location: there, cell: 'F|18-24', value: '10' }),
    ];
    const table = paperTable(one, leaves);
    expect(table.columns).toEqual(ages.categories);
    expect(table.groups.map((group) => group.rows.map((row) => row.categories.join()))).toEqual([['F', 'M', 'unknown'], ['F', 'M', 'unknown']]);
    expect(written(table.groups[0]?.sums)).toEqual([null, null, null, '7', null, null, '0', null, '7']);
    expect(written(table.groups[0]?.rows[1])).toEqual([null, null, null, '4', null, null, '0', null, '4']);
    expect(written(table.total)).toEqual([null, null, null, '17', null, null, '0', null, '17']);
  });

  it('puts nothing across that does not fit, and one value where nothing is split', () => {
    const many = { code: 'age', categories: Array.from({ length: 12 }, (_, i) => `a${i}`) };
    const wide = paperTable(anIndicator({ disaggregation: [many] }), []);
    expect([wide.columns, wide.hasTotals, wide.groups[0]?.rows.length]).toEqual([[''], false, 12]);
    const plain = paperTable(anIndicator({ disaggregation: [], locations: ['x'] }), []);
    expect([plain.columns.length, plain.groups[0]?.rows, plain.total]).toEqual([1, [], null]);
  });

  it('divides sums by sums, and shows a coarser level only where something stands', () => {
    const share = anIndicator({ measure: 'percentage', disaggregation: [sex], allowsCoarser: true });
    const [here = '', there = ''] = share.locations;
    const leaves = [
      leaf({ indicator: share.id, location: here, cell: 'F', numerator: '30', denominator: '40' }), leaf({ indicator: share.id, location: there, cell: '*', numerator: '10', denominator: '60' }),
    ];
    const table = paperTable(share, leaves);
    expect(table.columns).toEqual(['F', 'M', 'unknown', '*']);
    expect(table.total?.total).toEqual({ value: '40', numerator: '40', denominator: '100', text: null });
    expect(written(table.groups[1]?.sums)).toEqual([null, null, null, '16.6666666667', '16.6666666667']);
  });

  it('keeps words as they are', () => {
    const told = anIndicator({ measure: 'qualitative', disaggregation: [] });
    const table = paperTable(told, [leaf({ indicator: told.id, location: told.locations[0] ?? '', text: 'Better\nthan before' })]);
    expect([table.groups[0]?.sums.cells[0]?.text, table.groups[1]?.sums.cells[0], table.total]).toEqual(['Better\nthan before', null, null]);
  });
});
