import { uuidv7 } from '../platform/id.schema.js';
import { applyPatches, mostRows, type ChangeLog } from '../platform/patches.js';
import type { PatchEntry, PatchResult } from '../platform/patch.schema.js';
import { blankCountry, blankIndicator, blankLine, blankLocation, blankOutcome } from './blank-rows.js';
import { proposalContent, proposalRows, type ProposalContent } from './proposal-content.schema.js';
import { blankProposal, editableParts, isEditable, locateProposal } from './proposal-fields.js';

const idOf = (n: number) => uuidv7(1_236_000_000_000, Uint8Array.from({ length: 10 }, (_, at) => (at > 7 ? (at === 8 ? n >> 8 : n & 255) : 0)));
const [first, second, third] = [idOf(1), idOf(2), idOf(3)];
const at = '2009-03-01T12:00:00.000Z';
const draft = (): ProposalContent => ({
  ...blankProposal({ title: 'Apiary schools', language: 'fr', currency: 'EUR' }),
  lines: [{ ...blankLine(first, null, 2), quantity: '1' }, blankLine(second, null, 2)],
});

function patch(entries: PatchEntry[], changes: ChangeLog = {}, by = 'nadia', from = draft()) {
  return applyPatches(from, changes, entries, locateProposal, { next: 10, by, at });
}
const entry = (pointer: string, value: unknown, base = 9): PatchEntry => ({ pointer, value, base });
const statuses = (results: PatchResult[]) => results.map((one) => (one.status === 'refused' ? one.code : one.status));
const changed = (pointer: string, version: number, by = 'karim'): ChangeLog => ({ [pointer]: { version, by, at } });

describe('patches of a proposal', () => {
  it('keeps each well-formed value and says so one by one', () => {
    const given = [entry('/title', 'Ruchers-écoles'), entry(`/lines/${first}/quantity`, '2.5'), entry('/start', '2009-07-01'), entry('/theme', null)];
    const { draft: after, results, hasChanged, changes } = patch(given);
    expect([after.title, after.lines[0]?.quantity, after.start]).toEqual(['Ruchers-écoles', '2.5', '2009-07-01']);
    expect(results.map((one) => [one.status, 'version' in one ? one.version : null])).toEqual([['saved', 10], ['saved', 10], ['saved', 10], ['saved', 9]]);
    expect(hasChanged).toBeTrue();
    expect(Object.keys(changes).sort()).toEqual([`/lines/${first}/quantity`, '/start', '/title'].sort());
  });
  it('leaves the given draft and log as they were', () => {
    const [before, log] = [draft(), changed('/title', 3)];
    patch([entry('/title', 'Other'), entry(`/lines/${first}`, null)], log, 'nadia', before);
    expect([before, log]).toEqual([draft(), changed('/title', 3)]);
  });

  const refused: [string, unknown, string][] = [
    ['/title', 7, 'not_of_type'], ['/title', null, 'not_of_type'], ['/title', ['a'], 'not_of_type'], ['/title', 'x'.repeat(301), 'not_of_type'],
    [`/lines/${first}/quantity`, 'two', 'not_of_type'], [`/lines/${first}/quantity`, 2, 'not_of_type'], [`/lines/${first}/unitCost`, '18.00', 'not_of_type'],
    [`/lines/${first}/unitCost`, 18.5, 'not_of_type'], [`/lines/${first}/category`, 'Z', 'not_of_type'], ['/start', '2009-02-30', 'not_of_type'],
    [`/lines/${first}/category`, null, 'not_of_type'], [`/lines/${third}`, { id: third }, 'not_of_type'], [`/lines/${third}`, blankLine(second, null, 0), 'not_of_type'],
    ['/lines', 'abc', 'not_of_type'], ['/lines', null, 'not_of_type'],
    [`/lines/${third}/quantity`, '1', 'unknown_row'], ['/lines/0/quantity', '1', 'unknown_row'], ['/lines/not-an-id', blankLine(first, null, 0), 'unknown_row'],
    ['/lines/__proto__', blankLine(first, null, 0), 'unknown_row'], ['/lines/', null, 'unknown_row'],
    ['/__proto__', {}, 'unknown_field'], ['/constructor', {}, 'unknown_field'], ['/toString', 'x', 'unknown_field'], ['/nothing', 1, 'unknown_field'],
    [`/lines/${first}/__proto__`, {}, 'unknown_field'], [`/lines/${first}/constructor`, {}, 'unknown_field'], [`/lines/${first}/id`, third, 'unknown_field'],
    [`/lines/${first}/quantity/deeper`, '1', 'unknown_field'], ['/title/deeper', 'x', 'unknown_field'], ['/', 'x', 'unknown_field'],
    [`/lines/${first}/phasing/60`, 1, 'unknown_field'], [`/lines/${first}/phasing/-1`, 1, 'unknown_field'], [`/lines/${first}/phasing/__proto__`, 1, 'unknown_field'],
    [`/lines/${first}/phasing/0`, '1', 'not_of_type'], [`/lines/${third}/phasing/0`, 1, 'unknown_row'], [`/lines/${first}/phasing/0/0`, 1, 'unknown_field'],
  ];
  for (const [n, [pointer, value, code]] of refused.entries()) {
    it(`${n}: ${pointer} = ${JSON.stringify(value).slice(0, 40)}: ${code}`, () => {
      const outcome = patch([entry(pointer, value)]);
      expect(statuses(outcome.results)).toEqual([code]);
      expect([outcome.draft, outcome.changes, outcome.hasChanged]).toEqual([draft(), {}, false]);
      expect(Object.hasOwn(Object.prototype, 'quantity')).toBeFalse();
    });
  }
  it('saves the good beside the refused', () => {
    expect(statuses(patch([entry('/nothing', 1), entry('/title', 'New')]).results)).toEqual(['unknown_field', 'saved']);
  });
});

