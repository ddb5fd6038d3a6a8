const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** A part of a line in its own direction: as CSS `unicode-bidi: isolate` with `dir="auto"`, where there is text alone. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Parts of one line: with Arabic among them each keeps its own direction, else `1.1.1` and Latin words would change places with their neighbours. */
export function joined(parts: readonly (string | null | undefined)[], by = ' · '): string {
  const said = parts.filter((part): part is string => Boolean(part));
  return (said.length > 1 && hasRightToLeft(said.join('')) ? said.map(isolated) : said).join(by);
}
