import fc from 'fast-check';
import { blankIndicator, blankLine } from '../proposals/blank-rows.js';
import { uuidv7 } from '../platform/id.schema.js';
import { applyPatches, pointerParts } from '../platform/patches.js';
import { cellName, columnName, type Sheet, type SheetCell } from '../platform/sheet.js';
import { leavesOf } from '../results/cell-key.js';
import { measures, type Indicator } from '../results/framework.schema.js';
import { blankReport, locateReport } from './report-fields.js';
import { cellOfPart, readCell, type CellReading } from './template-cells.js';
import { identityText, type TemplateIdentity } from './template-identity.js';
import { addressOf, placesByPointer, templateLayout, templatePlaces, type TemplateDefinitions, type TemplateEntry } from './template-layout.js';
import { readTemplate, type TemplateReading } from './template-reading.js';
import { filledSheets, sheetNames, statusWords } from './template.fixture.js';

const ids = Array.from({ length: 12 }, (_, n) => uuidv7(1_236_000_000_000 + n, new Uint8Array(10).fill(n)));
const [output, other, persons, share, story, lineA, lineB, here, there, report] = ids as [string, string, string, string, string, string, string, string, string, string];
const definitions: TemplateDefinitions = {
  framework: {
    outcomes: [], outputs: [{ id: output, outcome: 'o', code: '1.1', title: 'Schools' }, { id: other, outcome: 'o', code: '1.2', title: 'Hives' }],
    indicators: [
      { ...blankIndicator(persons, output), locations: [here, there], countsPersons: true, allowsCoarser: true, disaggregation: [{ code: 'sex', categories: ['F', 'M'] }, { code: 'age', categories: ['<18', '18+'] }] },
      { ...blankIndicator(share, output), measure: 'percentage', locations: [here] },
      { ...blankIndicator(story, other), measure: 'qualitative', locations: [there] },
    ],
  },
  locations: [{ id: here, name: 'Here', point: null }, { id: there, name: 'There', point: null }],
  lines: [{ ...blankLine(lineA, output, 2), code: 'A1' }, { ...blankLine(lineB, output, 2), code: 'B1', category: 'B' }],
};
const layout = templateLayout(definitions, 'EUR');
const identity: TemplateIdentity = { version: 1, report, definitions: layout.definitions, base: 4, language: 'en' };
const reader = { currency: 'EUR', statuses: statusWords };
const read = (sheets: readonly Sheet[], own = layout) => readTemplate(sheets, own, { id: report, version: 7 }, reader, sheetNames);
const reading = (sheets: readonly Sheet[], own = layout) => read(sheets, own) as TemplateReading;
const blank = () => filledSheets(layout, identity, () => null);
const pointerOf = (cell: string) => `/values/${persons}/${here}/${cell}`;

/** The same sheets with one cell written over; the sheet and the place by the field. */
function typed(pointer: string, cell: Partial<SheetCell>, sheets = blank(), part = 'value'): Sheet[] {
  const place = templatePlaces(layout).find(({ entry }) => entry.pointer === pointer && entry.part === part)!;
  const [row, column] = [place.row + 2, place.column + 3];
  const at = layout.sheets.indexOf(place.sheet);
  const made: SheetCell = { row, column, kind: 'number', text: '1', isFormula: false, ...cell };
  return sheets.map((sheet, index) => (index === at ? { ...sheet, cells: [...sheet.cells.filter((one) => one.row !== row || one.column !== column), made] } : sheet));
}
const changed = (index: number, change: (sheet: Sheet) => Partial<Sheet>, sheets = blank()) => sheets.map((sheet, at) => (at === index ? { ...sheet, ...change(sheet) } : sheet));
const told = ({ errors }: TemplateReading) => errors.map(({ code, sheet, cell }) => [code, sheet, cell].filter(Boolean).join(' '));

