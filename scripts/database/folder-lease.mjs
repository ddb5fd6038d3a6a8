/** One portal per data folder: the file names who holds it, and counts only while that process lives. */
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson, readText } from '../support/files.mjs';

const leaseFile = (dataDir) => join(dataDir, 'portal.json');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** When the process began, in the kernel's ticks (Linux): tells it from a later one with the same id. */
const beginning = (pid) => readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19];

const isHeld = (lease) => lease !== undefined && isAlive(lease.pid) && beginning(lease.pid) === lease.beginning;

/** The living holder `{pid, port, since}` of the folder, or undefined. */
export const leaseHolder = (dataDir) => {
  const lease = readJson(leaseFile(dataDir));
  return isHeld(lease) ? lease : undefined;
};

/** Moves a dead holder's file away; puts it back if a living one took its place meanwhile. */
const clearDead = (path) => {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
    if (isHeld(readJson(aside))) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(error.code)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

const tryToWrite = (path, lease) => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(lease, null, 2)}\n`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Takes the folder: `{release()}`, or `{holder}` when a living portal has it. */
export const takeLease = (dataDir, { port }) => {
  const path = leaseFile(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  const { pid } = process;
  const lease = { pid, beginning: beginning(pid), port, since: new Date().toISOString() };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (tryToWrite(path, lease)) return { release: () => rmSync(path, { force: true }) };
    const holder = leaseHolder(dataDir);
    if (holder) return { holder };
    clearDead(path);
  }
  throw new Error(`${path} could not be taken`);
};
