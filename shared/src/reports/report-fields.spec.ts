import fc from 'fast-check';
import { blankIndicator, blankLine } from '../proposals/blank-rows.js';
import { uuidv7 } from '../platform/id.schema.js';
import { applyPatches } from '../platform/patches.js';
import type { Locate } from '../platform/patches.js';
import { blankOfficerPart, blankReport, locateOfficerPart, locateReport, type ReportDefinitions } from './report-fields.js';
import { officerPart, reportContent } from './report.schema.js';

const [persons, share, story, output, line, place, comment] =
  [1, 2, 3, 4, 5, 6, 7].map((n) => uuidv7(1_236_000_000_000, new Uint8Array(10).fill(n))) as [string, string, string, string, string, string, string];
const sex = [{ code: 'sex', categories: ['F', 'M', 'unknown'] }];
const definitions: ReportDefinitions = {
  framework: {
    outcomes: [], outputs: [{ id: output, outcome: 'o', code: '1.1', title: 'Output' }],
    indicators: [
      { ...blankIndicator(persons, output), locations: [place], disaggregation: sex },
      { ...blankIndicator(share, output), measure: 'percentage', locations: [place] },
      { ...blankIndicator(story, output), measure: 'qualitative', locations: [place] },
    ],
  },
  lines: [blankLine(line, output, 2)],
};
const stamp = { next: 10, by: 'nadia', at: '2009-10-01T12:00:00.000Z' };
const patchAll = <D>(draft: D, locate: Locate<D>, entries: [string, unknown][]) =>
  applyPatches(draft, {}, entries.map(([pointer, value]) => ({ pointer, value, base: 9 })), locate, stamp);
const report = (entries: [string, unknown][], draft = blankReport()) => patchAll(draft, locateReport(definitions), entries);
const officer = (entries: [string, unknown][], draft = blankOfficerPart()) => patchAll(draft, locateOfficerPart(definitions), entries);
const told = (outcome: ReturnType<typeof report> | ReturnType<typeof officer>) => outcome.results.map((one) => (one.status === 'refused' ? one.code : one.status));
const soft = `/explanations/${'value_unusual:/values/x/y/*'.replaceAll('/', '~1')}`;

