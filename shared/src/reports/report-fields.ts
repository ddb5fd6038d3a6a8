import { z } from 'zod';
import type { BudgetLine } from '../budgets/budget.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { rowPlace, type Locate, type NoPlace, type Place } from '../platform/patches.js';
import { isCellOf } from '../results/cell-key.js';
import type { Framework, Indicator, Measure } from '../results/framework.schema.js';
import { leaf, type Leaf } from '../results/value.schema.js';
import { evidencePlace, evidenceRow } from './evidence.js';
import {
  explanation, financeRow, narrative, officerLine, officerPart, outputStatus, varianceNote, type FinanceRow, type OfficerLine, type OfficerPart, type ReportContent,
} from './report.schema.js';

/** What bounds a report's pointers: only rows and cells of its own definitions exist (domain 4.8). */
export interface ReportDefinitions {
  readonly framework: Framework;
  readonly lines: readonly BudgetLine[];
}

const quotient = z.strictObject({ numerator: decimal.nullable(), denominator: decimal.nullable() });
/** A cell as patched: a decimal string; a percentage or ratio as one field `{numerator, denominator}`; a qualitative one its text. `null` empties it. */
export const cellPatches: Readonly<Record<Measure, z.ZodType>> = {
  number: decimal, percentage: quotient, ratio: quotient, qualitative: leaf.shape.text.unwrap(),
};

/**
 * The fields of a partner's report: `/narrative/{text}`, `/values/{indicator}/{location}/{cell}` (`cellPatches`), `/finance/{line}/{actual|requested|partnerSpent|note}`,
 * `/explanations/{code:pointer}`, `/variance/{category}`, `/statuses/{output}/{status|reason}` and `/evidence/{id}[/{field}]` (`evidencePlace`).
 */
export function locateReport(definitions: ReportDefinitions): Locate<ReportContent> {
  const lines = idsOf(definitions.lines);
  const outputs = idsOf(definitions.framework.outputs);
  const indicators = new Map(definitions.framework.indicators.map((one) => [one.id, one]));
  const evidenceShape = evidenceRow(new Set([...outputs, ...indicators.keys()]));
  return (draft, [part = '', ...rest]) => {
    if (part === 'narrative') return fieldPlace(draft.narrative, narrative, rest);
    if (part === 'values') return cellPlace(draft, indicators, rest);
    if (part === 'finance') return memberPlace(draft.finance, 'line', financeRow, lines, blankFinanceRow, rest);
    if (part === 'explanations') return notePlace(draft, 'explanations', 'finding', explanation, rest);
    if (part === 'variance') return notePlace(draft, 'variance', 'category', varianceNote, rest);
    if (part === 'statuses') return memberPlace(draft.statuses, 'output', outputStatus, outputs, blankStatus, rest);
    return part === 'evidence' ? evidencePlace(draft, evidenceShape, rest) : 'unknown_field';
  };
}

/**
 * The fields of the officer's part: `/lines/{line}/{accepted|authorised|acceptedReason|authorisedReason}`, `/ratings/{output}/{status|reason}`,
 * `/comments/{id}` (null takes it back) and its fields, `/waivers/{code:pointer}`, `/notes`.
 */
export function locateOfficerPart(definitions: ReportDefinitions): Locate<OfficerPart> {
  const lines = idsOf(definitions.lines);
  const outputs = idsOf(definitions.framework.outputs);
  return (draft, [part = '', ...rest]) => {
    if (part === 'lines') return memberPlace(draft.lines, 'line', officerLine, lines, blankOfficerLine, rest);
    if (part === 'ratings') return memberPlace(draft.ratings, 'output', outputStatus, outputs, blankStatus, rest);
    if (part === 'comments') return rest.length === 0 ? 'unknown_row' : rowPlace(draft, 'comments', rest, officerPart.shape.comments.element);
    if (part === 'waivers') return notePlace(draft, 'waivers', 'finding', explanation, rest);
    if (part !== 'notes' || rest.length > 0) return 'unknown_field';
    return { schema: officerPart.shape.notes, get: () => draft.notes, set: (value) => { draft.notes = value as string; } };
  };
}

export const blankFinanceRow = (line: string): FinanceRow => ({ line, actual: null, requested: null, partnerSpent: null, note: '' });
export const blankOfficerLine = (line: string): OfficerLine => ({ line, accepted: null, authorised: null, acceptedReason: '', authorisedReason: '' });
export const blankStatus = (output: string): OfficerPart['ratings'][number] => ({ output, status: null, reason: '' });
export function blankReport(): ReportContent {
  return { narrative: { achievements: '', challenges: '', lessons: '', nextSteps: '' }, values: [], finance: [], explanations: [], variance: [], statuses: [], evidence: [] };
}
export function blankOfficerPart(): OfficerPart {
  return { lines: [], ratings: [], comments: [], waivers: [], notes: '' };
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map((one) => one.id));

