import type { PatchAnswer, PatchEntry } from '#shared/platform';
import { ApiProblem } from '../http/api-problem';
import type { Keeper } from './draft-keeper';
import { DraftQueue } from './draft-queue';

type Answer = (entries: PatchEntry[]) => Promise<PatchAnswer>;
const savedAs = (version: number): Answer => (entries) =>
  Promise.resolve({ version, results: entries.map(({ pointer }) => ({ pointer, status: 'saved', version })) });

function aQueue(...answers: Answer[]) {
  const sent: PatchEntry[][] = [];
  const kept: PatchEntry[] = [];
  const marked: string[] = [];
  const keeper: Keeper = {
    put: (entry, unread) => { kept.push(entry); if (unread !== undefined) marked.push(`${entry.pointer} unread ${unread}`); },
    mark: (entry, state, reason) => marked.push(`${entry.pointer} ${state} ${reason ?? ''}`.trim()),
    remove: (entry) => kept.splice(kept.indexOf(entry), 1),
  };
  const send: Answer = (entries) => {
    sent.push(entries);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (answer ?? savedAs(4))(entries);
  };
  const queue = new DraftQueue({ version: 3, send, keeper, debounce: 5, pause: 5 });
  return { queue, sent, kept, marked };
}

describe('DraftQueue', () => {
  it('keeps a change on the device at once, before anything is sent', () => {
    const { queue, sent, kept } = aQueue();
    queue.put('/title', 'Apiaries');
    expect(kept).toEqual([{ pointer: '/title', value: 'Apiaries', base: 3 }]);
    expect(sent).toEqual([]);
    expect(queue.state()).toBe('waiting');
    queue.close();
  });

  it('sends several fields in the order of typing, the last value of each, and then keeps nothing', async () => {
    const { queue, sent, kept } = aQueue(savedAs(4));
    queue.put('/title', 'A');
    queue.put('/summary', 'B');
    queue.put('/title', 'AB');
    await queue.flush();
    expect(sent).toEqual([[{ pointer: '/summary', value: 'B', base: 3 }, { pointer: '/title', value: 'AB', base: 3 }]]);
    expect(queue.state()).toBe('saved');
    expect(queue.version()).toBe(4);
    expect(kept).toEqual([{ pointer: '/title', value: 'A', base: 3 }]);
  });

  it('keeps what is no value yet on the device, as it was typed, and sends it only once it is one', async () => {
    const { queue, sent, kept, marked } = aQueue(savedAs(4));
    queue.put('/values/a', '1');
    queue.keepUnread('/values/a', '1x', 'not_a_number');
    await queue.flush();
    expect([sent, queue.state()]).toEqual([[], 'unread']);
    expect(queue.fieldState('/values/a')).toEqual({ kind: 'unread', mine: '1x', code: 'not_a_number' });
    expect([kept.at(-1), marked]).toEqual([{ pointer: '/values/a', value: '1x', base: 3 }, ['/values/a unread not_a_number']]);
    queue.put('/values/a', '12');
    await queue.flush();
    expect([sent, queue.state()]).toEqual([[[{ pointer: '/values/a', value: '12', base: 3 }]], 'saved']);
  });

  it('does not send what became no value while the value before it was being saved', async () => {
    let answerFirst = (): void => undefined;
    const slow: Answer = (entries) => new Promise((resolve) => { answerFirst = () => resolve(savedAs(4)(entries)); });
    const { queue, sent, kept } = aQueue(slow);
    queue.put('/values/a', '1');
    const done = queue.flush();
    queue.keepUnread('/values/a', '1x', 'not_a_number');
    answerFirst();
    await done;
    expect([sent.length, queue.state(), kept.at(-1)]).toEqual([1, 'unread', { pointer: '/values/a', value: '1x', base: 4 }]);
  });

  it('sends what was typed during a request afterwards, based on what that request saved', async () => {
    let answerFirst = (): void => undefined;
    const slow: Answer = (entries) => new Promise((resolve) => { answerFirst = () => resolve(savedAs(4)(entries)); });
    const { queue, sent } = aQueue(slow, savedAs(5));
    queue.put('/title', 'A');
    const done = queue.flush();
    queue.put('/title', 'AB');
    answerFirst();
    await done;
    expect(sent[1]).toEqual([{ pointer: '/title', value: 'AB', base: 4 }]);
    expect(queue.state()).toBe('saved');
  });

  it('waits while the server is away and tries again by itself', async () => {
    const away: Answer = () => Promise.reject(new ApiProblem(0, 'unreachable', ''));
    const { queue, sent } = aQueue(away, savedAs(4));
    queue.put('/title', 'A');
    await queue.flush();
    expect(queue.state()).toBe('away');
    expect(queue.unsent().length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(sent.length).toBe(2);
    expect(queue.state()).toBe('saved');
  });

  it('shows both texts of a conflict and sends mine upon the version that was seen', async () => {
    const conflict: Answer = () => Promise.resolve({
      version: 7, results: [{ pointer: '/title', status: 'conflict', theirs: 'Bees', by: 'p', version: 7 }],
    });
    const { queue, sent } = aQueue(conflict, savedAs(8));
    queue.put('/title', 'A');
    await queue.flush();
    expect(queue.fieldState('/title')).toEqual({ kind: 'conflict', mine: 'A', theirs: 'Bees', by: 'p', version: 7 });
    queue.resolve('/title', 'mine');
    await queue.flush();
    expect(sent[1]).toEqual([{ pointer: '/title', value: 'A', base: 7 }]);
    expect(queue.state()).toBe('saved');
  });

  it('keeps the question which text stays while one types on, with what is typed in it, until it is answered', async () => {
    const theirs: Answer = () => Promise.resolve({ version: 7, results: [{ pointer: '/title', status: 'conflict', theirs: 'Bees', by: 'p', version: 7 }] });
    const { queue, sent, kept, marked } = aQueue(theirs, savedAs(8));
    queue.put('/title', 'A');
    await queue.flush();
    queue.put('/title', 'AB');
    await queue.flush();
    expect(queue.fieldState('/title')).toEqual({ kind: 'conflict', mine: 'AB', theirs: 'Bees', by: 'p', version: 7 });
    expect([sent.length, kept.at(-1)?.value, marked]).toEqual([1, 'AB', ['/title conflict', '/title conflict']]);
    queue.resolve('/title', 'mine');
    await queue.flush();
    expect([sent.at(-1), queue.state()]).toEqual([[{ pointer: '/title', value: 'AB', base: 7 }], 'saved']);
  });

  it('takes theirs typed as the answer', async () => {
    const theirs: Answer = () => Promise.resolve({ version: 7, results: [{ pointer: '/title', status: 'conflict', theirs: 'Bees', by: 'p', version: 7 }] });
    const { queue, sent } = aQueue(theirs, savedAs(8));
    queue.put('/title', 'A');
    await queue.flush();
    queue.put('/title', 'Bees');
    await queue.flush();
    expect([sent.length, queue.state(), queue.unsent()]).toEqual([1, 'saved', []]);
    queue.put('/title', 'Bees and hives');
    await queue.flush();
    expect(sent.at(-1)).toEqual([{ pointer: '/title', value: 'Bees and hives', base: 7 }]);
  });

  it('keeps a refused value on the device until it is dropped', async () => {
    const refused: Answer = () => Promise.reject(new ApiProblem(409, 'wrong_state', 'The state does not allow this'));
    const { queue, kept, marked } = aQueue(refused);
    queue.put('/title', 'A');
    await queue.flush();
    expect(queue.state()).toBe('refused');
    expect(kept).toEqual([{ pointer: '/title', value: 'A', base: 3 }]);
    expect(marked).toEqual(['/title refused wrong_state']);
    queue.drop('/title');
    expect(kept).toEqual([]);
  });

  it('sends again, upon its old base, what an earlier visit left, but not what was written anew', async () => {
    const { queue, sent } = aQueue(savedAs(9));
    queue.put('/title', 'B');
    const taken = queue.adopt([{ pointer: '/title', value: 'A', base: 2 }, { pointer: '/summary', value: 'S', base: 2 }]);
    expect(taken.map((entry) => entry.pointer)).toEqual(['/summary']);
    await queue.flush();
    expect(sent).toEqual([[{ pointer: '/title', value: 'B', base: 3 }, { pointer: '/summary', value: 'S', base: 2 }]]);
  });

  it('takes nothing of an earlier visit over what was written and saved while the device was being read', async () => {
    const { queue, sent } = aQueue(savedAs(9));
    queue.put('/title', 'B');
    await queue.flush();
    queue.adoptUnread({ pointer: '/title', value: 'Ax', base: 2 }, 'not_of_type');
    expect([queue.adopt([{ pointer: '/title', value: 'A', base: 2 }]), queue.state()]).toEqual([[], 'saved']);
    await queue.flush();
    expect(sent.length).toBe(1);
  });

  it('takes over a text of an earlier visit that is no value, and does not send it', async () => {
    const { queue, sent } = aQueue(savedAs(4));
    queue.put('/values/b', '2');
    queue.adoptUnread({ pointer: '/values/a', value: '1.234', base: 2 }, 'number_ambiguous');
    queue.adoptUnread({ pointer: '/values/b', value: '2x', base: 2 }, 'not_a_number');
    await queue.flush();
    expect([sent, queue.state()]).toEqual([[[{ pointer: '/values/b', value: '2', base: 3 }]], 'unread']);
    expect(queue.fieldState('/values/a')).toEqual({ kind: 'unread', mine: '1.234', code: 'number_ambiguous' });
    queue.put('/values/a', '1234');
    await queue.flush();
    expect([sent.at(-1), queue.state()]).toEqual([[{ pointer: '/values/a', value: '1234', base: 2 }], 'saved']);
  });

  it('sends in halves what is too large at once, and refuses only the field that is too large alone', async () => {
    const limited: Answer = (entries) => (entries.length > 1 || entries[0]?.value === 'C'
      ? Promise.reject(new ApiProblem(413, 'too_large', 'Too large')) : savedAs(4)(entries));
    const { queue } = aQueue(limited);
    for (const value of ['A', 'B', 'C', 'D']) queue.put(`/${value}`, value);
    await queue.flush();
    expect([...queue.fields()].map(([pointer, { kind }]) => `${pointer} ${kind}`)).toEqual(['/A saved', '/B saved', '/C refused', '/D saved']);
  });

  it('waits as long as the server asks', async () => {
    const busy: Answer = () => Promise.reject(new ApiProblem(503, 'busy', '', null, null, [], 80));
    const { queue, sent } = aQueue(busy, savedAs(4));
    queue.put('/title', 'A');
    await queue.flush();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(sent.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(queue.state()).toBe('saved');
  });

  it('takes what another tab saved as seen, unless the field is being written here', async () => {
    const { queue, sent } = aQueue(savedAs(8));
    queue.put('/title', 'mine');
    const free = queue.savedElsewhere([{ pointer: '/title', value: 'X', base: 3 }, { pointer: '/summary', value: 'S', base: 3 }], 7);
    expect(free.map((entry) => entry.pointer)).toEqual(['/summary']);
    queue.put('/summary', 'S2');
    await queue.flush();
    expect(sent[0]?.map((entry) => entry.base)).toEqual([3, 7]);
  });

  it('tells when others changed the record, and bases what is typed after it was read again on what was read', async () => {
    const { queue, sent } = aQueue(savedAs(4), savedAs(7), savedAs(9));
    queue.put('/title', 'A');
    await queue.flush();
    expect(queue.isBehind()).withContext('only its own change').toBe(false);
    queue.put('/title', 'AB');
    await queue.flush();
    expect(queue.isBehind()).toBe(true);
    queue.put('/summary', 'typed before the reading');
    queue.caughtUp(8);
    expect(queue.isBehind()).toBe(false);
    queue.put('/summary', 'and on');
    queue.put('/title', 'ABC');
    await queue.flush();
    expect(sent.at(-1)).toEqual([{ pointer: '/summary', value: 'and on', base: 3 }, { pointer: '/title', value: 'ABC', base: 8 }]);
  });

  describe('before a certificate', () => {
    const theirs: Answer = () => Promise.resolve({ version: 7, results: [{ pointer: '/title', status: 'conflict', theirs: 'Bees', by: 'p', version: 7 }] });
    const refused: Answer = () => Promise.reject(new ApiProblem(409, 'wrong_state', 'No'));
    const failing: Answer = () => Promise.reject(new ApiProblem(500, 'internal', ''));
    const codeOf = (queue: DraftQueue) => queue.certifiable().then(String, (problem: unknown) => ApiProblem.of(problem).code);

    it('sends what waits and tells the version that has it', async () => {
      const { queue } = aQueue(savedAs(4));
      queue.put('/title', 'A');
      expect(await codeOf(queue)).toBe('4');
    });

    for (const [why, answer] of [['two people wrote', theirs], ['the server refused', refused], ['the server did not get', failing]] as const) {
      it(`tells no version while there is something that ${why}`, async () => {
        const { queue } = aQueue(answer);
        queue.put('/title', 'A');
        expect(await codeOf(queue)).toBe('not_all_saved');
        queue.close();
      });
    }

    it('tells no version while a text that is no value stands in a field', async () => {
      const { queue } = aQueue();
      queue.keepUnread('/title', '1x', 'not_a_number');
      expect(await codeOf(queue)).toBe('not_all_saved');
    });

    it('tells no version that others have made and the page does not show', async () => {
      const { queue } = aQueue(savedAs(9));
      queue.put('/title', 'A');
      expect(await codeOf(queue)).toBe('stale_version');
      queue.caughtUp(9);
      expect(await codeOf(queue)).toBe('9');
    });

    it('has the page read again what it shows of a refused value that was given up', async () => {
      const { queue } = aQueue(refused);
      queue.put('/title', 'A');
      await queue.flush();
      expect(queue.stuck().map((one) => one.pointer)).toEqual(['/title']);
      queue.drop('/title');
      expect([queue.stuck(), await codeOf(queue)]).toEqual([[], 'stale_version']);
      queue.caughtUp(3);
      expect(await codeOf(queue)).toBe('3');
    });
  });
});
