/** What a column holds. Figures come as plain decimal strings or numbers, days as `YYYY-MM-DD`, instants as ISO 8601. */
export type ColumnKind = 'text' | 'number' | 'integer' | 'money' | 'percent' | 'day' | 'instant';
/** A live formula with the value that it has now, for readers that do not calculate. */
export interface Formula {
  readonly formula: string;
  readonly value: string | number;
}
/** Null is an empty cell, which is not zero (domain 4.2). */
export type Cell = string | number | Formula | null;

/** Places of `cellXfs` in the style sheet. */
export const styles = { plain: 0, head: 1, text: 2, number: 3, integer: 4, percent: 5, day: 6, instant: 7, money0: 8, money2: 9, money3: 10, money4: 11, title: 12 } as const;
const moneyStyles = [styles.money0, styles.money2, styles.money2, styles.money3, styles.money4] as const;
const LONGEST_TEXT = 32_767;
const kept = new Map<string, string>();
const MOST_KEPT = 20_000;

/** A cell of a column. Text is always text: never a formula, also not after somebody edits it (quotePrefix). */
export function cellXml(kind: ColumnKind, cell: Cell): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'object') return `<c s="${String(styleOf(kind, cell.value))}"><f>${escapeXml(cell.formula)}</f><v>${String(cell.value)}</v></c>`;
  if (kind === 'text') return textCell(String(cell));
  return `<c s="${String(styleOf(kind, cell))}"><v>${valueOf(kind, cell)}</v></c>`;
}

export function textCell(text: string, style: number = styles.text): string {
  const key = `${String(style)} ${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  const made = `<c s="${String(style)}" t="inlineStr"><is><t${space}>${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
  if (text.length > 200) return made;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

/** Characters that XML 1.0 cannot hold are left out; of line ends only the feed stays. */
export function escapeXml(text: string): string {
  if (!/[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text;
  return text.toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (control) => (control === '\t' || control === '\n' ? control : ''))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function styleOf(kind: ColumnKind, cell: string | number): number {
  if (kind !== 'money') return kind === 'text' ? styles.text : styles[kind];
  const text = String(cell);
  const dot = text.indexOf('.');
  return moneyStyles[dot < 0 ? 0 : text.length - dot - 1] ?? styles.money2;
}

function valueOf(kind: ColumnKind, cell: string | number): string {
  if (kind === 'day') return dayNumber(String(cell));
  if (kind === 'instant') return String(Date.parse(String(cell)) / 86_400_000 + daysBefore1970);
  return String(cell);
}

/** Days of the 1900 date system: 1 January 1970 is 25 569. */
const daysBefore1970 = 25_569;
const days = new Map<string, string>();
function dayNumber(day: string): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const made = String(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + daysBefore1970);
  days.set(day, made);
  return made;
}
