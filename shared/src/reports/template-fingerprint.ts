/**
 * A short mark of a JSON value: sixteen hexadecimal digits (two FNV-1a hashes of 32 bits with different beginnings). It tells whether a
 * value is still the same; it protects nothing.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

function hash(text: string, start: number): string {
  let state = start;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
