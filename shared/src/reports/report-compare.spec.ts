import { blankIndicator, blankLine } from '../proposals/blank-rows.js';
import { compareReports } from './report-compare.js';
import { blankFinanceRow, blankReport } from './report-fields.js';
import type { ReportContent } from './report.schema.js';

const persons = { ...blankIndicator('persons', 'o'), locations: ['here', 'there'], disaggregation: [{ code: 'sex', categories: ['F', 'M'] }], allowsCoarser: true };
const share = { ...blankIndicator('share', 'o'), measure: 'percentage' as const, locations: ['here'] };
const definitions = { framework: { outcomes: [], outputs: [], indicators: [persons, share] }, lines: [{ ...blankLine('a', 'o', 2) }, { ...blankLine('b', 'o', 2) }] };
const leaf = (indicator: string, location: string, cell: string, value: string | null, parts: [string, string] | null = null) =>
  ({ indicator, location, cell, value, numerator: parts?.[0] ?? null, denominator: parts?.[1] ?? null, text: null });
const photo = (id: string, caption: string) => ({
  id, file: 'f', name: `${id}.jpg`, size: 1, type: 'image/jpeg', sha256: '', keepsLocation: false, anchor: null, caption, location: null, place: '', takenOn: null, credit: '', consent: 'yes' as const,
});
const first: ReportContent = {
  ...blankReport(), narrative: { achievements: 'Two hives', challenges: 'Rain', lessons: '', nextSteps: '' },
  values: [leaf('persons', 'there', 'F', '4'), leaf('persons', 'here', 'M', '0'), leaf('share', 'here', '*', null, ['1', '2']), leaf('gone', 'here', '*', '7')],
  finance: [{ ...blankFinanceRow('b'), actual: 100, requested: 50 }, { ...blankFinanceRow('old'), actual: 5 }], evidence: [photo('kept', 'Hives'), photo('gone', 'Rain')],
};
const second: ReportContent = {
  ...first, narrative: { ...first.narrative, achievements: 'Three hives' },
  values: [leaf('persons', 'there', 'F', '4'), leaf('persons', 'here', 'F', '2'), leaf('share', 'here', '*', null, ['3', '4'])],
  finance: [{ ...blankFinanceRow('b'), actual: 80, requested: 50, note: 'Corrected' }], statuses: [{ output: 'o', status: 'behind', reason: 'Hail' }], evidence: [photo('kept', 'Three hives'), photo('new', 'Sun')],
  explanations: [{ finding: 'value_fallen:/values/persons', text: 'A fair' }],
};

describe('two submissions side by side', () => {
  const { indicators, lines, totals, narrative, notes, statuses, files, changed } = compareReports(first, second, definitions);

  it('show the filled cells in the order of the grid, with their totals; what is no longer defined comes last', () => {
    expect(indicators.map((one) => [one.indicator, one.total.before.value, one.total.after.value])).toEqual([['persons', '4', '6'], ['share', '50', '75'], ['gone', null, null]]);
    expect(indicators[0]?.cells.map((one) => [one.pointer.split('/').slice(3).join(' '), one.before, one.after, one.isChanged])).toEqual([
      ['here F', null, '2', true], ['here M', '0', null, true], ['there F', '4', '4', false],
    ]);
  });
  it('show a line of the FACE each, and the sums', () => {
    expect(lines.map((one) => [one.line, one.actual.before, one.actual.after, one.requested.isChanged, one.note.after])).toEqual([
      ['a', null, null, false, null], ['b', 100, 80, false, 'Corrected'], ['old', 5, null, false, null],
    ]);
    expect(totals).toEqual({ actual: { before: 105, after: 80 }, requested: { before: 50, after: 50 } });
  });
  it('show C and F beside B and E where something was told: changed is what is decided otherwise since', () => {
    const decided = (line: string, accepted: number | null, acceptedReason = '') => ({ line, accepted, acceptedReason, authorised: 50, authorisedReason: '' });
    const of = (now: ReturnType<typeof decided>[] | null) => compareReports(first, second, definitions, { before: [decided('b', 90, 'No receipt')], after: now })
      .lines.filter(({ line }) => line !== 'old').map(({ line, accepted, authorised }) => [line, accepted.before, accepted.after, accepted.isChanged, authorised.isChanged]);
    expect(of([decided('a', 70), decided('b', 80)])).toEqual([['a', null, 70, false, false], ['b', 90, 80, true, false]]);
    expect(of([decided('b', 90, 'No receipt')])[1]).withContext('as it was').toEqual(['b', 90, 90, false, false]);
    expect(of([decided('b', 90, 'Too late')])[1]).withContext('for another reason').toEqual(['b', 90, 90, true, false]);
    expect(of([decided('b', null)])[1]).withContext('undecided again').toEqual(['b', 90, null, true, false]);
    expect(of(null)[1]).withContext('nothing said of the newer one yet').toEqual(['b', 90, null, false, false]);
  });
  it('show every paragraph, and notes and statuses where there are any', () => {
    expect(narrative.map((one) => one.isChanged)).toEqual([true, false, false, false]);
    expect([...notes, ...statuses].map((one) => one.pointer)).toEqual(['/explanations/value_fallen:~1values~1persons', '/statuses/o/status', '/statuses/o/reason']);
    expect(changed).toBe(14);
  });
  it('show which files came, went, or are told otherwise', () => {
    expect(files.map((one) => [one.id, one.before?.caption ?? null, one.after?.caption ?? null, one.isChanged])).toEqual([
      ['kept', 'Hives', 'Three hives', true], ['new', null, 'Sun', true], ['gone', 'Rain', null, true],
    ]);
  });
  it('differ in nothing where nothing was changed', () => {
    expect(compareReports(second, { ...second, values: [...second.values].reverse() }, definitions).changed).toBe(0);
  });
});
