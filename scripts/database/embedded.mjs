/**
 * The embedded database: a real mongod with its data under DATA_DIR, shared by the commands that need it.
 * Who finds it alive uses it and never stops it; only its starter does.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeWhole } from '../support/files.mjs';
import { freePort, isPortFree } from '../support/ports.mjs';
import { stop } from '../support/run.mjs';
import { Refusal } from '../support/say.mjs';
import { leaseHolder } from './folder-lease.mjs';
import { findMongod } from './mongod-binary.mjs';
import { serverFiles, startMongod } from './mongod-process.mjs';
import { databaseUri, ensurePrimary, withServer } from './replica-set.mjs';

const cacheGigabytes = 0.5;
const patienceForOther = 20_000;
const restartsInARow = 5;

const recordOf = (dataDir) => join(dataDir, 'mongod.json');

const servesFolder = async (port, databaseFolder) => {
  try {
    const options = await withServer(port, (admin) => admin.command({ getCmdLineOpts: 1 }), { timeout: 1_500 });
    return realpathSync(options.parsed.storage.dbPath) === realpathSync(databaseFolder);
  } catch {
    return false;
  }
};

/** The port of a server that runs on this folder, by the record that its starter left. */
const livingPort = async (dataDir, databaseFolder) => {
  const port = readJson(recordOf(dataDir))?.port;
  if (port === undefined || (await isPortFree(port))) return undefined;
  return (await servesFolder(port, databaseFolder)) ? port : undefined;
};

/** Another command starts a server on this folder at this moment: waits for its record. */
const waitForOther = async (dataDir, databaseFolder) => {
  for (const end = Date.now() + patienceForOther; Date.now() < end; await sleep(200)) {
    const port = await livingPort(dataDir, databaseFolder);
    if (port !== undefined) return port;
  }
  throw new Refusal(
    `another mongod holds ${databaseFolder} and cannot be reached. ` +
      `Its process id is in ${join(databaseFolder, 'mongod.lock')}; end it, then try again.`,
  );
};

const choosePort = async (dataDir, log) => {
  const kept = readJson(recordOf(dataDir))?.port;
  if (kept !== undefined && (await isPortFree(kept))) return kept;
  const port = await freePort();
  if (kept !== undefined) log(`port ${kept} of the database is taken by another program; moving to ${port}`);
  return port;
};

const requireMongod = async () => {
  const found = await findMongod();
  if (found.path) return found.path;
  throw new Refusal(
    'there is no mongod. `npm start` fetches one; or install MongoDB 6 or later, or set MONGOD_BINARY or MONGODB_URI.',
  );
};

/** Starts the server: `{child, port}`, or `{isFolderInUse}`. */
const startServer = async (dataDir, log) => {
  const files = serverFiles(dataDir);
  const port = await choosePort(dataDir, log);
  const started = await startMongod(await requireMongod(), { ...files, port, cacheGigabytes });
  if (started.isFolderInUse) return started;
  const record = { port, pid: started.child.pid, folder: files.databaseFolder, since: new Date().toISOString() };
  writeWhole(recordOf(dataDir), `${JSON.stringify(record, null, 2)}\n`);
  await ensurePrimary(port);
  return { child: started.child, port };
};

const startAgain = async (state, dataDir, log) => {
  if (state.isClosing) return;
  state.restarts += 1;
  if (state.restarts > restartsInARow) return log('the database server keeps ending; given up');
  log('the database server ended unexpectedly; starting it again');
  try {
    const again = await startServer(dataDir, log);
    if (again.isFolderInUse) return;
    state.child = again.child;
    keepAlive(state, dataDir, log);
  } catch (error) {
    log(error.message);
  }
};

/** Starts the server again when it ends without having been told to. */
const keepAlive = (state, dataDir, log) => {
  state.child.once('exit', () => {
    state.restarting = startAgain(state, dataDir, log);
  });
};

const ownHandle = ({ child, port }, dataDir, log) => {
  const state = { child, restarts: 0, restarting: undefined, isClosing: false };
  keepAlive(state, dataDir, log);
  const close = async () => {
    state.isClosing = true;
    await state.restarting;
    const holder = leaseHolder(dataDir);
    if (holder && holder.pid !== process.pid) {
      log(`the portal (process ${holder.pid}) uses the database by now; left running`);
      state.child.unref();
      return;
    }
    await stop(state.child, { grace: 30_000 });
  };
  return { uri: databaseUri(port), port, startedHere: true, close };
};

const adopt = async (port, log) => {
  log(`the database server on port ${port} already runs on this folder; it is used and left running`);
  await ensurePrimary(port);
  return { uri: databaseUri(port), port, startedHere: false, close: async () => undefined };
};

/**
 * Opens the database of a data folder: `{uri, port, startedHere, close()}`.
 * `close` stops the server if this call started it. The caller sees to MONGODB_URI first.
 */
export const openDatabase = async ({ dataDir, log = () => undefined }) => {
  const { databaseFolder } = serverFiles(dataDir);
  mkdirSync(databaseFolder, { recursive: true });
  const living = await livingPort(dataDir, databaseFolder);
  if (living !== undefined) return adopt(living, log);
  const started = await startServer(dataDir, log);
  if (started.isFolderInUse) return adopt(await waitForOther(dataDir, databaseFolder), log);
  return ownHandle(started, dataDir, log);
};