describe('two writers of a proposal', () => {
  it('a field changed since to another value is a conflict, with theirs', () => {
    const { results, draft: after } = patch([entry('/title', 'Mine', 4)], changed('/title', 5));
    expect(results).toEqual([{ pointer: '/title', status: 'conflict', theirs: 'Apiary schools', by: 'karim', version: 5 }]);
    expect(after.title).toBe('Apiary schools');
  });
  it('the same value again is success and changes nothing', () => {
    const { results, hasChanged } = patch([entry('/title', 'Apiary schools', 4)], changed('/title', 5));
    expect(results).toEqual([{ pointer: '/title', status: 'saved', version: 5 }]);
    expect(hasChanged).toBeFalse();
  });
  it('a change seen by the writer is no conflict', () => expect(statuses(patch([entry('/title', 'Mine', 5)], changed('/title', 5)).results)).toEqual(['saved']));
  it('different fields merge', () => {
    expect(statuses(patch([entry(`/lines/${first}/unit`, 'day', 4)], changed(`/lines/${first}/quantity`, 5)).results)).toEqual(['saved']);
  });
  it('a pointer that only begins alike is another field', () => {
    expect(statuses(patch([entry('/summary', 'Mine', 4)], changed('/summaryOther', 5)).results)).toEqual(['saved']);
  });
  it('a row is not removed under a change that the writer has not seen', () => {
    const { results, draft: after } = patch([entry(`/lines/${first}`, null, 4)], changed(`/lines/${first}/quantity`, 5));
    expect(results.map((one) => [one.status, 'by' in one ? one.by : ''])).toEqual([['conflict', 'karim']]);
    expect(after.lines.length).toBe(2);
  });
  it("a row is removed after one's own change of a field of it", () => {
    expect(patch([entry(`/lines/${first}`, null, 4)], changed(`/lines/${first}/quantity`, 5, 'nadia')).draft.lines.map((one) => one.id)).toEqual([second]);
  });
  it("a field of a row that somebody else replaced since is a conflict, of one's own row not", () => {
    const field = entry(`/lines/${first}/unit`, 'day', 4);
    expect(statuses(patch([field], changed(`/lines/${first}`, 5)).results)).toEqual(['conflict']);
    expect(statuses(patch([field], changed(`/lines/${first}`, 5, 'nadia')).results)).toEqual(['saved']);
  });
  it('a field of a removed row is refused, its removal again succeeds', () => {
    const { results } = patch([entry(`/lines/${third}/unit`, 'day', 4), entry(`/lines/${third}`, null, 4)], changed(`/lines/${third}`, 5));
    expect(statuses(results)).toEqual(['unknown_row', 'saved']);
  });
  it('order is in conflict with order alone', () => {
    const order = entry('/lines', [second, first], 4);
    expect(statuses(patch([order], changed(`/lines/${first}/unit`, 5)).results)).toEqual(['saved']);
    expect(statuses(patch([order], changed('/lines', 5)).results)).toEqual(['conflict']);
    expect(statuses(patch([entry(`/lines/${first}/unit`, 'day', 4)], changed('/lines', 5)).results)).toEqual(['saved']);
  });
  it('cells of a phasing merge, the whole of it does not overwrite a cell', () => {
    const cell = changed(`/lines/${first}/phasing/0`, 5);
    expect(statuses(patch([entry(`/lines/${first}/phasing/1`, 7, 4)], cell).results)).toEqual(['saved']);
    expect(statuses(patch([entry(`/lines/${first}/phasing`, [1, 2], 4)], cell).results)).toEqual(['conflict']);
  });
});

