import { blankFinanceRow, blankReport } from './report-fields.js';
import { reportChanges } from './report-diff.js';
import type { ReportContent } from './report.schema.js';

const leaf = (cell: string, value: string | null, parts: [string, string] | null = null) =>
  ({ indicator: 'i', location: 'l', cell, value, numerator: parts?.[0] ?? null, denominator: parts?.[1] ?? null, text: null });
const written: ReportContent = {
  ...blankReport(), narrative: { achievements: 'Done', challenges: '', lessons: '', nextSteps: '' }, values: [leaf('F', '1'), leaf('M', '0'), leaf('*', null, ['1', '2'])],
  finance: [{ ...blankFinanceRow('a'), actual: 100 }], explanations: [{ finding: 'x:/values/i', text: 'A fair' }], variance: [{ category: 'A', text: 'Wages' }],
  statuses: [{ output: 'o', status: 'behind', reason: 'Hail' }],
};

describe('the differences of two submissions', () => {
  it('are none of the same content, whatever the order of rows', () => {
    expect(reportChanges(written, { ...written, values: [...written.values].reverse() })).toEqual([]);
  });
  it('tell a zero from nothing, and both parts of a percentage together', () => {
    const after = { ...written, values: [leaf('F', '2'), leaf('*', null, ['1', '3'])] };
    expect(reportChanges(written, after)).toEqual([
      { pointer: '/values/i/l/F', before: '1', after: '2' },
      { pointer: '/values/i/l/*', before: { numerator: '1', denominator: '2' }, after: { numerator: '1', denominator: '3' } },
      { pointer: '/values/i/l/M', before: '0', after: null },
    ]);
  });
  it('name fields as patches do', () => {
    const pointers = reportChanges(null, written).map((one) => one.pointer);
    expect(pointers).toEqual([
      '/narrative/achievements', '/values/i/l/F', '/values/i/l/M', '/values/i/l/*', '/finance/a/actual', '/explanations/x:~1values~1i', '/variance/A', '/statuses/o/status', '/statuses/o/reason',
    ]);
  });
});
