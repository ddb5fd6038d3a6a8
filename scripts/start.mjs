/** `npm start`: builds what is stale, opens the database, runs the portal and says where it is. */
import { buildAll } from './support/build.mjs';
import { demonstrationPeople } from './support/demonstration.mjs';
import { openLog } from './support/log-file.mjs';
import { Opened } from './support/opened.mjs';
import { startPortal, waitUntilReady } from './support/portal-process.mjs';
import { holdFolder, openChosenDatabase, portalSettings, requirePort } from './support/portal-settings.mjs';
import { ended, onInterrupt, stop } from './support/run.mjs';
import { Refusal, runMain, speaker } from './support/say.mjs';

const say = speaker('portal');
const opened = new Opened();
let isInterrupted = false;

const serve = async () => {
  const { host, port, address, dataDir } = portalSettings();
  opened.add(holdFolder(dataDir, port));
  await requirePort(port, host);
  await buildAll(say);
  const database = await openChosenDatabase(dataDir, say);
  opened.add(database.close);
  const log = openLog(dataDir);
  const settings = { MONGODB_URI: database.uri, DATA_DIR: dataDir, HOST: host, PORT: String(port) };
  const child = startPortal(settings, { output: log.descriptor, errors: 'inherit' });
  opened.add(() => stop(child, { grace: 20_000 }));
  if (!(await waitUntilReady(child, address))) throw new Refusal(`the portal did not start:\n${log.lastLines()}`);
  say(`ready at ${address} (log: ${log.path})`);
  for (const line of await demonstrationPeople(address)) say(line);
  say('Ctrl-C stops it');
  const code = await ended(child);
  throw new Refusal(`the portal ended with code ${code}:\n${log.lastLines()}`);
};

onInterrupt(async () => {
  isInterrupted = true;
  say('stopping …');
  await opened.close();
});

await runMain('portal', async () => {
  try {
    await serve();
  } catch (error) {
    if (isInterrupted) return;
    await opened.close();
    throw error;
  }
});
