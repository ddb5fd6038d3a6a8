/** The portal's server as a child process, from start to readiness to its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inProject, nodeBinary } from './project.mjs';
import { start } from './run.mjs';

const patience = 120_000;

const server = inProject('dist', 'backend', 'src', 'main.js');
const endWithParent = pathToFileURL(inProject('scripts', 'support', 'end-with-parent.mjs')).href;

/** V8 would keep 67 MB for young objects from the start on (docs/performance.md). */
export const memoryOptions = ['--max-semi-space-size=16'];

/**
 * Starts the built server with these settings added to the environment.
 * It has a process group of its own: Ctrl-C in a terminal reaches only its starter, which then ends it in order.
 * `output` and `errors` take what a child's standard streams take.
 */
export const startPortal = (settings, { output = 'inherit', errors = output, nodeOptions = [] } = {}) =>
  start(nodeBinary(), [...memoryOptions, ...nodeOptions, '--enable-source-maps', '--import', endWithParent, server], {
    env: settings,
    stdio: ['ignore', output, errors, 'ipc'],
    detached: true,
  });

const isReady = async (address) => {
  try {
    const answer = await fetch(`${address}/api/v1/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
};

/** Waits until the server says that it is ready; false when it ended first or never became so. */
export const waitUntilReady = async (child, address) => {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(150)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (await isReady(address)) return true;
  }
  return false;
};
