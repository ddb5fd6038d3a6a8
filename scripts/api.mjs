/** `npm run api -- --port N`: one more instance of the portal on the same database, beside the one that holds the folder. */
import { parseArgs } from 'node:util';
import { buildAll } from './support/build.mjs';
import { Opened } from './support/opened.mjs';
import { startPortal, waitUntilReady } from './support/portal-process.mjs';
import { openChosenDatabase, portalSettings, requirePort } from './support/portal-settings.mjs';
import { ended, onInterrupt, stop } from './support/run.mjs';
import { Refusal, runMain, speaker } from './support/say.mjs';

const say = speaker('api');
const opened = new Opened();
let isInterrupted = false;

const serve = async () => {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const { host, port, address, dataDir } = portalSettings(values.port);
  await requirePort(port, host);
  await buildAll(say);
  const database = await openChosenDatabase(dataDir, say);
  opened.add(database.close);
  const child = startPortal({ MONGODB_URI: database.uri, DATA_DIR: dataDir, HOST: host, PORT: String(port) });
  opened.add(() => stop(child, { grace: 20_000 }));
  if (await waitUntilReady(child, address)) say(`ready at ${address}`);
  const code = await ended(child);
  if (code !== 0) throw new Refusal(`the instance ended with code ${code}; its own words are above`);
};

onInterrupt(async () => {
  isInterrupted = true;
  await opened.close();
});

await runMain('api', async () => {
  try {
    await serve();
  } catch (error) {
    if (!isInterrupted) throw error;
  } finally {
    if (!isInterrupted) await opened.close();
  }
});