function fieldPlace(owner: Record<string, unknown>, schema: z.ZodObject, [field = '', ...more]: readonly string[]): Place | NoPlace {
  if (!Object.hasOwn(schema.shape, field) || more.length > 0) return 'unknown_field';
  return { schema: schema.shape[field] as z.ZodType, get: () => owner[field], set: (value) => { owner[field] = value; } };
}

/** A field of a row that exists as soon as the definitions know it: `key` names what it belongs to. */
function memberPlace<K extends string, R extends Record<K, string>>(
  list: R[], key: K, schema: z.ZodObject, known: ReadonlySet<string>, blank: (member: string) => R, [member = '', field = '', ...more]: readonly string[],
): Place | NoPlace {
  if (!known.has(member)) return 'unknown_row';
  if (!Object.hasOwn(schema.shape, field) || field === key || more.length > 0) return 'unknown_field';
  const at = list.findIndex((one) => one[key] === member);
  const row: Record<string, unknown> = list[at] ?? blank(member);
  return {
    schema: schema.shape[field] as z.ZodType,
    get: () => row[field],
    set: (value) => { list[at < 0 ? list.length : at] = { ...row, [field]: value } as R; },
  };
}

const mostNotes = 500;

/** A text under a key: given, changed, taken away by null. */
function notePlace(
  owner: Record<string, unknown>, name: string, key: string, schema: z.ZodObject, [noted = '', ...more]: readonly string[],
): Place | NoPlace {
  const list = owner[name] as Record<string, unknown>[];
  if (noted === '' || more.length > 0 || !(schema.shape[key] as z.ZodType).safeParse(noted).success) return 'unknown_row';
  const found = list.find((one) => one[key] === noted);
  if (!found && list.length >= mostNotes) return 'too_many_rows';
  return {
    schema: schema.shape['text'] as z.ZodType, isRemovable: true,
    get: () => found?.['text'],
    set: (text) => {
      const others = list.filter((one) => one !== found);
      owner[name] = text === undefined ? others : [...others, { [key]: noted, text }];
    },
  };
}

function cellPlace(draft: ReportContent, indicators: ReadonlyMap<string, Indicator>, [of = '', location = '', cell = '', ...more]: readonly string[]): Place | NoPlace {
  const indicator = indicators.get(of);
  if (!indicator?.locations.includes(location) || !isCellOf(indicator, cell)) return 'unknown_row';
  if (more.length > 0) return 'unknown_field';
  const { values } = draft;
  const place: LeafPlace = { indicator: of, location, cell };
  const at = placeOfLeaf(values, place);
  const found = values[at];
  return {
    schema: cellPatches[indicator.measure], isRemovable: true,
    get: () => (found ? asPatched(indicator.measure, found) : undefined),
    set: (value) => {
      if (value !== undefined) putLeaf(values, found ? at : values.length, { ...place, ...asStored(indicator.measure, value) });
      else if (found) takeLeaf(values, at);
    },
  };
}

type LeafPlace = Pick<Leaf, 'indicator' | 'location' | 'cell'>;
const keyOfLeaf = ({ indicator, location, cell }: LeafPlace): string => `${indicator} ${location} ${cell}`;
/** Where the leaves of a list stand, of lists that are asked often: for a pasted block in a report of thousands of cells. */
const leafPlaces = new WeakMap<readonly Leaf[], { asked: number; places: Map<string, number> | null }>();
const askedOften = 16;

/** Where a leaf stands in its list; -1 where it does not. */
function placeOfLeaf(values: readonly Leaf[], { indicator, location, cell }: LeafPlace): number {
  const isHere = (one: Leaf | undefined) => one?.cell === cell && one.location === location && one.indicator === indicator;
  const known = leafPlaces.get(values) ?? { asked: 0, places: null };
  leafPlaces.set(values, known);
  known.asked += 1;
  if (known.asked < askedOften) return values.findIndex(isHere);
  if (known.places?.size !== values.length) known.places = new Map(values.map((one, at) => [keyOfLeaf(one), at]));
  const at = known.places.get(keyOfLeaf({ indicator, location, cell })) ?? -1;
  return at < 0 || isHere(values[at]) ? at : values.findIndex(isHere);
}

function putLeaf(values: Leaf[], at: number, leaf: Leaf): void {
  values[at] = leaf;
  leafPlaces.get(values)?.places?.set(keyOfLeaf(leaf), at);
}

function takeLeaf(values: Leaf[], at: number): void {
  values.splice(at, 1);
  leafPlaces.delete(values);
}

function asPatched(measure: Measure, { value, numerator, denominator, text }: Leaf): unknown {
  if (measure === 'qualitative') return text ?? undefined;
  if (measure === 'number') return value ?? undefined;
  return numerator === null && denominator === null ? undefined : { numerator, denominator };
}

function asStored(measure: Measure, patched: unknown): Omit<Leaf, 'indicator' | 'location' | 'cell'> {
  const empty = { value: null, numerator: null, denominator: null, text: null };
  if (measure === 'qualitative') return { ...empty, text: patched as string };
  if (measure === 'number') return { ...empty, value: patched as string };
  return { ...empty, ...(patched as z.infer<typeof quotient>) };
}
