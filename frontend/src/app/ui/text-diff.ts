export interface DiffPart {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

const longest = 2000;

/** What changed between two texts, by words (longest common run of words). Very long texts are compared by paragraphs. */
export function diffTexts(before: string, after: string): DiffPart[] {
  const byWord = /\s+|[^\s]+/gu;
  const byParagraph = /[^\n]*\n+|[^\n]+/gu;
  const words = (text: string, by: RegExp): string[] => text.match(by) ?? [];
  const isLong = words(before, byWord).length > longest || words(after, byWord).length > longest;
  return joined(diffRuns(words(before, isLong ? byParagraph : byWord), words(after, isLong ? byParagraph : byWord)));
}

function diffRuns(a: readonly string[], b: readonly string[]): DiffPart[] {
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (old !== undefined && old === fresh) { parts.push({ kind: 'same', text: old }); i += 1; j += 1; }
    else if (old !== undefined && (fresh === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) { parts.push({ kind: 'old', text: old }); i += 1; }
    else { parts.push({ kind: 'new', text: fresh ?? '' }); j += 1; }
  }
  return parts;
}

/** `lengths[i][j]` = words common to `a` from i on and `b` from j on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = b.length - 1; row && j >= 0; j--) row[j] = a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
  }
  return lengths;
}

const at = (lengths: readonly Uint16Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0;

function joined(parts: readonly DiffPart[]): DiffPart[] {
  return parts.reduce<DiffPart[]>((all, part) => {
    const last = all.at(-1);
    return last?.kind === part.kind ? [...all.slice(0, -1), { kind: part.kind, text: last.text + part.text }] : [...all, part];
  }, []);
}
