/** `npm run dev`: both sides rebuilt and reloaded as their sources change. */
import { rmSync } from 'node:fs';
import { build } from './support/build.mjs';
import { writeWhole } from './support/files.mjs';
import { Opened } from './support/opened.mjs';
import { startPortal } from './support/portal-process.mjs';
import { holdFolder, openChosenDatabase, portalSettings, requirePort } from './support/portal-settings.mjs';
import { inProject, tool } from './support/project.mjs';
import { ended, onInterrupt, start, stop } from './support/run.mjs';
import { Refusal, runMain, speaker } from './support/say.mjs';

const say = speaker('dev');
const opened = new Opened();
const portalPort = 4200;
let isInterrupted = false;

/** Angular's development server sends the API's paths on to the server. */
const writeProxy = (address) => {
  const path = inProject('.angular', 'proxy.json');
  writeWhole(path, JSON.stringify({ '/api': { target: address, secure: false } }));
  opened.add(() => rmSync(path, { force: true }));
  return path;
};

const run = (command, args, env = {}) => {
  const child = start(command, args, { env });
  opened.add(() => stop(child, { signal: 'SIGINT' }));
  return child;
};

const develop = async () => {
  const { host, port, address, dataDir } = portalSettings();
  opened.add(holdFolder(dataDir, port));
  await requirePort(port, host);
  await requirePort(portalPort, host);
  const { code, output } = await build('server');
  if (code !== 0) throw new Refusal(`the server does not build:\n${output}`);
  const database = await openChosenDatabase(dataDir, say);
  opened.add(database.close);
  const publicUrl = `http://localhost:${portalPort}`;
  const settings = { MONGODB_URI: database.uri, DATA_DIR: dataDir, HOST: host, PORT: String(port), PUBLIC_URL: publicUrl };
  const compiler = run(tool('nest'), ['build', '--watch', '--preserveWatchOutput']);
  const server = startPortal(settings, { nodeOptions: ['--watch', '--watch-preserve-output'] });
  opened.add(() => stop(server));
  // Angular's server reads PORT as well, before its own argument.
  const serving = ['serve', '--port', String(portalPort), '--proxy-config', writeProxy(address)];
  const portal = run(tool('ng'), serving, { PORT: String(portalPort) });
  say(`portal at ${publicUrl}, API at ${address}; Ctrl-C stops both`);
  await Promise.race([compiler, server, portal].map(ended));
  throw new Refusal('one side ended; its own words are above');
};

onInterrupt(async () => {
  isInterrupted = true;
  await opened.close();
});

await runMain('dev', async () => {
  try {
    await develop();
  } catch (error) {
    if (isInterrupted) return;
    await opened.close();
    throw error;
  }
});
