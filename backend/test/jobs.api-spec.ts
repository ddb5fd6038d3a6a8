import { LeaseRunner } from '../src/platform/jobs/lease-runner.js';
import { freshId } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

describe('jobs', () => {
  let portals: Portal[];
  beforeAll(async () => {
    const first = await startPortal();
    portals = [first, await startPortal({ MONGODB_URI: first.uri })];
  });
  afterAll(async () => {
    for (const portal of [...portals].reverse()) await portal.close();
  });
  const runners = () => portals.map((p) => p.app.get(LeaseRunner));
  const turns = (name: string) => Promise.all(runners().map((r) => r.turn(name)));
  const makeDue = (name: string) => portals[0]!.connection.collection('leases').updateOne({ _id: name as never }, { $set: { dueAt: new Date(0) } });

  it('run once, whatever the number of instances, and again when they are due', async () => {
    const name = freshId();
    let count = 0;
    for (const runner of runners()) runner.every(name, 3600, async () => { count++; });
    expect((await turns(name)).filter(Boolean).length).toBe(1);
    await turns(name);
    expect(count).withContext('not due yet').toBe(1);
    await makeDue(name);
    await turns(name);
    expect(count).toBe(2);
  });

  it('are taken over from an instance that died, not from one that works', async () => {
    const name = freshId();
    const [begun, finished] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const [one, two] = runners();
    one!.every(name, 1, () => { begun.resolve(null); return finished.promise; });
    two!.every(name, 1, async () => undefined);
    const working = one!.turn(name);
    await begun.promise;
    expect(await two!.turn(name)).toBe(false);
    await portals[0]!.connection.collection('leases').updateOne({ _id: name as never }, { $set: { until: new Date(0) } });
    expect(await two!.turn(name)).toBe(true);
    finished.resolve(null);
    await working;
  });

  it('that fail are due again sooner', async () => {
    const name = freshId();
    for (const runner of runners()) runner.every(name, 86_400, async () => { throw new Error('on purpose'); });
    expect((await turns(name)).filter(Boolean).length).toBe(1);
    const lease = await portals[0]!.connection.collection('leases').findOne({ _id: name as never });
    expect((lease?.['dueAt'] as Date).getTime()).toBeLessThan(Date.now() + 61_000);
  });
});
