/** Finds a mongod that runs on this machine. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/run.mjs';
import { isExecutable, onPath } from '../support/files.mjs';
import { Refusal } from '../support/say.mjs';

/** Transactions and time-outs as the portal uses them; older servers are passed over. */
const oldestMajor = 6;

/** Outside of the project, so that a second clone downloads nothing. */
export const cacheFolder = () =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'grant-portal');

export const cachedMongod = () =>
  join(cacheFolder(), process.platform === 'win32' ? 'mongod.exe' : 'mongod');

/** Tries a binary: `{path, version}`, or `{reason}` why it is of no use. */
export const tryMongod = async (path) => {
  if (!isExecutable(path)) return { reason: `${path} is not an executable file` };
  const { code, output } = await run(path, ['--version'], { timeout: 20_000 });
  const version = /db version v(\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (code !== 0 || version === undefined) return { reason: `${path} does not run: ${output.trim().split('\n')[0]}` };
  if (Number.parseInt(version, 10) < oldestMajor) return { reason: `${path} is version ${version}, too old` };
  return { path, version };
};

/** The mongod to use, `{path, version}`, or `{reasons}` when there is none yet. */
export const findMongod = async () => {
  const named = process.env.MONGOD_BINARY;
  if (named) {
    const found = await tryMongod(named);
    if (found.path) return found;
    throw new Refusal(`MONGOD_BINARY is of no use: ${found.reason}`);
  }
  const reasons = [];
  for (const path of [onPath('mongod'), cachedMongod()].filter(isPresent)) {
    const found = await tryMongod(path);
    if (found.path) return found;
    reasons.push(found.reason);
  }
  return { reasons };
};

const isPresent = (path) => path !== undefined && isExecutable(path);
