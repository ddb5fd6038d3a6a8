import { writeBenchData } from './bench/bench-data.js';
import { startFloor, type Floor } from './bench/floor.js';
import { checkAgreement, measureDashboard, measureExport, measureList, measureSubmit, type Sides } from './bench/measurements.js';
import { startPortal, type Portal } from './support/portal.js';

describe('the bench, at a very small size', () => {
  let portal: Portal;
  let floor: Floor;
  let sides: Sides;
  beforeAll(async () => {
    portal = await startPortal();
    const uri = portal.connection.getClient().options.hosts.map((host) => host.toString()).join(',');
    const address = `mongodb://${uri}/${portal.connection.name}?replicaSet=${portal.connection.getClient().options.replicaSet}`;
    floor = await startFloor(address);
    const data = await writeBenchData(portal.app, 6, () => undefined);
    sides = { portal: portal.url, floor: floor.url, uri: address, data, memory: () => process.memoryUsage().rss };
  });
  afterAll(async () => {
    await floor.close();
    await portal.close();
  });

  it('finds the same figures on both sides, and measures every work without a failure', async () => {
    await checkAgreement(sides);
    const measured = [await measureList(sides, 0.3), await measureDashboard(sides, 0.3), await measureExport(sides), await measureSubmit(sides, 6)];
    for (const { work, portal: ours, floor: theirs, notes } of measured) {
      expect([work, ours > 0, theirs > 0, notes['failures'] ?? 0]).toEqual([work, true, true, 0]);
    }
    expect(measured[3]?.notes['secondSubmit']).toBe(409);
  });
});
