/** The one-member replica set that gives transactions and change streams. */
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';

export const setName = 'portal';

const notYetInitialized = 94;
/** Another command configures the set at this moment: already initialised, or in the middle of it. */
const configuredByOther = [23, 109];
/** A moved member first asks its old address whether it is itself; a silent program there costs 30 seconds. */
const patience = 60_000;

/** Opens a direct connection to the server on this port, whatever the state of its set, for one piece of work. */
export const withServer = async (port, work, { timeout = 10_000 } = {}) => {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: timeout,
    connectTimeoutMS: timeout,
    appName: 'portal scripts',
  });
  try {
    await client.connect();
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
};

/** The address for drivers; the path names the portal's database. */
export const databaseUri = (port, database = 'grant_portal') =>
  `mongodb://127.0.0.1:${port}/${database}?replicaSet=${setName}`;

const storedConfiguration = async (admin) => {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error.code === notYetInitialized) return undefined;
    throw error;
  }
};

/** A member keeps its address, so a new port needs a forced reconfiguration: the set has no primary to ask. */
const moveTo = (admin, config, host) => {
  const members = [{ ...config.members[0], host }];
  return admin.command({ replSetReconfig: { ...config, members, version: config.version + 1 }, force: true });
};

const configure = async (admin, host) => {
  const config = await storedConfiguration(admin);
  if (config === undefined) await admin.command({ replSetInitiate: { _id: setName, members: [{ _id: 0, host }] } });
  else if (config.members[0].host !== host) await moveTo(admin, config, host);
};

/** Makes the server the primary of its own set at its present port, whatever it was before. */
export const ensurePrimary = async (port) => {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(30)) {
    if (await isPrimaryOnceConfigured(port)) return;
  }
  throw new Error(`the database did not become writable within ${patience / 1000} s`);
};

/** Uses a connection of its own each time: the server closes those it had when it changes its state. */
const isPrimaryOnceConfigured = async (port) => {
  try {
    return await withServer(port, async (admin) => {
      await configure(admin, `127.0.0.1:${port}`);
      return (await admin.command({ hello: 1 })).isWritablePrimary;
    });
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoNetworkError || configuredByOther.includes(error.code)) return false;
    throw error;
  }
};