describe('the layout of a template', () => {
  it('names cells', () => {
    expect([1, 26, 27, 52, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
    expect([cellName(12, 5), addressOf(0, 0)]).toEqual(['E12', 'C2']);
  });

  it('lays the last dimension across and the others down, a coarser level beside, a percentage in two columns', () => {
    const [, sheet] = layout.sheets;
    const rows = sheet!.rows.filter((row) => row.kind === 'entry');
    expect(rows.filter((row) => row.of === persons).map((row) => [row.location, ...row.group].join(' '))).toEqual([here, there].flatMap((place) => ['F', 'M', '*'].map((code) => `${place} ${code}`)));
    expect(rows[0]?.entries.map((entry) => entry?.pointer.split('/').at(-1))).toEqual([undefined, undefined, 'F|<18', 'F|18+', 'F|*']);
    expect(rows.find((row) => row.of === share)?.entries.slice(2).map((entry) => entry?.part)).toEqual(['numerator', 'denominator']);
    expect(sheet?.columns).toEqual(['location', 'group', '1', '2', '3', '4']);
  });

  const category = fc.constantFrom('F', 'M', 'unknown', '0-9', '60+', 'a:b', 'c');
  const dimension = fc.uniqueArray(category, { minLength: 1, maxLength: 4 });
  const indicators = fc.array(fc.record({
    measure: fc.constantFrom(...measures), dimensions: fc.array(dimension, { maxLength: 3 }), places: fc.subarray([here, there]), allowsCoarser: fc.boolean(), isFirst: fc.boolean(),
  }), { maxLength: 4 });
  const anyDefinitions = indicators.map((given): TemplateDefinitions => ({
    ...definitions, framework: {
      ...definitions.framework, indicators: given.map(({ measure, dimensions, places, allowsCoarser, isFirst }, n): Indicator => ({
        ...blankIndicator(ids[n]!, isFirst ? output : other), measure, locations: places, allowsCoarser, disaggregation: dimensions.map((categories, d) => ({ code: `d${d}`, categories })),
      })),
    },
  }));

  it('has every leaf of every indicator once, in a cell of its own, and each cell is a field of the report', () => {
    fc.assert(fc.property(anyDefinitions, (some) => {
      const places = templatePlaces(templateLayout(some, 'EUR'));
      const names = places.map(({ sheet, row, column }) => sheet.key + addressOf(row, column));
      expect(new Set(names).size).toBe(names.length);
      const fields = places.map(({ entry }) => `${entry.part} ${entry.pointer}`);
      expect(new Set(fields).size).toBe(fields.length);
      const pointers = new Set(places.map(({ entry }) => entry.pointer));
      for (const one of some.framework.indicators) for (const { location, cell } of leavesOf(one)) expect(pointers).toContain(`/values/${one.id}/${location}/${cell}`);
      const locate = locateReport(some);
      for (const pointer of pointers) expect(typeof locate(blankReport(), pointerParts(pointer))).withContext(pointer).toBe('object');
    }), { numRuns: 60 });
  });

  it('leads from a cell to its field and back, whatever was typed: what is written is what is read', () => {
    const figure = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 9999 })).map(([whole, rest]) => `${whole}.${rest}`.replace(/\.?0+$/, '') || '0');
    fc.assert(fc.property(anyDefinitions, fc.array(fc.tuple(fc.nat(), figure, fc.string({ unit: 'grapheme', maxLength: 40 })), { maxLength: 12 }), fc.constantFrom('en', 'fr', 'ar'), (some, filled, language) => {
      const own = templateLayout(some, 'EUR');
      const places = templatePlaces(own);
      const wanted = new Map<string, unknown>();
      for (const [at, number, text] of filled) {
        const { entry } = places[at % places.length]!;
        wanted.set(entry.pointer, valueFor(entry, number, text));
      }
      const self: TemplateIdentity = { ...identity, definitions: own.definitions, language };
      const empty = filledSheets(own, self, () => null, sheetNames[language]);
      const full = filledSheets(own, self, (pointer) => wanted.get(pointer) ?? null, sheetNames[language]);
      expect(reading(full, own).changes).withContext('nothing touched').toEqual([]);
      const marks = (sheet: Sheet) => new Map(sheet.cells.filter((one) => one.column === 2).map((one) => [one.row, one]));
      const touched = full.map((sheet, at) => ({ ...sheet, cells: sheet.cells.map((one) => (one.column === 2 ? marks(empty[at]!).get(one.row)! : one)) }));
      const { changes, errors } = reading(touched.map(shuffled), own);
      expect(errors).toEqual([]);
      const patches = changes.map(({ pointer, value }) => ({ pointer, value, base: 4 }));
      const stamp = { next: 8, by: 'n', at: '' };
      const outcome = applyPatches(blankReport(), {}, patches, locateReport(some), stamp);
      expect(outcome.results.filter((one) => one.status !== 'saved')).toEqual([]);
      const kept = [...wanted].filter(([, value]) => value !== null && value !== '');
      expect(new Map(changes.map((one) => [one.pointer, one.value]))).toEqual(new Map(kept));
    }), { numRuns: 120 });
  });

  function valueFor({ kind, part }: TemplateEntry, number: string, text: string): unknown {
    if (kind === 'text') { const kept = text.replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '').toWellFormed(); return kept.trim() === '' ? '' : kept; }
    if (kind === 'status') return 'behind';
    if (kind === 'amount') return Math.abs(Math.trunc(Number(number) * 100));
    const value = number === '-0' ? '0' : number;
    return part === 'value' ? value : { numerator: value, denominator: '3' };
  }
  /** Rows of a sheet in another order: identifiers go with them. */
  function shuffled(sheet: Sheet): Sheet {
    const last = Math.max(...sheet.cells.map((one) => one.row));
    return { ...sheet, cells: sheet.cells.map((one) => (one.row === 1 ? one : { ...one, row: last + 2 - one.row })) };
  }

  it('finds the place of a finding, also of a row and of a whole table', () => {
    const places = placesByPointer(layout);
    const name = (pointer: string) => { const place = places.get(pointer); return place && `${place.sheet.key} ${addressOf(place.row, place.column)}`; };
    expect([`/values/${persons}/${there}`, pointerOf('M|18+'), '/values', `/finance/${lineB}/requested`, '/narrative/achievements', `/statuses/${other}/status`].map(name)).toEqual([
      'indicators E9', 'indicators F7', 'indicators E6', 'face I5', 'narrative D3', 'statuses E5',
    ]);
  });
});

