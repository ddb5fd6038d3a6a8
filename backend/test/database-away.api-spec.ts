import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './support/client.js';
import { openOwnDatabase, type OwnDatabase } from './support/own-database.js';
import { aPerson, freshId } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

describe('a database that goes away in the middle', () => {
  let database: OwnDatabase;
  let portal: Portal;
  beforeAll(async () => {
    database = await openOwnDatabase();
    portal = await startPortal({ MONGODB_URI: database.uri });
  });
  afterAll(async () => {
    await portal.close();
    await database.close();
  });

  it('is told as such, loses nothing that was acknowledged, and is found again without a restart', async () => {
    const { client } = await aPerson(portal, 'administrator');
    const write = async () => {
      const id = freshId();
      const body = { id, code: `AWAY ${id.slice(-10)}`, name: 'Bees', type: 'cso', country: 'DZ' };
      const key = freshId();
      const { status } = await client.post('/organisations', body, { key });
      return { status, body, key };
    };
    let isOver = false;
    const written: Awaited<ReturnType<typeof write>>[] = [];
    const writers = Array.from({ length: 4 }, async () => { while (!isOver) written.push(await write()); });
    const acknowledged = () => written.filter((one) => one.status === 201).length;
    while (acknowledged() < 6) await pause(10);
    await database.kill();
    const [away, live, ready] = await Promise.all([client.get('/organisations'), new Client(portal).get('/health/live'), new Client(portal).get('/health/ready')]);
    expect([away.status, away.body['code'], Number(away.headers.get('retry-after')) > 0]).toEqual([503, 'database_unavailable', true]);
    expect([live.status, ready.status]).toEqual([200, 503]);
    isOver = true;
    await Promise.all(writers);
    await database.startAgain();
    let back = 503;
    for (let tries = 0; back !== 200 && tries < 60; tries++) {
      await pause(250);
      back = (await new Client(portal).get('/health/ready')).status;
    }
    expect(back).toBe(200);
    for (const { status, body, key } of written) {
      expect([201, 503]).toContain(status);
      const again = await client.post('/organisations', body, { key });
      expect(again.status).withContext('the same request, repeated').toBe(201);
    }
    const ids = written.map((one) => one.body.id as never);
    expect(await portal.connection.collection('organisations').countDocuments({ _id: { $in: ids } })).toBe(ids.length);
    expect(await portal.connection.collection('auditEvents').countDocuments({ aggregate: { $in: ids } })).toBe(ids.length);
  }, 120_000);
});
