/** What `npm start` and `npm run dev` have in common: address, data folder, lease and database. */
import { openDatabase } from '../database/embedded.mjs';
import { takeLease } from '../database/folder-lease.mjs';
import { isPortFree } from './ports.mjs';
import { dataFolder } from './project.mjs';
import { Refusal } from './say.mjs';

const everywhere = ['0.0.0.0', '::'];

/** The settings from the environment: `{host, port, address, dataDir}`. */
export const portalSettings = (wantedPort = process.env.PORT) => {
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(wantedPort || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`no such port: ${wantedPort}`);
  const name = everywhere.includes(host) ? '127.0.0.1' : host;
  return { host, port, address: `http://${name.includes(':') ? `[${name}]` : name}:${port}`, dataDir: dataFolder() };
};

export const requirePort = async (port, host) => {
  if (await isPortFree(port, host)) return;
  throw new Refusal(`port ${port} is taken by another program. Choose another: PORT=${port + 1}`);
};

/** Takes the data folder for this portal, or names who has it; returns how to let go. */
export const holdFolder = (dataDir, port) => {
  const { release, holder } = takeLease(dataDir, { port });
  if (release) return release;
  throw new Refusal(
    `a portal already runs on ${dataDir}: process ${holder.pid}, port ${holder.port}, since ${holder.since}.\n` +
      'Use that one, end it, or give this one another folder and port: DATA_DIR=./other PORT=3001',
  );
};

/** The database that MONGODB_URI names, else the embedded one of the folder: `{uri, close()}`. */
export const openChosenDatabase = async (dataDir, log) => {
  const uri = process.env.MONGODB_URI;
  return uri ? { uri, close: async () => undefined } : openDatabase({ dataDir, log });
};