describe("the fields of a partner's report", () => {
  const entries: [string, unknown][] = [
    ['/narrative/lessons', 'Bees stay'], [`/values/${persons}/${place}/F`, '12'], [`/values/${persons}/${place}/M`, '0'],
    [`/values/${share}/${place}/*`, { numerator: '3', denominator: null }], [`/values/${story}/${place}/*`, 'A story'],
    [`/finance/${line}/actual`, 100], [`/finance/${line}/requested`, 50], [soft, 'A fair'], ['/variance/B', 'Hives'], [`/statuses/${output}/status`, 'behind'],
  ];
  it('are kept, each in its row', () => {
    const outcome = report(entries);
    expect(told(outcome)).toEqual(entries.map(() => 'saved'));
    const { draft } = outcome;
    expect(reportContent.safeParse(draft).success).toBeTrue();
    expect(draft.values.map((one) => [one.cell, one.value, one.numerator, one.denominator, one.text])).toEqual([
      ['F', '12', null, null, null], ['M', '0', null, null, null], ['*', null, '3', null, null], ['*', null, null, null, 'A story'],
    ]);
    expect(draft.finance).toEqual([{ line, actual: 100, requested: 50, partnerSpent: null, note: '' }]);
    expect(draft.explanations).toEqual([{ finding: 'value_unusual:/values/x/y/*', text: 'A fair' }]);
    expect(draft.variance).toEqual([{ category: 'B', text: 'Hives' }]);
    expect(draft.statuses).toEqual([{ output, status: 'behind', reason: '' }]);
  });
  it('are emptied by null, the same again changes nothing, a change replaces', () => {
    const { draft } = report(entries);
    expect(report(entries, draft).hasChanged).toBeFalse();
    const emptied = report([[`/values/${persons}/${place}/F`, null], [soft, null], ['/variance/B', null], [`/finance/${line}/actual`, null]], draft).draft;
    expect([emptied.values.length, emptied.explanations, emptied.variance, emptied.finance[0]?.actual]).toEqual([3, [], [], null]);
    expect(report([[`/values/${persons}/${place}/F`, '13']], draft).draft.values[0]?.value).toBe('13');
  });
  it('are what was written last, in whatever order hundreds of cells are written and emptied', () => {
    const places = Array.from({ length: 9 }, (_, at) => uuidv7(1_236_000_000_001, new Uint8Array(10).fill(at)));
    const [first] = definitions.framework.indicators;
    const many = { ...definitions, framework: { ...definitions.framework, indicators: first ? [{ ...first, locations: places }] : [] } };
    const write = fc.tuple(fc.constantFrom(...places), fc.constantFrom('F', 'M', 'unknown'), fc.option(fc.integer({ min: 0, max: 99 }).map(String)));
    fc.assert(fc.property(fc.array(write, { minLength: 30, maxLength: 200 }), (writes) => {
      const cells = writes.map(([location, cell, value]): [string, string | null] => [`/values/${persons}/${location}/${cell}`, value]);
      const { draft } = patchAll(blankReport(), locateReport(many), cells);
      const left = new Map(cells);
      expect(new Map(draft.values.map((one) => [`/values/${one.indicator}/${one.location}/${one.cell}`, one.value]))).toEqual(new Map([...left].filter(([, value]) => value !== null)));
      expect(draft.values.length).toBe([...left.values()].filter((value) => value !== null).length);
    }), { numRuns: 50 });
  });

  const refused: [string, unknown, string][] = [
    [`/values/${persons}/${place}/X`, '1', 'unknown_row'], [`/values/${persons}/${place}/*`, '1', 'unknown_row'], [`/values/${persons}/elsewhere/F`, '1', 'unknown_row'],
    [`/values/${output}/${place}/F`, '1', 'unknown_row'], ['/values', [], 'unknown_row'], [`/values/${persons}/${place}/F/deeper`, '1', 'unknown_field'],
    ['/values/__proto__/constructor/*', '1', 'unknown_row'], [`/values/${persons}/${place}/constructor`, '1', 'unknown_row'],
    [`/values/${persons}/${place}/F`, 'twelve', 'not_of_type'], [`/values/${persons}/${place}/F`, 12, 'not_of_type'], [`/values/${persons}/${place}/F`, '1.1234567', 'not_of_type'],
    [`/values/${share}/${place}/*`, '50', 'not_of_type'], [`/values/${share}/${place}/*`, { numerator: '1' }, 'not_of_type'],
    [`/finance/${line}/accepted`, 1, 'unknown_field'], [`/finance/${line}/line`, line, 'unknown_field'], [`/finance/${output}/actual`, 1, 'unknown_row'],
    [`/finance/${line}/actual`, '1', 'not_of_type'], [`/finance/${line}/__proto__`, {}, 'unknown_field'], ['/finance/__proto__/actual', 1, 'unknown_row'], ['/finance', [], 'unknown_row'],
    ['/narrative/__proto__', 'x', 'unknown_field'], ['/narrative/other', 'x', 'unknown_field'], ['/narrative', {}, 'unknown_field'], ['/narrative/lessons', null, 'not_of_type'],
    ['/variance/Z', 'x', 'unknown_row'], ['/variance/constructor', 'x', 'unknown_row'], [`/explanations/${'x'.repeat(301)}`, 'x', 'unknown_row'], ['/explanations', [], 'unknown_row'],
    [`/statuses/${output}/status`, 'great', 'not_of_type'], [`/statuses/${line}/status`, 'behind', 'unknown_row'], ['/constructor', 1, 'unknown_field'], ['/__proto__/x', 1, 'unknown_field'],
  ];
  for (const [n, [pointer, value, code]] of refused.entries()) {
    it(`${n}: ${pointer.replace(/[0-9a-f-]{36}/g, 'id').slice(0, 60)}: ${code}`, () => {
      const outcome = report([[pointer, value]]);
      expect([told(outcome), outcome.draft, outcome.hasChanged]).toEqual([[code], blankReport(), false]);
    });
  }
});

describe("the fields of the officer's part", () => {
  const entries: [string, unknown][] = [
    [`/lines/${line}/accepted`, 90], [`/lines/${line}/acceptedReason`, 'No receipt'], [`/ratings/${output}/status`, 'on_track'],
    [`/comments/${comment}`, { id: comment, pointer: '/narrative/lessons', text: 'Which?' }], [`/comments/${comment}/text`, 'Which ones?'], ['/waivers/code:~1finance', 'Agreed'], ['/notes', 'Call them'],
  ];
  it('are kept', () => {
    const outcome = officer(entries);
    expect(told(outcome)).toEqual(entries.map(() => 'saved'));
    expect(officerPart.safeParse(outcome.draft).success).toBeTrue();
    expect(outcome.draft.lines).toEqual([{ line, accepted: 90, authorised: null, acceptedReason: 'No receipt', authorisedReason: '' }]);
    expect(outcome.draft.comments).toEqual([{ id: comment, pointer: '/narrative/lessons', text: 'Which ones?', quote: null, mentions: [], thread: null }]);
    expect(outcome.draft.waivers).toEqual([{ finding: 'code:/finance', text: 'Agreed' }]);
    expect(officer([[`/comments/${comment}`, null]], outcome.draft).draft.comments).toEqual([]);
  });
  const refused: [string, unknown, string][] = [
    [`/lines/${line}/actual`, 1, 'unknown_field'], [`/lines/${output}/accepted`, 1, 'unknown_row'], [`/lines/${line}/accepted`, 1.5, 'not_of_type'], ['/comments', [], 'unknown_row'],
    [`/comments/${comment}/text`, 'x', 'unknown_row'], ['/comments/__proto__', {}, 'unknown_row'], ['/notes/deeper', 'x', 'unknown_field'], ['/notes', null, 'not_of_type'],
    ['/narrative/lessons', 'x', 'unknown_field'],
  ];
  for (const [n, [pointer, value, code]] of refused.entries()) {
    it(`${n}: ${pointer.replace(/[0-9a-f-]{36}/g, 'id')}: ${code}`, () => expect(told(officer([[pointer, value]]))).toEqual([code]));
  }
});
