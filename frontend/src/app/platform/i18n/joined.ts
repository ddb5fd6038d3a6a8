import { hasRightToLeft, isolated } from '#shared/platform';

const marks = { ltr: '\u200e', rtl: '\u200f' };

/**
 * Parts of one line. With Arabic among them each keeps its own direction, else `1.1.1` and Latin words would change places with their neighbours;
 * the line as a whole then goes the page's way, also in a `<bdi>`, which would go the way of its first word.
 */
export function joined(parts: readonly (string | null | undefined)[], by = ' · '): string {
  const said = parts.filter((part): part is string => Boolean(part));
  if (said.length < 2 || !hasRightToLeft(said.join(''))) return said.join(by);
  return marks[document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'] + said.map(isolated).join(by);
}
