import type { BudgetLine } from '../budgets/budget.schema.js';
import { categories } from '../budgets/budget.schema.js';
import type { CurrencyCode } from '../money/money.schema.js';
import { cellName } from '../platform/sheet.js';
import { anyCategory } from '../results/cell-key.js';
import { isQuotient } from '../results/figure.js';
import type { Framework, Indicator, Location } from '../results/framework.schema.js';
import { leaf } from '../results/value.schema.js';
import { narrative } from './report.schema.js';
import { fingerprint } from './template-fingerprint.js';

/** Raised when the layout changes so that older files can no longer be read. */
export const templateVersion = 1;
export const templateSheets = ['instructions', 'indicators', 'face', 'narrative', 'statuses'] as const;
export type TemplateSheetKey = (typeof templateSheets)[number];
export type TemplatePart = 'value' | 'numerator' | 'denominator';

/** A cell that the partner fills: the field that it is (or a part of), what may stand in it, and what an empty one means. */
export interface TemplateEntry {
  readonly pointer: string;
  readonly part: TemplatePart;
  readonly kind: 'decimal' | 'whole' | 'amount' | 'text' | 'status';
  readonly isSigned: boolean;
  /** Of texts: the most characters. */
  readonly most: number;
  readonly empty: '' | null;
}
/** A row. Its id stands in the hidden first column; `of` names the output, indicator, budget line, paragraph or category. */
export interface TemplateRow {
  readonly id: string;
  readonly kind: 'title' | 'output' | 'indicator' | 'head' | 'entry' | 'total' | 'gap';
  readonly of: string;
  readonly location: string;
  /** Categories of all dimensions but the last, which runs across. */
  readonly group: readonly string[];
  /** By the sheet's columns; null = nothing to fill. */
  readonly entries: readonly (TemplateEntry | null)[];
}
export interface TemplateSheet {
  readonly key: TemplateSheetKey;
  /** Names of the visible columns; they stand in the hidden first row. */
  readonly columns: readonly string[];
  readonly rows: readonly TemplateRow[];
}
export interface TemplateLayout {
  readonly sheets: readonly TemplateSheet[];
  /** Of what the rows, columns and their meaning come from: a file with another one was made before they changed. */
  readonly definitions: string;
}
export interface TemplateDefinitions {
  readonly framework: Framework;
  readonly locations: readonly Location[];
  readonly lines: readonly BudgetLine[];
}

/** Row 1 and columns A and B are hidden: names of columns, ids of rows, marks of what stood in the row when the file was made. */
export const firstRow = 2;
export const firstColumn = 3;
/** The name of a place in the layout: `addressOf(0, 0)` is C2. */
export const addressOf = (row: number, column: number): string => cellName(firstRow + row, firstColumn + column);

/** How the cells of an indicator are laid out: the last dimension across, the others down, below each other for each location. */
export interface IndicatorBlock {
  readonly groups: readonly (readonly string[])[];
  readonly across: readonly string[];
  readonly parts: readonly TemplatePart[];
  /** Sums that the sheet shows: along a row, and over all rows. */
  readonly hasRowTotal: boolean;
  readonly hasTotalRow: boolean;
}

export function indicatorBlock({ disaggregation, allowsCoarser, measure, acrossLocations, locations }: Indicator): IndicatorBlock {
  const choices = disaggregation.map((one) => [...one.categories, ...(allowsCoarser ? [anyCategory] : [])]);
  const groups = choices.slice(0, -1).reduce<string[][]>((made, codes) => made.flatMap((group) => codes.map((code) => [...group, code])), [[]]);
  const across = choices.at(-1) ?? [anyCategory];
  const isSummed = measure === 'number';
  return {
    groups, across, parts: isQuotient(measure) ? ['numerator', 'denominator'] : ['value'], hasRowTotal: isSummed && across.length > 1,
    hasTotalRow: isSummed && acrossLocations === 'sum' && locations.length * groups.length > 1,
  };
}

/**
 * The layout of a report's template (domain 8): which cell is which field. The same definitions give the same layout, so that a
 * file can be read back by it; every cell that a partner may fill appears once.
 */
export function templateLayout(definitions: TemplateDefinitions, currency: CurrencyCode): TemplateLayout {
  return {
    sheets: [
      { key: 'instructions', columns: [], rows: [] }, indicatorSheet(definitions.framework), faceSheet(definitions.lines), narrativeSheet(definitions.lines), statusSheet(definitions.framework),
    ],
    definitions: meaningOf(definitions, currency),
  };
}

/** What a typed figure means, and where it stands. Targets and amounts of the budget may change without a file growing old. */
function meaningOf({ framework, locations, lines }: TemplateDefinitions, currency: CurrencyCode): string {
  return fingerprint([
    currency, framework.outputs.map((one) => [one.id, one.code, one.title]), locations.map((one) => [one.id, one.name]), lines.map((one) => [one.id, one.code, one.description]),
    framework.indicators.map((one) => [
      one.id, one.output, one.code, one.title, one.unit, one.measure, one.acrossLocations, one.disaggregation.map(({ code, categories: codes }) => [code, codes]), one.locations,
      one.allowsCoarser, one.allowsNegative, one.countsPersons,
    ]),
  ]);
}

type Given = Partial<TemplateRow> & Pick<TemplateRow, 'id' | 'kind'>;
const rowOf = (given: Given): TemplateRow => ({ of: '', location: '', group: [], entries: [], ...given });
const titleRow = rowOf({ id: 'title', kind: 'title' });
const headRow = rowOf({ id: 'head', kind: 'head' });
const gapRow = rowOf({ id: '', kind: 'gap' });

