/** One mongod process: started on the loopback interface, watched until it listens, stopped by its id. */
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readText } from '../support/files.mjs';
import { stop } from '../support/run.mjs';
import { setName } from './replica-set.mjs';

const patience = 60_000;

/**
 * zlib is left out (CVE-2025-14847); a signalled shutdown need not wait for other members of the set. A portal that is killed leaves its
 * transactions open, which nobody can write past: they are given up after ten seconds instead of sixty.
 */
const serverArguments = ({ databaseFolder, logFile, port, cacheGigabytes }) => [
  ...['--dbpath', databaseFolder, '--logpath', logFile, '--logappend', '--quiet'],
  ...['--bind_ip', '127.0.0.1', '--port', String(port), '--replSet', setName],
  ...['--networkMessageCompressors', 'snappy,zstd', '--wiredTigerCacheSizeGB', String(cacheGigabytes)],
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
  ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
];

/** Starts mongod in a session of its own, so that Ctrl-C in a terminal reaches the portal first. */
const launch = (binary, options) => {
  const output = openSync(options.outputFile, 'w');
  const child = spawn(binary, serverArguments(options), { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  return child;
};

const isListening = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (is) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
  });

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Why mongod ended at once: its own words, from its output or the last error lines of its log. */
const lastWords = ({ outputFile, logFile }) => {
  const errors = readText(logFile)
    .split('\n')
    .filter((line) => /"s":"[EF]"/.test(line));
  return [readText(outputFile).trim(), ...errors.slice(-2)].filter(Boolean).join('\n').slice(0, 1_000);
};

/** mongod's exit code when another process holds the folder. */
const folderInUse = 100;

/**
 * Starts mongod and waits until it listens: `{child}`; `{isFolderInUse: true}` when another mongod holds the folder.
 * Throws with the server's own words otherwise.
 */
export const startMongod = async (binary, options) => {
  const child = launch(binary, options);
  const startFailure = new Promise((_, reject) => child.once('error', reject));
  startFailure.catch(() => undefined);
  for (const end = Date.now() + patience; Date.now() < end; await Promise.race([sleep(40), startFailure])) {
    if (child.exitCode === folderInUse) return { isFolderInUse: true };
    if (hasEnded(child)) throw new Error(`mongod ended at once:\n${lastWords(options)}`);
    if (await isListening(options.port)) return { child };
  }
  await stop(child);
  throw new Error(`mongod does not listen on port ${options.port} after ${patience / 1000} s; see ${options.logFile}`);
};

/** The files of a server beside its database, in a folder given by its owner. */
export const serverFiles = (folder) => ({
  databaseFolder: join(folder, 'db'),
  logFile: join(folder, 'mongod.log'),
  outputFile: join(folder, 'mongod.out'),
});