describe('a filled template', () => {
  it('that was not touched changes nothing, whatever happened to the report meanwhile', () => {
    expect(reading(blank())).toEqual(jasmine.objectContaining({ changes: [], errors: [], identity }));
  });

  it('tells the fields that were changed, and where', () => {
    const sheets = typed(pointerOf('F|<18'), { text: '12' }, typed(`/values/${share}/${here}/*`, { text: '3' }, typed(`/finance/${lineA}/actual`, { text: '1234.5' }), 'numerator'));
    expect(reading(sheets).changes.map(({ value, sheet, cell }) => [value, sheet, cell])).toEqual([['12', 'Indicators', 'E6'], [{ numerator: '3', denominator: null }, 'Indicators', 'E16'], [123_450, 'FACE', 'H4']]);
  });

  const wrong: [what: string, sheets: () => Sheet[], told: string[]][] = [
    ['a formula', () => typed(pointerOf('F|<18'), { isFormula: true }), ['formula_in_cell Indicators E6']],
    ['text in a number', () => typed(pointerOf('F|<18'), { kind: 'text', text: 'twelve' }), ['not_a_number Indicators E6']],
    ['a number that may be two', () => typed(pointerOf('F|<18'), { kind: 'text', text: '1.234' }), ['number_ambiguous Indicators E6']],
    ['an error of the sheet', () => typed(pointerOf('F|<18'), { kind: 'error', text: '#REF!' }), ['cell_error Indicators E6']],
    ['too many decimals', () => typed(pointerOf('F|<18'), { text: '0.1234567' }), ['number_too_precise Indicators E6']],
    ['an amount with three decimals', () => typed(`/finance/${lineA}/actual`, { text: '1.005' }), ['amount_too_precise FACE H4']],
    ['a status that does not exist', () => typed(`/statuses/${output}/status`, { kind: 'text', text: 'fine' }), ['status_unknown Statuses E4']],
    ['too long a text', () => typed(`/finance/${lineA}/note`, { kind: 'text', text: 'x'.repeat(4001) }), ['text_too_long FACE K4']],
    ['a row of another report', () => changed(1, ({ cells }) => ({ cells: cells.map((one) => (one.row === 6 && one.column === 1 ? { ...one, text: one.text.replace(persons, lineA) } : one)) })),
      ['identifier_not_of_report Indicators A6', 'row_missing Indicators']],
    ['a row twice', () => changed(2, ({ cells }) => ({ cells: [...cells, { row: 30, column: 1, kind: 'text', text: `line:${lineA}`, isFormula: false }] })), ['row_twice FACE A30']],
    ['a column that is gone', () => changed(2, ({ cells }) => ({ cells: cells.filter((one) => one.row > 1 || one.text !== 'actual') })), ['column_missing FACE']],
    ['something beside the table', () => changed(2, ({ cells }) => ({ cells: [...cells, { row: 4, column: 20, kind: 'text', text: 'see mail', isFormula: false }] })), ['outside_of_fields FACE T4']],
    ['something in a row of its own', () => changed(2, ({ cells }) => ({ cells: [...cells, { row: 40, column: 4, kind: 'text', text: 'see mail', isFormula: false }] })), ['outside_of_fields FACE D40']],
    ['a figure behind the last cell of its indicator', () => changed(1, ({ cells }) => ({ cells: [...cells, { row: 16, column: 8, kind: 'number', text: '5', isFormula: false }] })), ['outside_of_fields Indicators H16']],
    ['a hidden row', () => changed(2, () => ({ hiddenRows: [1, 4] })), ['hidden_row FACE A4']],
    ['a hidden column', () => changed(2, () => ({ hiddenColumns: [1, 2, 8] })), ['hidden_column FACE H1']],
    ['a hidden sheet', () => changed(3, () => ({ isHidden: true })), ['hidden_sheet Narrative']],
    ['a sheet under another name', () => changed(3, () => ({ name: 'Texts' })), ['sheet_renamed Texts']],
    ['a sheet that is gone', () => blank().slice(0, 4), ['sheet_missing Statuses']],
    ['a sheet of their own', () => [...blank(), { name: 'Mine', isHidden: false, hiddenRows: [], hiddenColumns: [], cells: [] }], ['sheet_unknown Mine']],
    ['a copy of a sheet', () => [...blank(), { ...blank()[2]!, name: 'FACE (2)' }], ['sheet_twice FACE (2)']],
  ];
  for (const [what, sheets, codes] of wrong) it(`says of ${what}: ${codes.join(', ')}`, () => expect(told(reading(sheets()))).toEqual(codes));

  it('says all that is wrong at once', () => {
    const sheets = typed(pointerOf('F|<18'), { isFormula: true }, typed(pointerOf('M|<18'), { kind: 'text', text: 'x' }, typed(`/finance/${lineA}/actual`, { kind: 'error', text: '#N/A' })));
    expect(reading(sheets).errors.map((one) => one.code)).toEqual(['formula_in_cell', 'not_a_number', 'cell_error']);
  });

  const refused: [code: string, identity: Partial<TemplateIdentity> | null][] = [
    ['template_of_another_report', { report: other }], ['template_of_other_definitions', { definitions: 'old' }], ['template_version', { version: 0 }], ['template_unknown', { base: 8 }], ['template_unknown', null],
  ];
  for (const [at, [code, given]] of refused.entries()) {
    it(`is refused whole: ${at} ${code}`, () => {
      const texts = blank().map((sheet, n) => ({ ...sheet, cells: sheet.cells.map((one) => (one.row === 1 && one.column === 1 ? { ...one, text: given ? identityText({ ...identity, ...given }, layout.sheets[n]!.key) : 'x' } : one)) }));
      expect(read(texts)).toEqual(jasmine.objectContaining({ code }));
    });
  }
  it('with one sheet of another report is refused whole', () => {
    const foreign = filledSheets(layout, { ...identity, report: other }, () => null);
    expect(read(blank().map((sheet, at) => (at === 2 ? foreign[2]! : sheet)))).toEqual(jasmine.objectContaining({ code: 'template_of_another_report' }));
  });
  it('grows old with what its figures mean, not with targets', () => {
    const changedTo = (given: Partial<Indicator>) => templateLayout({ ...definitions, framework: { ...definitions.framework, indicators: definitions.framework.indicators.map((one) => ({ ...one, ...given })) } }, 'EUR').definitions;
    expect(changedTo({ target: '99', baseline: { value: '3', year: 2020 } })).toBe(layout.definitions);
    expect(new Set([layout.definitions, changedTo({ unit: 'households' }), changedTo({ locations: [here] }), templateLayout(definitions, 'XOF').definitions]).size).toBe(4);
  });
});