function indicatorSheet({ outputs, indicators }: Framework): TemplateSheet {
  const known = new Set(outputs.map((one) => one.id));
  const groups = [...outputs.map((one) => ({ id: one.id, own: indicators.filter(({ output }) => output === one.id) })), { id: '', own: indicators.filter(({ output }) => !known.has(output)) }];
  const rows = groups.filter(({ own }) => own.length > 0).flatMap(({ id, own }) => [
    ...(id === '' ? [] : [rowOf({ id: `output:${id}`, kind: 'output', of: id })]), ...own.flatMap(indicatorRows),
  ]);
  const widest = Math.max(0, ...indicators.map((one) => { const { across, parts } = indicatorBlock(one); return across.length * parts.length; }));
  return { key: 'indicators', columns: ['location', 'group', ...Array.from({ length: widest + 1 }, (_, at) => (at + 1).toString())], rows: [titleRow, ...rows] };
}

function indicatorRows(indicator: Indicator): TemplateRow[] {
  const { groups, across, parts, hasTotalRow } = indicatorBlock(indicator);
  const of = indicator.id;
  const entryAt = (location: string, cell: string, part: TemplatePart): TemplateEntry => ({
    pointer: `/values/${of}/${location}/${cell}`, part, kind: valueKind(indicator), isSigned: indicator.allowsNegative, most: leaf.shape.text.unwrap().maxLength ?? 0, empty: null,
  });
  const rows = indicator.locations.flatMap((location) => groups.map((group) => rowOf({
    id: `value:${of}:${location}:${group.join('|')}`, kind: 'entry', of, location, group,
    entries: [null, null, ...across.flatMap((code) => parts.map((part) => entryAt(location, [...group, code].join('|'), part)))],
  })));
  return [
    rowOf({ id: `indicator:${of}`, kind: 'indicator', of }), rowOf({ id: `head:${of}`, kind: 'head', of }), ...rows, ...(hasTotalRow ? [rowOf({ id: `total:${of}`, kind: 'total', of })] : []), gapRow,
  ];
}

function valueKind({ measure, countsPersons }: Indicator): TemplateEntry['kind'] {
  if (measure === 'qualitative') return 'text';
  return countsPersons ? 'whole' : 'decimal';
}

const amount = (pointer: string): TemplateEntry => ({ pointer, part: 'value', kind: 'amount', isSigned: false, most: 0, empty: null });
const text = (pointer: string, most: number, empty: '' | null = ''): TemplateEntry => ({ pointer, part: 'value', kind: 'text', isSigned: false, most, empty });
const mostNote = 4000;

function faceSheet(lines: readonly BudgetLine[]): TemplateSheet {
  const rows = lines.map(({ id }) => rowOf({
    id: `line:${id}`, kind: 'entry', of: id,
    entries: [null, null, null, null, null, amount(`/finance/${id}/actual`), amount(`/finance/${id}/requested`), amount(`/finance/${id}/partnerSpent`), text(`/finance/${id}/note`, mostNote)],
  }));
  return {
    key: 'face', columns: ['code', 'description', 'budget', 'left', 'A', 'actual', 'requested', 'partnerSpent', 'note'],
    rows: [titleRow, headRow, ...rows, rowOf({ id: 'total', kind: 'total' })],
  };
}

function narrativeSheet(lines: readonly BudgetLine[]): TemplateSheet {
  const paragraphs = Object.entries(narrative.shape).map(([name, { maxLength }]) =>
    rowOf({ id: `narrative:${name}`, kind: 'entry', of: name, entries: [null, text(`/narrative/${name}`, maxLength ?? 0)] }));
  const budgeted = categories.filter((category) => lines.some((line) => line.category === category));
  const variances = budgeted.map((category) => rowOf({ id: `variance:${category}`, kind: 'entry', of: category, entries: [null, text(`/variance/${category}`, mostNote, null)] }));
  return { key: 'narrative', columns: ['label', 'text'], rows: [titleRow, ...paragraphs, ...(variances.length > 0 ? [rowOf({ id: 'head', kind: 'head' }), ...variances] : [])] };
}

function statusSheet({ outputs }: Framework): TemplateSheet {
  const rows = outputs.map(({ id }) => rowOf({
    id: `status:${id}`, kind: 'entry', of: id,
    entries: [null, null, { pointer: `/statuses/${id}/status`, part: 'value', kind: 'status', isSigned: false, most: 0, empty: null }, text(`/statuses/${id}/reason`, mostNote)],
  }));
  return { key: 'statuses', columns: ['code', 'title', 'status', 'reason'], rows: [titleRow, headRow, ...rows] };
}

/** A place in the layout: sheet, row and column from 0 (`addressOf`). */
export interface TemplatePlace {
  readonly sheet: TemplateSheet;
  readonly row: number;
  readonly column: number;
  readonly entry: TemplateEntry;
}

/** Every cell that may be filled, in order. */
export function templatePlaces({ sheets }: TemplateLayout): TemplatePlace[] {
  return sheets.flatMap((sheet) => sheet.rows.flatMap(({ entries }, row) => entries.flatMap((entry, column) => (entry ? [{ sheet, row, column, entry }] : []))));
}

/** One name for a field's part. */
export const entryKey = ({ pointer, part }: Pick<TemplateEntry, 'pointer' | 'part'>): string => `${part} ${pointer}`;

/** From what a cell is back to where it stands: the first place of each pointer, and of each row above it (`/values/{indicator}/{location}`, `/values`). */
export function placesByPointer(layout: TemplateLayout): Map<string, TemplatePlace> {
  const places = new Map<string, TemplatePlace>();
  for (const place of templatePlaces(layout)) {
    const parts = place.entry.pointer.split('/');
    for (let length = parts.length; length > 1; length--) {
      const pointer = parts.slice(0, length).join('/');
      if (!places.has(pointer)) places.set(pointer, place);
    }
  }
  return places;
}
