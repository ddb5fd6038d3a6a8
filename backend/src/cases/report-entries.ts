import type { CaseIndicator, CaseProposal, CaseReport } from '#shared/cases';
import type { Finding, Id, PatchEntry } from '#shared/platform';
import { findingKey } from '#shared/reports';
import { cellKeyOf } from '#shared/results';
import { recordedText } from './case-stage.js';
import { entry, rowsOf } from './proposal-entries.js';
import { rowId } from './row-ids.js';

type Values = CaseReport['values'];
type Finance = CaseReport['finance'];

const indicatorsOf = (proposal: CaseProposal): CaseIndicator[] => proposal.framework.flatMap((one) => one.outputs).flatMap((one) => one.indicators);

/** The partner's figures and texts of a report. `id` = the proposal: rows of its project keep their ids. */
export function reportEntries(id: Id, proposal: CaseProposal, report: Partial<Pick<CaseReport, 'values' | 'finance' | 'narrative'>>): PatchEntry[] {
  return [
    ...Object.entries(report.narrative ?? {}).map(([text, value]) => entry(['narrative', text], value)),
    ...valueEntries(id, proposal, report.values ?? []),
    ...financeEntries(id, report.finance ?? {}),
  ];
}

/** An empty cell is taken away: null is not reported, never zero. */
function valueEntries(id: Id, proposal: CaseProposal, values: Values): PatchEntry[] {
  const rows = rowsOf(id);
  const indicators = new Map(indicatorsOf(proposal).map((one) => [one.code, one]));
  return values.flatMap(({ indicator, location, cells }) => {
    const definition = indicators.get(indicator);
    if (!definition) return [];
    const isQuotient = definition.measure === 'percentage' || definition.measure === 'ratio';
    return cells.map(({ categories, value = null, numerator = null, denominator = null }) => {
      const quotient = numerator === null && denominator === null ? null : { numerator, denominator };
      return entry(['values', rows.indicator(indicator), rows.location(location), cellKeyOf(definition, categories)], isQuotient ? quotient : value);
    });
  });
}

function financeEntries(id: Id, finance: Finance): PatchEntry[] {
  const rows = rowsOf(id);
  return Object.entries(finance).flatMap(([line, { actual, requested }]) => [
    entry(['finance', rows.line(line), 'actual'], actual), entry(['finance', rows.line(line), 'requested'], requested),
  ]);
}

/** A word on what is unusual, and on money spent beyond its category. */
export function explanationEntries(findings: readonly Finding[]): PatchEntry[] {
  return findings.flatMap((finding) => {
    if (finding.code === 'variance_unjustified') return [entry(['variance', finding.pointer.split('/')[2] ?? ''], recordedText)];
    return finding.severity === 'soft' ? [entry(['explanations', findingKey(finding)], recordedText)] : [];
  });
}

/** What the officer accepts and authorises, a cut with its reason. */
export function officerEntries(id: Id, finance: Finance): PatchEntry[] {
  const rows = rowsOf(id);
  return Object.entries(finance).flatMap(([line, { actual, requested, accepted, authorised }]) => {
    const at = (field: string, value: unknown) => entry(['lines', rows.line(line), field], value);
    const isCut = (given: number | null, decided: number | null | undefined) => decided !== undefined && decided !== null && decided < (given ?? 0);
    return [
      ...(accepted === undefined ? [] : [at('accepted', accepted)]), ...(authorised === undefined ? [] : [at('authorised', authorised)]),
      ...(isCut(actual, accepted) ? [at('acceptedReason', recordedText)] : []), ...(isCut(requested, authorised) ? [at('authorisedReason', recordedText)] : []),
    ];
  });
}

/** The officer's comments, each on the field that the file names by codes. */
export function commentEntries(report: Id, proposalId: Id, proposal: CaseProposal, comments: readonly { pointer: string; comment: string }[]): PatchEntry[] {
  return comments.map(({ pointer, comment }, at) => {
    const id = rowId(report, 'comments', String(at));
    return entry(['comments', id], { id, pointer: pointerById(proposalId, proposal, pointer), text: comment });
  });
}

/** `/values/1.1.2/Beni Yenni` by codes → the same place by ids. */
function pointerById(id: Id, proposal: CaseProposal, pointer: string): string {
  const rows = rowsOf(id);
  const [part = '', row = '', place = '', ...rest] = pointer.slice(1).split('/');
  if (part === 'finance') return ['', part, rows.line(row), ...(place === '' ? [] : [place]), ...rest].join('/');
  if (part !== 'values') return pointer;
  const isLocation = proposal.locations.some((one) => one.name === place);
  return ['', part, rows.indicator(row), ...(isLocation ? [rows.location(place)] : []), ...rest].join('/');
}
