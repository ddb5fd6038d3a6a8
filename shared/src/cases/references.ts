import { blocking, type Finding } from '../platform/finding.schema.js';

/** Each value that stood before in the list. */
export function repeated(values: readonly string[], pointer: (at: number) => string): Finding[] {
  const seen = new Set<string>();
  return values.flatMap((value, at) => {
    if (seen.has(value)) return [blocking('duplicate', pointer(at), { value })];
    seen.add(value);
    return [];
  });
}

/** A value that names nothing in the file. */
export function unknown(value: string, known: readonly string[], pointer: string): Finding[] {
  return known.includes(value) ? [] : [blocking('unknown_reference', pointer, { value })];
}
