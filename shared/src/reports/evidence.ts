import { soft, type Finding } from '../platform/finding.schema.js';
import type { Id } from '../platform/id.schema.js';
import { rowPlace, sameValue, type NoPlace, type Place } from '../platform/patches.js';
import { evidence, evidenceFields, mostEvidence, type Evidence } from './evidence.schema.js';
import type { ReportContent, ReportDiff } from './report.schema.js';

/** Whether it is a picture that people look at, not a document. */
export function isPhoto({ type }: Pick<Evidence, 'type'>): boolean {
  return type.startsWith('image/');
}

/**
 * Places of `/evidence/{id}` (added with its file, removed by null) and `/evidence/{id}/{field}`: `anchor` names an output or indicator of this
 * report, what belongs to the file is written with the row alone.
 * @param schema `evidenceRow` of the report's outputs and indicators
 */
export function evidencePlace(draft: ReportContent, schema: ReturnType<typeof evidenceRow>, rest: readonly string[]): Place | NoPlace {
  const [row, field] = rest;
  if (row === undefined) return 'unknown_row';
  if (field !== undefined && !evidenceFields.some((one) => one === field)) return 'unknown_field';
  const isNew = field === undefined && !draft.evidence.some((one) => one.id === row);
  if (isNew && draft.evidence.length >= mostEvidence) return 'too_many_rows';
  return rowPlace(draft, 'evidence', rest, schema);
}

/** A row whose anchor is one of these outputs and indicators. */
export function evidenceRow(anchors: ReadonlySet<Id>) {
  const isKnown = (anchor: Id | null): boolean => anchor === null || anchors.has(anchor);
  return evidence.extend({ anchor: evidence.shape.anchor.refine(isKnown, 'no output or indicator of this report') });
}

/** What a photo lacks to be of use: `caption_missing`, `consent_missing` {name}, soft. Documents speak for themselves. */
export function evidenceFindings(list: readonly Evidence[]): Finding[] {
  return list.filter(isPhoto).flatMap(({ id, name, caption, consent }) => [
    ...(caption.trim() === '' ? [soft('caption_missing', `/evidence/${id}/caption`, { name })] : []),
    ...(consent === null ? [soft('consent_missing', `/evidence/${id}/consent`, { name })] : []),
  ]);
}

/** What donors see of it: evidence to which consent is given (domain 10). */
export function evidenceForDonors<C extends { readonly evidence: readonly Evidence[] }>(content: C): C {
  return { ...content, evidence: content.evidence.filter((one) => one.consent !== null) };
}

/** What changed from one submission to the next: a whole row where it came or went, else field by field. */
export function evidenceChanges(before: readonly Evidence[], after: readonly Evidence[]): ReportDiff['changes'] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const gone = before.filter((one) => !now.has(one.id)).map((one) => ({ pointer: `/evidence/${one.id}`, before: one, after: null }));
  const changed = after.flatMap((one): ReportDiff['changes'] => {
    const earlier = old.get(one.id);
    if (!earlier || earlier.file !== one.file) return [{ pointer: `/evidence/${one.id}`, before: earlier ?? null, after: one }];
    return evidenceFields.filter((field) => !sameValue(earlier[field], one[field])).map((field) => ({ pointer: `/evidence/${one.id}/${field}`, before: earlier[field], after: one[field] }));
  });
  return [...changed, ...gone];
}
