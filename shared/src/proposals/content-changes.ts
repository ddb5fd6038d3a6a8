import { sameValue } from '../platform/patches.js';
import { proposalContent, proposalRows, type ProposalContent } from './proposal-content.schema.js';

/** A field that differs between two states of a proposal. A row that is new or gone: null on the other side. */
export interface ContentChange {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}
type Row = Record<string, unknown> & { readonly id: string };

/** What changed between two states of a proposal, field by field, rows by id (domain 3, "Clarification"). */
export function contentChanges(before: ProposalContent, after: ProposalContent): ContentChange[] {
  return Object.keys(proposalContent.shape).flatMap((name) => {
    const [old, fresh] = [(before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name]];
    if (Object.hasOwn(proposalRows, name)) return rowChanges(`/${name}`, old as Row[], fresh as Row[]);
    return sameValue(old, fresh) ? [] : [{ pointer: `/${name}`, before: old, after: fresh }];
  });
}

function rowChanges(pointer: string, before: readonly Row[], after: readonly Row[]): ContentChange[] {
  const gone = before.filter((row) => !after.some((one) => one.id === row.id));
  const kept = after.flatMap((row) => {
    const old = before.find((one) => one.id === row.id);
    return old ? fieldChanges(`${pointer}/${row.id}`, old, row) : [{ pointer: `${pointer}/${row.id}`, before: null, after: row }];
  });
  return [...gone.map((row) => ({ pointer: `${pointer}/${row.id}`, before: row, after: null })), ...kept];
}

function fieldChanges(pointer: string, before: Row, after: Row): ContentChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !sameValue(before[name], after[name]))
    .map((name) => ({ pointer: `${pointer}/${name}`, before: before[name] ?? null, after: after[name] ?? null }));
}