describe('a cell', () => {
  const entry = (kind: TemplateEntry['kind']): TemplateEntry => ({ pointer: '/p', part: 'value', kind, isSigned: true, most: 10, empty: kind === 'text' ? '' : null });
  const said = (one: CellReading) => (one.code === undefined ? one.value : one.code);
  const number = (text: string, kind: TemplateEntry['kind'] = 'decimal') => said(readCell(entry(kind), { kind: 'number', text, isFormula: false }, { ...reader, language: 'fr' }));
  const text = (typedText: string, kind: TemplateEntry['kind'] = 'decimal', language: 'en' | 'fr' | 'ar' = 'fr') => said(readCell(entry(kind), { kind: 'text', text: typedText, isFormula: false }, { ...reader, language }));
  it('with a number is read exactly, without the noise of binary fractions', () => {
    const cases: [string, string | number | null][] = [
      ['12', '12'], ['0', '0'], ['-0', '0'], ['0.30000000000000004', '0.3'], ['1.2345E-2', '0.012345'], ['1E+3', '1000'], ['123456789012345', '123456789012345'], ['-4.50', '-4.5'],
      ['1E-7', 'number_too_precise'], ['1.234', '1.234'], ['1E+18', 'number_too_large'], ['Infinity', 'number_too_large'],
    ];
    expect(cases.map(([typedNumber]) => number(typedNumber))).toEqual(cases.map(([, value]) => value));
    expect([number('28450.75', 'amount'), number('0.1', 'amount'), number('1.001', 'amount')]).toEqual([2_845_075, 10, 'amount_too_precise']);
  });
  it('with a number kept as text is read in the language of the file', () => {
    expect([text('1 234,5'), text('1,234.5', 'decimal', 'en'), text('١٬٢٣٤٫٥', 'decimal', 'ar'), text(' '), text('douze'), text('1 234,50 €', 'amount')]).toEqual(['1234.5', '1234.5', '1234.5', null, 'not_a_number', 123_450]);
  });
  it('with a text keeps its lines, whatever it looks like', () => {
    expect([text('=1+1', 'text'), text('a\r\nb', 'text'), number('2025', 'text'), text('  \n', 'text'), text('En retard', 'status')]).toEqual(['=1+1', 'a\nb', '2025', '', 'behind']);
  });
  it('holds as text what a number of a sheet would round', () => {
    const written = (value: string) => cellOfPart(entry('decimal'), value, { currency: 'EUR', language: 'fr' });
    expect([written('123456789012345'), written('1234567890123456.5')]).toEqual([{ kind: 'number', text: '123456789012345', isFormula: false }, { kind: 'text', text: '1234567890123456,5', isFormula: false }]);
  });
});
