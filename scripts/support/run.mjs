/** Child processes: started, waited for, and stopped by their own id, never by name. */
import { spawn } from 'node:child_process';
import { projectFolder, toolEnvironment } from './project.mjs';

const needsShell = (command) => process.platform === 'win32' && command.endsWith('.cmd');
const running = new Set();

/** Starts a command in the project folder; it is stopped with this process at the latest. */
export const start = (command, args, { env = {}, stdio = 'inherit', cwd = projectFolder, detached = false } = {}) => {
  const child = spawn(command, args, {
    cwd,
    stdio,
    detached,
    env: toolEnvironment(env),
    shell: needsShell(command),
  });
  running.add(child);
  const forget = () => running.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
};

/** Waits for the end of a child: its exit code, 127 when it could not be started, 1 when a signal ended it. */
export const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1);
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });

const collect = (child, onOutput) => {
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      chunks.push(text);
      onOutput?.(text);
    });
  }
  return chunks;
};

/**
 * Runs a command to its end and returns `{code, output}`.
 * `onOutput` hears the output as it comes; `timeout` (milliseconds) ends a command that hangs, which
 * may end its own children first.
 */
export const run = async (command, args, { env, cwd, onOutput, timeout } = {}) => {
  const child = start(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = collect(child, onOutput);
  const timer = timeout && setTimeout(() => void stop(child, { signal: 'SIGINT', grace: 20_000 }), timeout);
  const code = await ended(child);
  clearTimeout(timer);
  return { code, output: chunks.join('') };
};

/** Asks a child to end and, when it does not within the grace (milliseconds), ends it. */
export const stop = async (child, { signal = 'SIGTERM', grace = 10_000 } = {}) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), grace);
  await ended(child);
  clearTimeout(timer);
};

/** Stops every child that still runs. */
export const stopAll = () => Promise.all([...running].map((child) => stop(child)));

/** Runs the clean-up once when the person or the system ends this process, then exits. */
export const onInterrupt = (cleanUp, { exitCode = 0 } = {}) => {
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    await cleanUp();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
};