describe('rows of a proposal', () => {
  it('are added, filled and ordered in one request', () => {
    const given = [entry(`/lines/${third}`, blankLine(third, null, 2), 0), entry(`/lines/${third}/unit`, 'month', 0), entry('/lines', [third, first], 0)];
    const { results, draft: after } = patch(given);
    expect(statuses(results)).toEqual(['saved', 'saved', 'saved']);
    expect(after.lines.map((one) => one.id)).toEqual([third, first, second]);
    expect(after.lines[0]?.unit).toBe('month');
  });
  it('are removed and replaced', () => {
    const { draft: after } = patch([entry(`/lines/${first}`, null), entry(`/lines/${second}`, { ...blankLine(second, null, 0), code: 'B1' })]);
    expect(after.lines).toEqual([{ ...blankLine(second, null, 0), code: 'B1' }]);
  });
  it('an order with ids of no row, or named twice, keeps every row once', () => {
    expect(patch([entry('/lines', [third, second, second])]).draft.lines.map((one) => one.id)).toEqual([second, first]);
  });
  it('are not more than a list holds', () => {
    const full = { ...draft(), outcomes: Array.from({ length: mostRows }, (_, n) => blankOutcome(idOf(n + 10))) };
    const { results } = patch([entry(`/outcomes/${first}`, blankOutcome(first)), entry(`/outcomes/${idOf(10)}`, null)], {}, 'nadia', full);
    expect(statuses(results)).toEqual(['too_many_rows', 'saved']);
  });
  it('a phasing grows to the period that is written', () => {
    const { draft: after } = patch([entry(`/lines/${first}/phasing/3`, 5), entry(`/lines/${second}/phasing/0`, 9)]);
    expect(after.lines.map((one) => one.phasing)).toEqual([[null, null, null, 5], [9, null]]);
  });
  it('are well formed when blank', () => {
    expect(proposalContent.safeParse(draft()).success).toBeTrue();
    const blanks = { indicators: blankIndicator(first, second), locations: blankLocation(first), countries: blankCountry(first, 'DZ') } as const;
    for (const [list, row] of Object.entries(blanks)) expect(proposalRows[list as keyof typeof blanks].safeParse(row).success).withContext(list).toBeTrue();
  });
});

describe('the parts of a proposal', () => {
  const cases: [string, boolean][] = [
    [`/lines/${first}/quantity`, true], ['/lines', true], ['/currency', true], ['/title', false], ['/indicators/x/target', false], ['/__proto__', false],
    ['/constructor', false], ['/nothing', false],
  ];
  for (const [pointer, expected] of cases) it(`${pointer} is ${expected ? '' : 'not '}in the budget`, () => expect(isEditable(pointer, ['budget'])).toBe(expected));
  it('are open in a draft, as named in a clarification, else not', () => {
    expect(editableParts('draft', []).length).toBe(7);
    expect(editableParts('clarification_requested', ['budget'])).toEqual(['budget']);
    expect(editableParts('in_review', ['budget'])).toEqual([]);
  });
});
