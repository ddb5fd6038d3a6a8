import { aWorld } from './world.js';

/** Once a run, before the journeys: the workers read the world from the environment. */
export default async function setUp(): Promise<void> {
  process.env['JOURNEYS_WORLD'] = JSON.stringify(await aWorld());
}
