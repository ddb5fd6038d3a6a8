import { uuidv7 } from '../platform/id.schema.js';
import { unsentComment, type UnsentComment } from './comment.schema.js';
import { blankReport } from './report-fields.js';
import { continued, isQuoteThere, mostThreadEntries, sentThreads, type Thread, type ThreadEntry } from './threads.js';

const [first, second, third, officer, editor] = [1, 2, 3, 4, 5].map((n) => uuidv7(1_236_000_000_000, new Uint8Array(10).fill(n))) as [string, string, string, string, string];
const at = '2009-10-01T12:00:00.000Z';
const said = (side: ThreadEntry['side'], id = second): ThreadEntry => ({ id, text: 'A word', by: side === 'staff' ? officer : editor, side, at, mentions: [] });
const thread = (state: Thread['state']): Thread => ({ id: first, pointer: '/narrative/lessons', quote: null, submission: 1, state, entries: [said('staff', first)] });
const unsent = (given: Partial<UnsentComment> & { id: string }): UnsentComment => unsentComment.parse({ pointer: '/finance/a', text: 'Why?', ...given });
const sent = { submission: 2, by: officer, at };

describe('a thread of comments', () => {
  for (const state of ['open', 'answered', 'resolved'] as const) {
    it(`that is ${state} is answered by the partner and opened again by the officer`, () => {
      expect([continued(thread(state), said('partner')).state, continued(thread(state), said('staff')).state]).toEqual(['answered', 'open']);
    });
  }

  it('keeps every word in order', () => {
    const long = continued(continued(thread('open'), said('partner', second)), said('staff', third));
    expect(long.entries.map((one) => [one.id, one.side, one.by])).toEqual([[first, 'staff', officer], [second, 'partner', editor], [third, 'staff', officer]]);
  });
});

describe('the words of a send-back', () => {
  it('begin threads and go on in those that they name', () => {
    const threads = sentThreads([thread('answered')], [unsent({ id: second, thread: first, text: 'Which one?' }), unsent({ id: third, quote: 'Bees stay.', mentions: [editor] })], sent);
    expect(threads.map((one) => [one.id, one.state, one.submission, one.quote, one.entries.length])).toEqual([[first, 'open', 1, null, 2], [third, 'open', 2, 'Bees stay.', 1]]);
    expect(threads[0]?.entries.at(-1)).toEqual({ id: second, text: 'Which one?', by: officer, side: 'staff', at, mentions: [] });
    expect(threads[1]?.entries[0]?.mentions).toEqual([editor]);
  });
  it('begin one of their own where the thread is gone; what says nothing is left out', () => {
    expect(sentThreads([], [unsent({ id: second, thread: first }), unsent({ id: third, text: '  ' })], sent).map((one) => [one.id, one.pointer])).toEqual([[second, '/finance/a']]);
  });
  it('begin one of their own where the thread is full', () => {
    const long = { ...thread('answered'), entries: Array.from({ length: mostThreadEntries - 1 }, () => said('partner')) };
    const threads = sentThreads([long], [unsent({ id: second, thread: first }), unsent({ id: third, thread: first })], sent);
    expect(threads.map((one) => [one.id, one.entries.length])).toEqual([[first, mostThreadEntries], [third, 1]]);
  });
  it('of a client that knows no quotes, mentions and threads are comments all the same', () => {
    expect(unsentComment.parse({ id: first, pointer: '/finance', text: 'Why?' })).toEqual({ id: first, pointer: '/finance', text: 'Why?', quote: null, mentions: [], thread: null });
  });
});

describe('a quoted sentence', () => {
  const content = { ...blankReport(), narrative: { ...blankReport().narrative, lessons: 'Bees stay. Hives do not.' } };
  const cases: [string, string | null, boolean][] = [
    ['/narrative/lessons', 'Bees stay.', true], ['/narrative/lessons', 'Bees left.', false], ['/narrative/challenges', 'Bees stay.', false], ['/narrative/constructor', 'Bees', false],
    ['/finance/a', 'Bees stay.', false], ['/finance/a', null, true],
  ];
  for (const [pointer, quote, isThere] of cases) {
    it(`${String(quote)} is ${isThere ? 'there' : 'gone'} at ${pointer}`, () => expect(isQuoteThere(content, { pointer, quote })).toBe(isThere));
  }
  it('is gone where nothing is shown', () => expect(isQuoteThere(null, { pointer: '/narrative/lessons', quote: 'Bees' })).toBeFalse());
});
