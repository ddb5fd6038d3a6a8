/** A database for one run of tests or measurements: a port and a folder of its own, both gone at the end. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/ports.mjs';
import { stop } from '../support/run.mjs';
import { Refusal } from '../support/say.mjs';
import { findMongod } from './mongod-binary.mjs';
import { serverFiles, startMongod } from './mongod-process.mjs';
import { databaseUri, ensurePrimary } from './replica-set.mjs';

/**
 * Starts it: `{uri, port, folder, kill, startAgain, freeze, thaw, close}`. `kill` is a power cut, `startAgain` brings it back on the same port and
 * files; frozen it holds its connections and answers nothing.
 */
export const openDisposableDatabase = async ({ cacheGigabytes = 0.5 } = {}) => {
  const binary = (await findMongod()).path;
  if (!binary) throw new Refusal('there is no mongod: run `node scripts/set-up.mjs --test` first');
  const folder = mkdtempSync(join(tmpdir(), 'grant-portal-database-'));
  const files = serverFiles(folder);
  mkdirSync(files.databaseFolder);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const port = await freePort();
    const launch = async () => (await startMongod(binary, { ...files, port, cacheGigabytes })).child;
    let child = await launch();
    const kill = () => stop(child, { signal: 'SIGKILL' });
    await ensurePrimary(port);
    return {
      uri: databaseUri(port),
      port,
      folder,
      kill,
      startAgain: async () => {
        child = await launch();
      },
      freeze: () => child.kill('SIGSTOP'),
      thaw: () => child.kill('SIGCONT'),
      close: async () => {
        await kill();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};
