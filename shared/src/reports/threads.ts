import type { Id, Instant } from '../platform/id.schema.js';
import { pointerParts } from '../platform/patches.js';
import type { CommentSide, CommentState, UnsentComment } from './comment.schema.js';
import type { ReportContent } from './report.schema.js';

/** A word in a thread; people by id. */
export interface ThreadEntry {
  readonly id: Id;
  readonly text: string;
  readonly by: Id | null;
  readonly side: CommentSide;
  readonly at: Instant;
  readonly mentions: readonly Id[];
}
/** A comment as it is kept: what was said about one place of a report (domain 3). */
export interface Thread {
  readonly id: Id;
  readonly pointer: string;
  readonly quote: string | null;
  /** The submission on which it was begun. */
  readonly submission: number;
  readonly state: CommentState;
  readonly entries: readonly ThreadEntry[];
}

/** So many words stand in one thread at most. */
export const mostThreadEntries = 100;

export function isThreadFull({ entries }: Pick<Thread, 'entries'>): boolean {
  return entries.length >= mostThreadEntries;
}

/** A further word: the partner's answers the thread, the officer's opens it again, also a resolved one. */
export function continued(thread: Thread, entry: ThreadEntry): Thread {
  return { ...thread, state: entry.side === 'partner' ? 'answered' : 'open', entries: [...thread.entries, entry] };
}

/** What of the officer's unsent words says something. */
export function wordsToSend(unsent: readonly UnsentComment[]): UnsentComment[] {
  return unsent.filter((one) => one.text.trim() !== '');
}

/**
 * The threads after a send-back: a new one for each unsent comment, a further word in the thread that it names; where that is not there
 * or full, it begins a thread of its own.
 */
export function sentThreads(threads: readonly Thread[], unsent: readonly UnsentComment[], sent: { submission: number; by: Id | null; at: Instant }): Thread[] {
  return wordsToSend(unsent).reduce<Thread[]>((all, { id, pointer, quote, text, mentions, thread }) => {
    const entry: ThreadEntry = { id, text, by: sent.by, side: 'staff', at: sent.at, mentions };
    if (all.some((one) => one.id === thread && !isThreadFull(one))) return all.map((one) => (one.id === thread ? continued(one, entry) : one));
    return [...all, { id, pointer, quote, submission: sent.submission, state: 'open', entries: [entry] }];
  }, [...threads]);
}

/** Whether the quoted sentence still stands in its paragraph; a comment without one is about the whole field, which never goes. */
export function isQuoteThere(content: ReportContent | null, { pointer, quote }: Pick<Thread, 'pointer' | 'quote'>): boolean {
  if (quote === null) return true;
  const [part, name = ''] = pointerParts(pointer);
  const text = part === 'narrative' && content !== null && Object.hasOwn(content.narrative, name) ? content.narrative[name as keyof ReportContent['narrative']] : '';
  return text.includes(quote);
}
