import { sameValue } from '../platform/patches.js';
import { evidenceChanges } from './evidence.js';
import type { ReportContent, ReportDiff } from './report.schema.js';

type Fields = Map<string, unknown>;

/** What changed from one submission to the next, field by field with the pointers of the patches; null = not there. */
export function reportChanges(before: ReportContent | null, after: ReportContent): ReportDiff['changes'] {
  const old = before ? contentFields(before) : new Map<string, unknown>();
  const now = contentFields(after);
  const pointers = new Set([...now.keys(), ...old.keys()]);
  const fields = [...pointers]
    .filter((pointer) => !sameValue(old.get(pointer) ?? null, now.get(pointer) ?? null))
    .map((pointer) => ({ pointer, before: old.get(pointer) ?? null, after: now.get(pointer) ?? null }));
  return [...fields, ...evidenceChanges(before?.evidence ?? [], after.evidence)];
}

/** Every filled field of a report by the pointer of its patches. */
export function contentFields(content: ReportContent): Fields {
  const fields: Fields = new Map();
  const put = (pointer: string, value: unknown) => { if (value !== null && value !== '') fields.set(pointer, value); };
  for (const [name, text] of Object.entries(content.narrative)) put(`/narrative/${name}`, text);
  for (const { indicator, location, cell, value, numerator, denominator, text } of content.values) {
    const parts = numerator === null && denominator === null ? null : { numerator, denominator };
    put(`/values/${indicator}/${location}/${cell}`, value ?? text ?? parts);
  }
  for (const { line, ...row } of content.finance) putAll(put, `/finance/${line}`, row);
  for (const { finding, text } of content.explanations) put(`/explanations/${finding.replaceAll('~', '~0').replaceAll('/', '~1')}`, text);
  for (const { category, text } of content.variance) put(`/variance/${category}`, text);
  for (const { output, ...row } of content.statuses) putAll(put, `/statuses/${output}`, row);
  return fields;
}

function putAll(put: (pointer: string, value: unknown) => void, at: string, row: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(row)) put(`${at}/${name}`, value);
}
