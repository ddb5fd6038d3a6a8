import { sumMinor } from '../money/sum-money.js';
import type { Minor } from '../money/money.schema.js';
import type { Id } from '../platform/id.schema.js';
import { sameValue } from '../platform/patches.js';
import { leavesOf } from '../results/cell-key.js';
import { viewOf, type FigureView } from '../results/figure.js';
import type { Indicator } from '../results/framework.schema.js';
import { periodTotals } from '../results/totals.js';
import type { Evidence } from './evidence.schema.js';
import { contentFields } from './report-diff.js';
import type { ReportDefinitions } from './report-fields.js';
import type { OfficerLine, ReportContent } from './report.schema.js';

/** One field in two submissions, by the pointer of its patches; null = not there. */
export interface ComparedField {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly isChanged: boolean;
}
/** The cells of an indicator that are filled in one or both, in the order of the grid; its totals over locations. */
export interface ComparedIndicator {
  readonly indicator: Id;
  readonly cells: readonly ComparedField[];
  readonly total: { readonly before: FigureView; readonly after: FigureView };
}
/** C or F with the reason of a cut. It is changed where it was told, and is decided otherwise or not at all since. */
export interface ComparedDecision extends ComparedField {
  readonly reason: ComparedField;
}
/** A FACE line, the officer's columns beside the partner's; amounts in minor units. */
export interface ComparedLine {
  readonly line: Id;
  readonly actual: ComparedField;
  readonly accepted: ComparedDecision;
  readonly requested: ComparedField;
  readonly authorised: ComparedDecision;
  readonly partnerSpent: ComparedField;
  readonly note: ComparedField;
}
/** A photo or file in two submissions; null = not there. */
export interface ComparedFile {
  readonly id: Id;
  readonly before: Evidence | null;
  readonly after: Evidence | null;
  readonly isChanged: boolean;
}
/** What is known of the officer's columns on both sides; null: nothing was said yet. */
export interface ComparedOfficer {
  readonly before: readonly OfficerLine[] | null;
  readonly after: readonly OfficerLine[] | null;
}
export interface ReportComparison {
  readonly indicators: readonly ComparedIndicator[];
  readonly lines: readonly ComparedLine[];
  /** ΣB and ΣE, in minor units. */
  readonly totals: Record<'actual' | 'requested', { readonly before: Minor; readonly after: Minor }>;
  /** The four paragraphs; then, as far as they are filled: explanations, justifications, the partner's view of each output. */
  readonly narrative: readonly ComparedField[];
  readonly notes: readonly ComparedField[];
  readonly statuses: readonly ComparedField[];
  readonly files: readonly ComparedFile[];
  /** How many of the partner's fields and files differ. */
  readonly changed: number;
}

/** Two submissions of a report side by side, in the order of the newer one's definitions; what only the older one knows comes last. */
export function compareReports(before: ReportContent, after: ReportContent, definitions: ReportDefinitions, officer: ComparedOfficer = { before: null, after: null }): ReportComparison {
  const [old, now] = [contentFields(before), contentFields(after)];
  const field = (pointer: string): ComparedField => {
    const [was, is] = [old.get(pointer) ?? null, now.get(pointer) ?? null];
    return { pointer, before: was, after: is, isChanged: !sameValue(was, is) };
  };
  const fields = [...new Set([...now.keys(), ...old.keys()])].map(field);
  const files = comparedFiles(before.evidence, after.evidence);
  const of = (...parts: string[]) => fields.filter(({ pointer }) => parts.some((part) => pointer.startsWith(`/${part}/`)));
  const decided = comparedDecisions(officer);
  const row = (line: Id): ComparedLine => {
    const at = (name: string) => field(`/finance/${line}/${name}`);
    return {
      line, actual: at('actual'), accepted: decided(line, 'accepted'), requested: at('requested'), authorised: decided(line, 'authorised'), partnerSpent: at('partnerSpent'), note: at('note'),
    };
  };
  const sum = (name: 'actual' | 'requested') => ({ before: sumMinor(before.finance.map((one) => one[name])), after: sumMinor(after.finance.map((one) => one[name])) });
  return {
    indicators: comparedIndicators(of('values'), before, after, definitions.framework.indicators),
    lines: [...new Set([...definitions.lines.map(({ id }) => id), ...[...after.finance, ...before.finance].map((one) => one.line)])].map(row),
    totals: { actual: sum('actual'), requested: sum('requested') },
    narrative: Object.keys(after.narrative).map((name) => field(`/narrative/${name}`)), notes: of('explanations', 'variance'), statuses: of('statuses'),
    files, changed: [...fields, ...files].filter((one) => one.isChanged).length,
  };
}

function comparedDecisions({ before, after }: ComparedOfficer): (line: Id, name: 'accepted' | 'authorised') => ComparedDecision {
  const [old, now] = [before, after].map((lines) => new Map(lines?.map((one) => [one.line, one])));
  return (line, name) => {
    const field = (key: typeof name | `${typeof name}Reason`): ComparedField => {
      const [was, is] = [old?.get(line)?.[key] ?? null, now?.get(line)?.[key] ?? null];
      return { pointer: `/lines/${line}/${key}`, before: was, after: is, isChanged: was !== is };
    };
    const [amount, reason] = [field(name), field(`${name}Reason`)];
    return { ...amount, reason, isChanged: after !== null && amount.before !== null && (amount.isChanged || reason.isChanged) };
  };
}

function comparedFiles(before: readonly Evidence[], after: readonly Evidence[]): ComparedFile[] {
  const [old, now] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))];
  return [...new Set([...now.keys(), ...old.keys()])].map((id) => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
    return { id, before: was, after: is, isChanged: !sameValue(was, is) };
  });
}

function comparedIndicators(cells: readonly ComparedField[], before: ReportContent, after: ReportContent, indicators: readonly Indicator[]): ComparedIndicator[] {
  const byIndicator = Map.groupBy(cells, ({ pointer }) => pointer.split('/')[2] ?? '');
  const known = new Map(indicators.map((one) => [one.id, one]));
  return [...new Set([...known.keys(), ...byIndicator.keys()])].flatMap((id) => {
    const [indicator, own] = [known.get(id), byIndicator.get(id)];
    if (!own) return [];
    const total = (content: ReportContent) => viewOf(indicator ? periodTotals(indicator, content.values).total : null);
    return [{ indicator: id, cells: indicator ? inOrder(own, indicator) : own, total: { before: total(before), after: total(after) } }];
  });
}

/** The leaves as the grid has them, coarser levels after them. */
function inOrder(cells: readonly ComparedField[], indicator: Indicator): ComparedField[] {
  const places = new Map(leavesOf(indicator).map(({ location, cell }, at) => [`/values/${indicator.id}/${location}/${cell}`, at]));
  const rank = ({ pointer }: ComparedField) => places.get(pointer) ?? places.size;
  return [...cells].sort((a, b) => rank(a) - rank(b));
}
