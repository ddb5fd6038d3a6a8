import { pointerOf, type CaseIndicator, type CaseProposal } from '#shared/cases';
import type { Id, PatchEntry } from '#shared/platform';
import { blankCoApplicant, blankIndicator, blankLine } from '#shared/proposals';
import { rowId } from './row-ids.js';

/** A field of a draft as the file has it: later than every change, the file's word is what stands. */
export const entry = (path: readonly string[], value: unknown): PatchEntry => ({ pointer: pointerOf(path), value, base: Number.MAX_SAFE_INTEGER });

/** Ids of the rows of a proposal, and of the project that is made of it, by their codes. */
export const rowsOf = (proposal: Id) => ({
  location: (name: string) => rowId(proposal, 'locations', name),
  outcome: (code: string) => rowId(proposal, 'outcomes', code),
  output: (code: string) => rowId(proposal, 'outputs', code),
  indicator: (code: string) => rowId(proposal, 'indicators', code),
  line: (code: string) => rowId(proposal, 'lines', code),
});

/** A proposal of a case as the fields of a draft. */
export function proposalEntries(id: Id, proposal: CaseProposal, organisations: ReadonlyMap<string, Id>, signatory: Id | null): PatchEntry[] {
  const rows = rowsOf(id);
  const { framework } = proposal;
  const outputs = framework.flatMap((outcome) => outcome.outputs.map((output) => ({ ...output, outcome: rows.outcome(outcome.code) })));
  const indicators = outputs.flatMap((output) => output.indicators.map((one) => indicatorRow(one, rows.output(output.code), rows)));
  return [
    entry(['title'], proposal.title), entry(['theme'], proposal.theme), entry(['start'], proposal.start), entry(['end'], proposal.end), entry(['summary'], proposal.summary),
    entry(['signatory'], signatory), entry(['currency'], proposal.currency),
    ...rowEntries('coApplicants', proposal.coApplicants.map((code) => blankCoApplicant(rowId(id, 'coApplicants', code), organisations.get(code) ?? ''))),
    ...rowEntries('countries', proposal.countries.map(({ code, percentage }) => ({ id: rowId(id, 'countries', code), code, percentage }))),
    ...rowEntries('locations', proposal.locations.map(({ name, point }) => ({ id: rows.location(name), name, point }))),
    ...rowEntries('outcomes', framework.map(({ code, title }) => ({ id: rows.outcome(code), code, title }))),
    ...rowEntries('outputs', outputs.map(({ code, title, outcome }) => ({ id: rows.output(code), outcome, code, title }))),
    ...rowEntries('indicators', indicators),
    ...rowEntries('lines', proposal.budget.map(({ output, ...line }) => ({ ...blankLine(rows.line(line.code), rows.output(output), 0), ...line }))),
  ];
}

function indicatorRow({ locations, periodTargets, ...one }: CaseIndicator, output: Id, rows: ReturnType<typeof rowsOf>) {
  return { ...blankIndicator(rows.indicator(one.code), output), ...one, locations: locations.map(rows.location), periodTargets: periodTargets ?? null };
}

function rowEntries(list: string, rows: readonly { readonly id: Id }[]): PatchEntry[] {
  return rows.map((row) => entry([list, row.id], row));
}
