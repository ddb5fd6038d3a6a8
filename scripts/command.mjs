/**
 * Runs a command of the server, `node scripts/command.mjs NAME …`: builds it if stale, opens the database that the
 * settings name (a running portal's is used and left alone), and hands the words on to `backend/src/commands/NAME.ts`.
 */
import { existsSync } from 'node:fs';
import { build } from './support/build.mjs';
import { Opened } from './support/opened.mjs';
import { openChosenDatabase } from './support/portal-settings.mjs';
import { dataFolder, inProject, nodeBinary } from './support/project.mjs';
import { ended, onInterrupt, start } from './support/run.mjs';
import { Refusal, runMain } from './support/say.mjs';

const [name, ...words] = process.argv.slice(2);
const opened = new Opened();

const runCommand = async () => {
  const { code, output } = await build('server');
  if (code !== 0) throw new Refusal(`the server does not build:\n${output.trim()}`);
  const script = inProject('dist', 'backend', 'src', 'commands', `${name}.js`);
  if (!existsSync(script)) throw new Refusal(`there is no command ${name}`);
  const dataDir = dataFolder();
  const database = await openChosenDatabase(dataDir, () => undefined);
  opened.add(database.close);
  const env = { MONGODB_URI: database.uri, DATA_DIR: dataDir };
  process.exitCode = await ended(start(nodeBinary(), ['--enable-source-maps', script, ...words], { env }));
};

onInterrupt(() => opened.close(), { exitCode: 130 });

await runMain(name ?? 'command', async () => {
  try {
    await runCommand();
  } finally {
    await opened.close();
  }
});
