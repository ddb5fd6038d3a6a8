import { readUnsentFile, unsentFile } from './unsent-file';

const url = '/reports/0190a3c4-0000-7000-8000-000000000001';

describe('The file of unsent fields', () => {
  it('comes back as it went, in its order', async () => {
    const rows = [1, 2].map((seq) => ({ seq, url, pointer: `/values/${seq}`, value: { numerator: '1', denominator: null }, base: 4, state: 'refused' as const, reason: 'wrong_state', at: '2026-01-01T00:00:00Z' }));
    expect(readUnsentFile(await unsentFile(rows).text())).toEqual(rows.map(({ pointer, value, base, state, reason }) => ({ url, pointer, value, base, state, reason })));
  });

  it('of before, without states, is read as what waits', () => {
    const fields = [{ url, pointer: '/title', value: 'A', base: 4 }];
    expect(readUnsentFile(JSON.stringify({ kind: 'unsent fields', format: 1, fields }))).toEqual([{ url, pointer: '/title', value: 'A', base: 4, state: 'waiting', reason: null }]);
  });

  it('is refused when it is another file, or names other addresses', () => {
    expect(readUnsentFile('not json')).toBeNull();
    expect(readUnsentFile('{"fields":[]}')).toBeNull();
    expect(readUnsentFile(JSON.stringify({ kind: 'unsent fields', format: 1, fields: [{ url: '/users/x', pointer: '/role', value: 'admin', base: 1 }] }))).toBeNull();
  });
});
