/** The codes of the rules that a refusal names, in its order. */
export function codesOf(body: unknown): string[] {
  return ((body as { errors?: { code: string }[] }).errors ?? []).map((one) => one.code);
}
/** `pointer code` of each broken rule. */
export function brokenAt(body: unknown): string[] {
  return ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map((one) => `${one.pointer} ${one.code}`);
}
