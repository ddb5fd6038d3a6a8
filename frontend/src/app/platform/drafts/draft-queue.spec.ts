import type { PatchAnswer, PatchEntry } from '#shared/platform';
import { ApiProblem } from '../http/api-problem';
import { DraftQueue } from './draft-queue';

type Answer = (entries: PatchEntry[]) => Promise<PatchAnswer>;
const savedAs = (version: number): Answer => (entries) =>
  Promise.resolve({ version, results: entries.map(({ pointer }) => ({ pointer, status: 'saved', version })) });

function aQueue(...answers: Answer[]) {
  const sent: PatchEntry[][] = [];
  const kept: (readonly PatchEntry[])[] = [];
  const send: Answer = (entries) => {
    sent.push(entries);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (answer ?? savedAs(4))(entries);
  };
  const queue = new DraftQueue({ version: 3, send, keep: (unsent) => kept.push(unsent), debounce: 5, pause: 5 });
  return { queue, sent, kept };
}

describe('DraftQueue', () => {
  it('keeps a change on the device at once, before anything is sent', () => {
    const { queue, sent, kept } = aQueue();
    queue.put('/title', 'Apiaries');
    expect(kept.at(-1)).toEqual([{ pointer: '/title', value: 'Apiaries', base: 3 }]);
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
    expect(kept.at(-1)).toEqual([]);
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

  it('keeps a refused value on the device until it is dropped', async () => {
    const refused: Answer = () => Promise.reject(new ApiProblem(409, 'wrong_state', 'The state does not allow this'));
    const { queue, kept } = aQueue(refused);
    queue.put('/title', 'A');
    await queue.flush();
    expect(queue.state()).toBe('refused');
    expect(kept.at(-1)).toEqual([{ pointer: '/title', value: 'A', base: 3 }]);
    queue.drop('/title');
    expect(kept.at(-1)).toEqual([]);
  });

  it('sends again, upon its old base, what an earlier visit left', async () => {
    const { queue, sent } = aQueue(savedAs(9));
    queue.restore([{ pointer: '/title', value: 'A', base: 2 }]);
    await queue.flush();
    expect(sent).toEqual([[{ pointer: '/title', value: 'A', base: 2 }]]);
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
});
