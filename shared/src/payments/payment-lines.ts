import type { Minor } from '../money/money.schema.js';
import { sumMinor } from '../money/sum-money.js';
import { splitProRata } from '../money/split-money.js';
import type { Id } from '../platform/id.schema.js';
import { oldestFirst, type ReleaseFact } from './liquidation.js';

export interface LineAmount {
  line: Id;
  code: string;
  amount: Minor;
}

/** Ties of a split go by line code (domain 5). */
function byCode<T extends { code: string }>(lines: readonly T[]): T[] {
  return [...lines].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

function splitOver<T extends { line: Id; code: string }>(amount: Minor, lines: readonly T[], weight: (line: T) => Minor): LineAmount[] {
  const sorted = byCode(lines);
  const parts = splitProRata(amount, sorted.map(weight));
  return sorted.map(({ line, code }, index) => ({ line, code, amount: parts[index] ?? 0 }));
}

function addUp(lines: readonly LineAmount[]): LineAmount[] {
  const totals = new Map<Id, LineAmount>();
  for (const one of lines) totals.set(one.line, { ...one, amount: sumMinor([totals.get(one.line)?.amount, one.amount]) });
  return byCode([...totals.values()].filter((one) => one.amount !== 0));
}

/**
 * The lines of each unreversed release (domain 5): it takes the lines of the F it pays, oldest F first; a part of an F pro
 * rata of what that F has not yet paid, so that the parts add up to it. Lines by code, those with 0 left out.
 * @param authorisations the first advance, then F of each approved report, by line
 */
export function releaseLines(releases: readonly ReleaseFact[], authorisations: readonly (readonly LineAmount[])[]): Map<Id, LineAmount[]> {
  const queue = authorisations.map((lines) => byCode(lines));
  const result = new Map<Id, LineAmount[]>();
  for (const release of oldestFirst(releases)) {
    const paid: LineAmount[] = [];
    let left = release.amount;
    for (const [index, open] of queue.entries()) {
      const part = Math.min(left, sumMinor(open.map((line) => line.amount)));
      if (part === 0) continue;
      const split = splitOver(part, open, (line) => line.amount);
      queue[index] = open.map((line, at) => ({ ...line, amount: line.amount - (split[at]?.amount ?? 0) }));
      paid.push(...split);
      left -= part;
    }
    result.set(release.id, addUp(paid));
  }
  return result;
}

/**
 * The lines of a refund (domain 5): those with D > 0 in the newest approved FACE, pro rata of D. Where no line has D > 0 the
 * money is still on what was authorised for the next period, and the lines with G > 0 give it.
 */
export function refundLines(amount: Minor, face: readonly { line: Id; code: string; D: Minor | null; G: Minor | null }[]): LineAmount[] {
  const positive = (column: 'D' | 'G') => face.filter((row) => (row[column] ?? 0) > 0);
  const column = positive('D').length > 0 ? 'D' : 'G';
  return splitOver(amount, positive(column), (row) => row[column] ?? 0).filter((one) => one.amount !== 0);
}
