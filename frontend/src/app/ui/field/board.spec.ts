import { readAt, writeAt } from './board';

const content = { title: 'A', rows: [{ id: 'r1', name: 'one', shares: [1, 2] }, { id: 'r2', name: 'two', shares: [] as (number | null)[] }] };

describe('values by pointer', () => {
  it('are read by rows\' ids and by place', () => {
    expect(readAt(content, '/rows/r2/name')).toBe('two');
    expect(readAt(content, '/rows/r1/shares/1')).toBe(2);
    expect(readAt(content, '/rows/r9/name')).toBeUndefined();
  });

  it('are written into a copy', () => {
    const changed = writeAt(content, '/rows/r1/name', 'first');
    expect(readAt(changed, '/rows/r1/name')).toBe('first');
    expect(content.rows[0]?.name).toBe('one');
  });

  it('add, replace, remove and order rows', () => {
    expect(readAt(writeAt(content, '/rows/r3', { id: 'r3', name: 'three', shares: [] }), '/rows/r3/name')).toBe('three');
    expect(writeAt(content, '/rows/r1', null).rows.map((row) => row.id)).toEqual(['r2']);
    expect(writeAt(content, '/rows', ['r2', 'r1']).rows.map((row) => row.id)).toEqual(['r2', 'r1']);
  });

  it('fill a list of shares up to the place that is written', () => {
    expect(writeAt(content, '/rows/r2/shares/2', 5).rows[1]?.shares).toEqual([null, null, 5]);
  });
});
